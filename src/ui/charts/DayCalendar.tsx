import { memo, useMemo, useState } from "react";
import { colourOfClass, type Scheme } from "../../map/ramps.ts";
import { nameDate, WEEKDAYS, weekdayOfDay } from "../../model/wall-clock.ts";
import { formatCount } from "../../model/wording.ts";
import { useScheme } from "../use-scheme.ts";
import { ChartReadout } from "./ChartReadout.tsx";
import { classifyEvenly, type EvenClasses } from "./even-classes.ts";
import { type DayBlock, isoDateOfDay, layOutDays, weekOfDay } from "./lay-out-days.ts";
import { RAMP_LEGEND_HEIGHT, RampLegend } from "./RampLegend.tsx";
import { ScrollRegion } from "./ScrollRegion.tsx";
import { useWidth } from "./use-width.ts";
import "./charts.css";

const LEFT = 36;
const HEAD = 34;
const HEAD_UNNAMED = 18;
const GAP = 10;
const LEAST_CELL = 9;
const LARGEST_CELL = 18;

/**
 * Rows per day, each year as rows of weekdays by columns of weeks, halves of years where whole ones would be too fine. Days
 * with an event have a ring; days without data (NaN) are left empty. Ten years scroll.
 */
export function DayCalendar(props: {
  label: string;
  /** Days since 1970-01-01. */
  firstDay: number;
  /** One count per day from then on, NaN where there is no data. */
  counts: ArrayLike<number>;
  /** Days since 1970-01-01 that get a ring. */
  eventDays?: ReadonlySet<number>;
  height?: number;
}) {
  const { firstDay, counts, eventDays, height = 380 } = props;
  const scheme = useScheme();
  const [holder, width] = useWidth();
  const [shown, setShown] = useState<number | null>(null);
  const classes = useMemo(() => classifyEvenly(Array.from(counts).filter(Number.isFinite)), [counts]);
  const room = width - LEFT - 12;
  const halves = room / 54 < LEAST_CELL;
  const blocks = useMemo(
    () => layOutDays(firstDay, firstDay + counts.length - 1, halves),
    [firstDay, counts, halves],
  );
  const cell = Math.floor(Math.min(LARGEST_CELL, Math.max(6, room / (halves ? 27 : 54))));
  const tops = [RAMP_LEGEND_HEIGHT + 6];
  for (const block of blocks) tops.push((tops.at(-1) as number) + headOf(block) + 7 * cell + GAP);
  const drawn = tops.at(-1) as number;

  return (
    <div className="chart">
      <ScrollRegion
        className="chart-scroll"
        label={props.label}
        scrolls={drawn > height}
        style={{ maxHeight: height }}
      >
        <div ref={holder} style={{ minHeight: Math.min(height, drawn) }}>
          {width > 0 && (
            <svg
              className="chart__svg"
              width={width}
              height={drawn}
              role="img"
              aria-label={props.label}
              onPointerOver={({ target }) => setShown(dayOfElement(target))}
              onPointerLeave={() => setShown(null)}
            >
              <RampLegend x={LEFT} y={0} width={room} edges={classes.edges} />
              {eventDays && (
                <g transform={`translate(${Math.min(width - 70, LEFT + 260)} 16)`}>
                  <rect className="chart-ring" width={9} height={9} rx={1.5} />
                  <text className="chart-tick" x={15} y={9}>
                    event
                  </text>
                </g>
              )}
              {blocks.map((block, i) => (
                <g key={block.firstDay} transform={`translate(0 ${tops[i]})`}>
                  <Block
                    block={block}
                    cell={cell}
                    firstDay={firstDay}
                    counts={counts}
                    eventDays={eventDays}
                    classes={classes}
                    scheme={scheme}
                  />
                </g>
              ))}
            </svg>
          )}
        </div>
      </ScrollRegion>
      <ChartReadout>
        {shown === null
          ? `Point at a day to read it${drawn > height ? "; scroll for earlier years" : ""}.`
          : describeDay(shown, counts[shown - firstDay] ?? Number.NaN, eventDays?.has(shown) ?? false)}
      </ChartReadout>
    </div>
  );
}

const Block = memo(function DrawBlock(props: {
  block: DayBlock;
  cell: number;
  firstDay: number;
  counts: ArrayLike<number>;
  eventDays: ReadonlySet<number> | undefined;
  classes: EvenClasses;
  scheme: Scheme;
}) {
  const { block, cell, firstDay, counts, eventDays, classes } = props;
  const days = Array.from({ length: block.days }, (_, i) => block.firstDay + i).filter((day) =>
    Number.isFinite(counts[day - firstDay] ?? Number.NaN),
  );
  const xOf = (day: number) => LEFT + weekOfDay(block.firstDay, day) * cell;
  const head = headOf(block);
  const yOf = (day: number) => head + weekdayOfDay(day) * cell;
  return (
    <>
      <text className="chart-year" y={14}>
        {block.label}
      </text>
      {block.months.map(({ label, week }) => (
        <text key={label} className="chart-tick" x={LEFT + week * cell} y={head - 6}>
          {label}
        </text>
      ))}
      {WEEKDAYS.map((name, day) =>
        day % 2 === 0 && (cell >= 7 || day % 4 === 0) ? (
          <text
            key={name}
            className="chart-tick"
            x={LEFT - 8}
            y={head + (day + 0.5) * cell}
            dy="0.35em"
            textAnchor="end"
          >
            {name}
          </text>
        ) : null,
      )}
      {days.map((day) => (
        <rect
          key={day}
          data-day={day}
          x={xOf(day) + 0.5}
          y={yOf(day) + 0.5}
          width={cell - 1}
          height={cell - 1}
          rx={1.5}
          fill={colourOfClass(
            props.scheme,
            classes.classOf(counts[day - firstDay] as number),
            classes.edges.length,
          )}
        />
      ))}
      {days
        .filter((day) => eventDays?.has(day))
        .map((day) => (
          <rect
            key={day}
            className="chart-ring"
            x={xOf(day) + 0.75}
            y={yOf(day) + 0.75}
            width={cell - 1.5}
            height={cell - 1.5}
            rx={1.5}
          />
        ))}
    </>
  );
});

function headOf({ label }: DayBlock): number {
  return label === "" ? HEAD_UNNAMED : HEAD;
}

function dayOfElement(target: EventTarget): number | null {
  const day = target instanceof SVGElement ? target.dataset.day : undefined;
  return day === undefined ? null : Number(day);
}

function describeDay(day: number, rows: number, hasEvent: boolean): string {
  const recorded = Number.isFinite(rows) ? `${formatCount(rows)} recorded` : "no data";
  return `${nameDate(isoDateOfDay(day))}, ${recorded}${hasEvent ? ", event" : ""}`;
}
