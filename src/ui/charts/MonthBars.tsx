import { memo } from "react";
import type { MonthIndex } from "../../model/units.ts";
import { nameMonth } from "../../model/wall-clock.ts";
import { formatCount } from "../../model/wording.ts";
import { chooseCountScale, placeLinear } from "./axis-ticks.ts";
import { ChartReadout } from "./ChartReadout.tsx";
import { CountAxis, widthOfTicks } from "./CountAxis.tsx";
import { EventTicks } from "./EventTicks.tsx";
import { indexAt } from "./index-at.ts";
import { type MonthTrend, MonthTrendLine } from "./MonthTrendLine.tsx";
import { type MonthRange, nameMonthRange, spanMonths, toggleMonth } from "./month-range.ts";
import { chooseMonthTicks } from "./month-ticks.ts";
import { SelectableDrawing } from "./SelectableDrawing.tsx";
import { estimateTextWidth } from "./text-width.ts";
import { usePointerBlock } from "./use-pointer-block.ts";
import { useSelectableList } from "./use-selectable-list.ts";
import { useWidth } from "./use-width.ts";
import "./charts.css";
import { Unspoken } from "./Unspoken.tsx";

const TOP = 8;
const AXIS = 20;
const EVENTS = 17;
/** Below this width there is no room for the whole hint. */
const NARROW = 360;

/**
 * Rows by month as bars. A click selects a month, a drag or Shift with the arrow keys a stretch of them; the same month
 * again, or Escape, selects none.
 */
export const MonthBars = memo(function MonthBars(props: {
  label: string;
  firstMonth: MonthIndex;
  counts: ArrayLike<number>;
  trend?: MonthTrend | undefined;
  /** Events in each month, drawn as ticks below the bars. */
  events?: ArrayLike<number> | undefined;
  selected?: MonthRange | null;
  onSelect?: ((months: MonthRange | null) => void) | undefined;
  height?: number;
}) {
  const { firstMonth, trend, events, onSelect, height = 176 } = props;
  const kept = props.selected ?? null;
  const [holder, width] = useWidth();
  const counts = Array.from(props.counts);

  const { top, ticks } = chooseCountScale(Math.max(...counts, ...finiteOf(trend?.high ?? trend?.value)), 3);
  const left = Math.max(widthOfTicks(ticks), events ? 6 + estimateTextWidth("events", 11) : 0);
  const base = height - AXIS - (events ? EVENTS : 0);
  const x = placeLinear(0, Math.max(1, counts.length), left, Math.max(left + 1, width));
  const y = placeLinear(0, top, base, TOP);
  const step = x(1) - x(0);
  const inset = Math.min(1, step * 0.1);
  const monthsBetween = (from: number, to: number) => spanMonths(firstMonth + from, firstMonth + to);

  const pointer = usePointerBlock<number>(
    (px) => indexAt(px, left, step, counts.length),
    ({ from, to }) => {
      list.start(to);
      onSelect?.(from === to ? toggleMonth(kept, firstMonth + from) : monthsBetween(from, to));
    },
  );
  const selected = pointer.block ? monthsBetween(pointer.block.from, pointer.block.to) : kept;
  const list = useSelectableList({
    name: "Months",
    count: counts.length,
    orientation: "horizontal",
    hasSelection: kept !== null,
    actions: onSelect
      ? {
          onExtend: (anchor, to) => onSelect(monthsBetween(anchor, to)),
          onToggle: (i) => onSelect(toggleMonth(kept, firstMonth + i)),
          onClear: () => onSelect(null),
        }
      : null,
  });
  const isIn = (i: number) =>
    selected !== null && firstMonth + i >= selected.from && firstMonth + i <= selected.to;
  const describe = (i: number) => describeMonth(firstMonth + i, counts[i] ?? 0, events?.[i]);

  const shown = pointer.hovered ?? list.focused;
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {width > 0 && (
        <SelectableDrawing
          label={props.label}
          width={width}
          height={height}
          handlers={onSelect ? pointer.handlers : null}
        >
          <CountAxis ticks={ticks} y={y} left={left} right={width} />
          {selected && (
            <SelectedStretch
              from={x(Math.max(0, selected.from - firstMonth))}
              to={x(Math.min(counts.length, selected.to - firstMonth + 1))}
              base={base}
            />
          )}
          <g {...list.listProps}>
            {counts.map((rows, i) => (
              <g key={firstMonth + i} {...list.itemProps(i, describe(i), isIn(i))}>
                <rect
                  className="chart-bar"
                  data-muted={(selected !== null && !isIn(i)) || undefined}
                  x={x(i) + inset}
                  width={Math.max(0.5, step - 2 * inset)}
                  y={y(rows)}
                  height={base - y(rows)}
                />
                <rect
                  className="chart-hit"
                  data-export="omit"
                  x={x(i) + 1}
                  width={Math.max(1, step - 2)}
                  y={TOP - 5}
                  height={base - TOP + 5}
                >
                  {!onSelect && <title>{describe(i)}</title>}
                </rect>
              </g>
            ))}
          </g>
          <Unspoken>
            {trend && <MonthTrendLine trend={trend} x={x} y={y} months={counts.length} />}
            {events && <EventTicks events={events} x={x} y={base + 6} left={left} />}
            {chooseMonthTicks(firstMonth, counts.length, step).map(({ month, label }) => (
              <g key={month} transform={`translate(${x(month - firstMonth)} ${height - AXIS})`}>
                <line className="chart-axis-tick" y1={events ? 1 : 0} y2={5} />
                <text className="chart-tick" data-strong={/^\d/.test(label) || undefined} x={3} y={14}>
                  {label}
                </text>
              </g>
            ))}
          </Unspoken>
        </SelectableDrawing>
      )}
      {onSelect && (
        <ChartReadout>
          {pointer.block && selected
            ? nameMonthRange(selected)
            : shown !== null && counts[shown] !== undefined
              ? describe(shown)
              : selected
                ? `${nameMonthRange(selected)} selected.`
                : `Click a month, or drag over several${width < NARROW ? "." : ", to count only those."}`}
        </ChartReadout>
      )}
    </div>
  );
});

function SelectedStretch({ from, to, base }: { from: number; to: number; base: number }) {
  return (
    <Unspoken>
      <rect className="chart-stretch" x={from} width={Math.max(0, to - from)} y={2} height={base - 2} />
      <path className="chart-stretch-end" d={`M${from} ${base}V2H${to}V${base}`} />
    </Unspoken>
  );
}

function describeMonth(month: MonthIndex, rows: number, events: number | undefined): string {
  const held = events ? `, ${events} ${events === 1 ? "event" : "events"}` : "";
  return `${nameMonth(month)}, ${formatCount(rows)} recorded${held}`;
}

function finiteOf(values: ArrayLike<number> | undefined): number[] {
  return Array.from(values ?? []).filter(Number.isFinite);
}
