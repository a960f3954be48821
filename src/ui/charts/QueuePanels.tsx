import { formatTimeOfDay } from "../../model/wall-clock.ts";
import { chooseCountScale, type Place, placeLinear } from "./axis-ticks.ts";
import { CountAxis, widthOfTicks } from "./CountAxis.tsx";
import { chooseClockTicks } from "./clock-ticks.ts";
import { SelectableDrawing } from "./SelectableDrawing.tsx";
import { estimateTextWidth, fitText } from "./text-width.ts";
import { Unspoken } from "./Unspoken.tsx";
import { useWidth } from "./use-width.ts";
import "./charts.css";

/** One queue: how many have come and how many are through, a value a minute from the drawing's `from` on. */
export interface QueuePanel {
  readonly name: string;
  /** What it comes to, in few words. */
  readonly said: string;
  readonly come: ArrayLike<number>;
  readonly gone: ArrayLike<number>;
  /** What its axis must hold. */
  readonly most: number;
  /** Times to mark, in minutes as `from` is. */
  readonly marks: readonly QueueMark[];
}

/** A time at which something ends; its words stand at the top where the curves are low, else at the foot. */
export interface QueueMark {
  readonly time: number;
  readonly text: string;
  readonly place: "top" | "foot";
}

const HEAD = 38;
const PLOT = 104;
const GAP = 14;
const AXIS = 20;
const NARROW = 520;

/**
 * Cumulative counts, a panel a queue, one below the other over the same minutes: the upper line who has come, the lower who is
 * through, the band between them who waits (Newell's diagram). A strong line stands at one minute.
 */
export function QueuePanels(props: {
  label: string;
  /** First and last minute, after midnight of the event's date. */
  from: number;
  to: number;
  at: number;
  panels: readonly QueuePanel[];
}) {
  const { from, to, at, panels } = props;
  const [holder, width] = useWidth();
  const scales = panels.map(({ most }) => chooseCountScale(most, 2));
  const left = Math.max(...scales.map(({ ticks }) => widthOfTicks(ticks)));
  const x = placeLinear(from, to, left, Math.max(left + 1, width - 1));
  const every = HEAD + PLOT + GAP;
  const height = panels.length * every + AXIS;
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {width > 0 && (
        <SelectableDrawing label={props.label} width={width} height={height} handlers={null}>
          <Unspoken>
            {panels.map((panel, i) => {
              const { top, ticks } = scales[i] ?? { top: 1, ticks: [0, 1] };
              const y = placeLinear(0, top, HEAD + PLOT, HEAD);
              return (
                <g key={`${i} ${panel.name}`} transform={`translate(0 ${i * every})`}>
                  <PanelHead panel={panel} width={width} />
                  <CountAxis ticks={ticks} y={y} left={left} right={width} />
                  <Curves panel={panel} from={from} to={to} x={x} y={y} />
                  {panel.marks.map((mark, row) => (
                    <Mark key={mark.text} mark={mark} row={row} x={x} left={left} width={width} />
                  ))}
                  <path className="chart-now" d={`M${x(at)} ${HEAD - 4}V${HEAD + PLOT}`} />
                </g>
              );
            })}
            {chooseClockTicks(from, to, width < NARROW ? 4 : 8).map((time) => (
              <g key={time} transform={`translate(${x(time)} ${height - AXIS})`}>
                <line className="chart-axis-tick" y1={-GAP + 2} y2={-GAP + 7} />
                <text className="chart-tick" y={6} textAnchor="middle">
                  {formatTimeOfDay(time)}
                </text>
              </g>
            ))}
          </Unspoken>
        </SelectableDrawing>
      )}
    </div>
  );
}

function PanelHead({ panel, width }: { panel: QueuePanel; width: number }) {
  return (
    <>
      <text className="chart-name" data-strong y={11}>
        {fitText(panel.name, width, 12.5)}
      </text>
      <text className="chart-tick" y={26}>
        {fitText(panel.said, width, 11)}
      </text>
    </>
  );
}

function Curves(props: { panel: QueuePanel; from: number; to: number; x: Place; y: Place }) {
  const { panel, from, to, x, y } = props;
  const count = Math.min(panel.come.length, to - from + 1);
  const points = (values: ArrayLike<number>) =>
    Array.from({ length: count }, (_, i) => `${x(from + i).toFixed(1)} ${y(values[i] as number).toFixed(1)}`);
  const [come, gone] = [points(panel.come), points(panel.gone)];
  return (
    <>
      <path className="chart-queue" d={`M${come.join("L")}L${gone.toReversed().join("L")}Z`} />
      <path className="chart-come" d={`M${come.join("L")}`} />
      <path className="chart-line" d={`M${gone.join("L")}`} />
    </>
  );
}

/** Words left of their line where there is room; of several, each on a row of its own. */
function Mark(props: { mark: QueueMark; row: number; x: Place; left: number; width: number }) {
  const { mark, row, x, left, width } = props;
  const place = x(mark.time);
  if (place < left || place > width) return null;
  const fitsLeft = place - 4 - estimateTextWidth(mark.text, 11) >= left;
  return (
    <>
      <path className="chart-last" d={`M${place} ${HEAD}V${HEAD + PLOT}`} />
      <text
        className="chart-tick chart-haloed"
        x={place + (fitsLeft ? -4 : 4)}
        y={mark.place === "top" ? HEAD + 11 + 14 * row : HEAD + PLOT - 6 - 14 * row}
        textAnchor={fitsLeft ? "end" : "start"}
      >
        {mark.text}
      </text>
    </>
  );
}
