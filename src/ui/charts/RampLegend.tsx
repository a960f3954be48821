import { colourOfClass } from "../../map/ramps.ts";
import { formatCount } from "../../model/wording.ts";
import { useScheme } from "../use-scheme.ts";
import { estimateTextWidth } from "./text-width.ts";
import { Unspoken } from "./Unspoken.tsx";

/** How tall a ramp legend is, CSS pixels. */
export const RAMP_LEGEND_HEIGHT = 44;

/** The colours of a chart's counts and how many each goes up to, as a part of the chart's drawing. */
export function RampLegend(props: { x: number; y: number; width: number; edges: readonly number[] }) {
  const scheme = useScheme();
  const { edges } = props;
  const widest = Math.max(...edges.map((edge) => estimateTextWidth(formatCount(edge), 11)));
  const swatch = Math.min(Math.max(28, widest + 8), props.width / edges.length);
  return (
    <Unspoken transform={`translate(${props.x} ${props.y})`}>
      <text className="chart-tick" y={10}>
        Recorded, up to
      </text>
      {edges.map((edge, i) => (
        <g key={edge} transform={`translate(${i * swatch} 16)`}>
          <rect
            className="chart-swatch"
            width={swatch - 1}
            height={8}
            fill={colourOfClass(scheme, i, edges.length)}
          />
          <text className="chart-tick" x={(swatch - 1) / 2} y={21} textAnchor="middle">
            {formatCount(edge)}
          </text>
        </g>
      ))}
    </Unspoken>
  );
}
