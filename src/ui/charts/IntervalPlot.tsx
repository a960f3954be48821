import { chooseRatioTicks, chooseTicks, formatTick, placeLinear, placeLog } from "./axis-ticks.ts";
import {
  describeInterval,
  type IntervalRow,
  type IntervalScale,
  referenceOf,
  spanIntervals,
} from "./interval-rows.ts";
import { estimateTextWidth, fitText } from "./text-width.ts";
import { useWidth } from "./use-width.ts";
import "./charts.css";

const NARROW = 540;
const AXIS = 40;
/** Less room than this left of the reference says nothing there. */
const ROOM_FOR_SIDE = 60;
const TOP = 22;

/**
 * Estimates with intervals, one row each, against the line of no difference; a shrunken estimate as a hollow mark. Intervals
 * that leave the axis end in an arrow. On a narrow page names stand above their marks.
 */
export function IntervalPlot(props: {
  label: string;
  rows: readonly IntervalRow[];
  scale: IntervalScale;
  /** What the axis measures: `times as many as on comparable days`. */
  axisLabel: string;
  /** What lies left and right of the reference: `fewer` and `more`. */
  sides?: readonly [string, string];
  /** Beyond these the axis does not go. */
  limits?: readonly [number, number];
}) {
  const { rows, scale, sides = ["fewer", "more"] } = props;
  const [holder, width] = useWidth();
  const narrow = width < NARROW;
  const row = narrow ? 40 : 28;
  const hasShrunken = rows.some(({ interval }) => interval?.shrunken !== undefined);
  const bottom = TOP + rows.length * row;
  const height = bottom + AXIS + (hasShrunken ? 18 : 0);
  const texts = rows.map(({ interval, text }) =>
    interval ? describeInterval(interval, scale) : (text ?? "too few"),
  );
  const textWidth = Math.max(0, ...texts.map((text) => estimateTextWidth(text, 12))) + 14;
  const nameWidth = Math.max(0, ...rows.map(({ label }) => estimateTextWidth(label, 12.5))) + 14;
  const left = narrow ? 10 : Math.min(nameWidth, width * 0.36);
  const right = Math.max(left + 1, narrow ? width - 10 : width - textWidth);
  const [low, high] = spanIntervals(rows, scale, props.limits ?? null);
  const x = scale === "log" ? placeLog(low, high, left, right) : placeLinear(low, high, left, right);
  const most = Math.max(3, Math.floor((right - left) / (scale === "log" ? 44 : 54)));
  const ticks = scale === "log" ? chooseRatioTicks(low, high, most) : chooseTicks(low, high, most);
  const reference = x(referenceOf(scale));

  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {width > 0 && (
        <svg className="chart__svg" width={width} height={height} role="img" aria-label={props.label}>
          {ticks.map((tick) => (
            <g key={tick} transform={`translate(${x(tick)} 0)`}>
              <line className="chart-grid" y1={TOP - 4} y2={bottom + 4} />
              <text className="chart-tick" y={bottom + 17} textAnchor="middle">
                {formatTick(tick)}
              </text>
            </g>
          ))}
          <line className="chart-reference" x1={reference} x2={reference} y1={TOP - 8} y2={bottom + 4} />
          {reference > ROOM_FOR_SIDE && (
            <text className="chart-tick" x={reference - 6} y={10} textAnchor="end">
              {`← ${sides[0]}`}
            </text>
          )}
          <text className="chart-tick" x={reference + 6} y={10}>
            {`${sides[1]} →`}
          </text>
          {rows.map((each, i) => {
            const y = narrow ? 25 : row / 2;
            return (
              <g key={each.label} transform={`translate(0 ${TOP + i * row})`}>
                <title>{`${each.label}: ${texts[i]}`}</title>
                <text
                  className="chart-name chart-haloed"
                  x={0}
                  y={narrow ? 13 : y}
                  dy={narrow ? 0 : "0.35em"}
                >
                  {fitText(each.label, narrow ? width - textWidth : left - 12, 12.5)}
                </text>
                <text
                  className={`${each.interval ? "chart-number" : "chart-missing"} chart-haloed`}
                  x={width - 2}
                  y={narrow ? 13 : y}
                  dy={narrow ? 0 : "0.35em"}
                  textAnchor="end"
                >
                  {texts[i]}
                </text>
                {each.interval && <IntervalMark interval={each.interval} x={x} y={y} low={low} high={high} />}
              </g>
            );
          })}
          <text className="chart-tick" x={left} y={bottom + AXIS - 4}>
            {props.axisLabel}
          </text>
          {hasShrunken && (
            <g transform={`translate(${left} ${height - 8})`}>
              <circle className="chart-hollow" r={4} cx={5} />
              <text className="chart-tick" x={15} dy="0.35em">
                drawn towards the mean
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  );
}

function IntervalMark(props: {
  interval: NonNullable<IntervalRow["interval"]>;
  x: (value: number) => number;
  y: number;
  low: number;
  high: number;
}) {
  const { interval, x, y, low, high } = props;
  const from = x(Math.max(low, interval.low));
  const to = x(Math.min(high, interval.high));
  const isSeen = interval.estimate >= low && interval.estimate <= high;
  return (
    <>
      <line className="chart-interval" x1={from} x2={to} y1={y} y2={y} />
      {interval.low < low && <path className="chart-arrow" d={`M${from - 5} ${y}l6 -4v8z`} />}
      {interval.high > high && <path className="chart-arrow" d={`M${to + 5} ${y}l-6 -4v8z`} />}
      {isSeen && (
        <rect className="chart-estimate" x={x(interval.estimate) - 4} y={y - 4} width={8} height={8} rx={1} />
      )}
      {interval.shrunken !== undefined && interval.shrunken >= low && interval.shrunken <= high && (
        <circle className="chart-hollow" cx={x(interval.shrunken)} cy={y} r={4} />
      )}
    </>
  );
}
