import type { MouseEvent } from "react";
import { placeLinear } from "../../charts/axis-ticks.ts";
import { SelectableDrawing } from "../../charts/SelectableDrawing.tsx";
import { estimateTextWidth } from "../../charts/text-width.ts";
import { useSelectableList } from "../../charts/use-selectable-list.ts";
import { useWidth } from "../../charts/use-width.ts";
import "../../charts/charts.css";
import { digitsOfColumn, formatInterval, type Interval } from "./format-expected.ts";
import type { HexRow } from "./hex-rows.ts";
import { IntervalWhisker } from "./IntervalWhisker.tsx";

const NARROW = 460;
const FONT = 12.5;
const HEAD = 22;

/** The first hexes as bars of their demand with its interval; a click or Enter selects one on the map, Escape none. */
export function HexBars(props: {
  label: string;
  rows: readonly HexRow[];
  weighted: boolean;
  selected: string | null;
  onSelect: (cell: string | null) => void;
}) {
  const { rows, weighted, selected, onSelect } = props;
  const [holder, width] = useWidth();
  const narrow = width < NARROW;
  const row = narrow ? 42 : 28;
  const expected = formatColumn(rows.map((each) => each.expected));
  const demand = formatColumn(rows.map((each) => each.demand));
  const column = (texts: readonly string[]) =>
    Math.max(72, ...texts.map((text) => estimateTextWidth(text, FONT))) + 16;
  const demandEnd = width - 8;
  const expectedEnd = weighted ? demandEnd - column(demand) : demandEnd;
  const nameWidth = Math.max(90, ...rows.map(({ place }) => estimateTextWidth(place, FONT))) + 22;
  const left = narrow ? 8 : nameWidth;
  const right = Math.max(left + 1, narrow ? width - 10 : expectedEnd - column(expected) - 2);
  const x = placeLinear(0, Math.max(...rows.map((each) => each.demand.high), 0) || 1, left, right);
  const height = HEAD + rows.length * row;
  const toggle = (i: number) => {
    const cell = rows[i]?.cell;
    if (cell !== undefined) onSelect(cell === selected ? null : cell);
  };
  const list = useSelectableList({
    name: "Hexes",
    count: rows.length,
    orientation: "vertical",
    hasSelection: selected !== null,
    actions: { onToggle: toggle, onClear: () => onSelect(null) },
  });
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top - HEAD;
    const i = Math.floor(y / row);
    if (y < 0 || i >= rows.length) return;
    list.start(i);
    toggle(i);
  };
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {width > 0 && (
        <SelectableDrawing label={props.label} width={width} height={height} handlers={{ onClick }}>
          <text className="chart-head" x={expectedEnd} y={12} textAnchor="end">
            Expected (95%)
          </text>
          {weighted && (
            <text className="chart-head" x={demandEnd} y={12} textAnchor="end">
              Demand (95%)
            </text>
          )}
          <g {...list.listProps}>
            {rows.map((each, i) => {
              const isIn = each.cell === selected;
              const textY = narrow ? 13 : row / 2;
              const barY = narrow ? 24 : row / 2 - 5;
              return (
                <g
                  key={each.cell}
                  {...list.itemProps(i, describe(each, expected[i], weighted ? demand[i] : undefined), isIn)}
                  transform={`translate(0 ${HEAD + i * row})`}
                >
                  {isIn && <rect className="chart-stretch" y={1} width={width} height={row - 2} rx={4} />}
                  {isIn && <path className="chart-stretch-end" d={`M1 3V${row - 3}`} />}
                  <text className="chart-name" data-strong={isIn || undefined} x={8} y={textY} dy="0.35em">
                    {each.place}
                  </text>
                  <rect
                    className="chart-bar"
                    x={left}
                    y={barY}
                    width={Math.max(1, x(each.demand.value) - left)}
                    height={10}
                    rx={2}
                  />
                  <IntervalWhisker x1={x(each.demand.low)} x2={x(each.demand.high)} y={barY + 5} />
                  <text className="chart-number" x={expectedEnd} y={textY} dy="0.35em" textAnchor="end">
                    {expected[i]}
                  </text>
                  {weighted && (
                    <text className="chart-number" x={demandEnd} y={textY} dy="0.35em" textAnchor="end">
                      {demand[i]}
                    </text>
                  )}
                  <rect
                    className="chart-hit"
                    data-export="omit"
                    x={1}
                    y={1}
                    width={width - 2}
                    height={row - 2}
                    rx={4}
                  />
                </g>
              );
            })}
          </g>
        </SelectableDrawing>
      )}
    </div>
  );
}

function formatColumn(intervals: readonly Interval[]): readonly string[] {
  const digits = digitsOfColumn(intervals.map(({ value }) => value));
  return intervals.map((interval) => formatInterval(interval, digits));
}

function describe({ place }: HexRow, expected: string | undefined, demand: string | undefined): string {
  const weighed = demand === undefined ? "" : `, demand ${demand}`;
  return `${place}, expected ${expected}${weighed}`;
}
