import { placeLinear } from "../../charts/axis-ticks.ts";
import { estimateTextWidth } from "../../charts/text-width.ts";
import { useWidth } from "../../charts/use-width.ts";
import "../../charts/charts.css";
import { formatInterval } from "./format-expected.ts";
import { IntervalWhisker } from "./IntervalWhisker.tsx";
import type { PhaseRow } from "./phase-rows.ts";

const NARROW = 420;
const FONT = 12.5;

/** What to expect by phase as bars in the phases' colours, each with its interval, its name and its times. */
export function PhaseBars({ label, rows }: { label: string; rows: readonly PhaseRow[] }) {
  const [holder, width] = useWidth();
  const narrow = width < NARROW;
  const row = narrow ? 44 : 34;
  const height = row * rows.length + 4;
  const texts = rows.map(({ total }) => formatInterval(total));
  const textWidth = Math.max(0, ...texts.map((text) => estimateTextWidth(text, FONT))) + 14;
  const nameWidth = rows.every(({ times }) => times === "") ? 86 : 168;
  const left = narrow ? 0 : nameWidth;
  const right = Math.max(left + 1, narrow ? width - 8 : width - textWidth);
  const top = Math.max(...rows.map(({ total }) => total.high), 0);
  const x = placeLinear(0, top || 1, left, right);
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className="chart__svg" width={width} height={height} role="img" aria-label={label}>
          {rows.map(({ phase, name, times, total }, i) => {
            const nameY = narrow ? 13 : row / 2;
            const barY = narrow ? 26 : row / 2 - 7;
            return (
              <g key={name} transform={`translate(0 ${i * row})`}>
                <text
                  className="chart-name"
                  data-strong=""
                  style={phase ? { fill: `var(--phase-ink-${phase})` } : undefined}
                  y={nameY}
                  dy="0.35em"
                >
                  {name}
                </text>
                {times && (
                  <text className="chart-number" x={76} y={nameY} dy="0.35em">
                    {times}
                  </text>
                )}
                <rect
                  className="chart-bar"
                  style={phase ? { fill: `var(--phase-${phase})` } : undefined}
                  x={left}
                  y={barY}
                  width={Math.max(1, x(total.value) - left)}
                  height={14}
                  rx={2}
                />
                <IntervalWhisker x1={x(total.low)} x2={x(total.high)} y={barY + 7} />
                <text className="chart-number" x={width - 2} y={nameY} dy="0.35em" textAnchor="end">
                  {texts[i]}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
