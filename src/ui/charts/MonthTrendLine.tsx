import type { Place } from "./axis-ticks.ts";

/** A line over months with, where known, the band it may lie in; NaN where a month has none. */
export interface MonthTrend {
  readonly name: string;
  readonly value: ArrayLike<number>;
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
}

/** The line and band of a trend over months, broken where a month has none, its name at its end. */
export function MonthTrendLine(props: { trend: MonthTrend; x: Place; y: Place; months: number }) {
  const { trend, x, y, months } = props;
  const { low, high } = trend;
  const indices = Array.from({ length: months }, (_, i) => i);
  const at = (values: ArrayLike<number>, i: number) =>
    `${x(i + 0.5).toFixed(1)} ${y(values[i] as number).toFixed(1)}`;
  const stretches = stretchesOf(indices.filter((i) => Number.isFinite(trend.value[i])));
  const last = stretches.at(-1)?.at(-1);
  return (
    <>
      {low &&
        high &&
        stretches.map((stretch) => (
          <path
            key={stretch[0]}
            className="chart-band"
            d={`M${stretch.map((i) => at(high, i)).join("L")}L${stretch
              .toReversed()
              .map((i) => at(low, i))
              .join("L")}Z`}
          />
        ))}
      {stretches.map((stretch) => (
        <path
          key={stretch[0]}
          className="chart-line"
          d={`M${stretch.map((i) => at(trend.value, i)).join("L")}`}
        />
      ))}
      {last !== undefined && (
        <text
          className="chart-direct"
          x={x(last + 0.5)}
          y={Math.max(14, y(trend.value[last] as number) - 8)}
          textAnchor="end"
        >
          {trend.name}
        </text>
      )}
    </>
  );
}

function stretchesOf(indices: readonly number[]): number[][] {
  const stretches: number[][] = [];
  for (const i of indices) {
    const current = stretches.at(-1);
    if (current && current.at(-1) === i - 1) current.push(i);
    else stretches.push([i]);
  }
  return stretches;
}
