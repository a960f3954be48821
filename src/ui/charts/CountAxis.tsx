import { formatTick, type Place } from "./axis-ticks.ts";
import { estimateTextWidth } from "./text-width.ts";
import { Unspoken } from "./Unspoken.tsx";

/** The thin lines of a count axis and their figures, left of `left`. */
export function CountAxis(props: { ticks: readonly number[]; y: Place; left: number; right: number }) {
  const { ticks, y, left, right } = props;
  return (
    <Unspoken>
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className="chart-grid" data-zero={tick === 0 || undefined} x1={left} x2={right} />
          <text className="chart-tick" x={left - 6} dy="0.35em" textAnchor="end">
            {formatTick(tick)}
          </text>
        </g>
      ))}
    </Unspoken>
  );
}

/** How much room the figures of a count axis need, CSS pixels. */
export function widthOfTicks(ticks: readonly number[]): number {
  return 6 + Math.max(...ticks.map((tick) => estimateTextWidth(formatTick(tick), 11)));
}
