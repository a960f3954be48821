import { type KeyboardEvent, useMemo, useState } from "react";
import { colourOfClass } from "../../map/ramps.ts";
import { WEEKDAYS } from "../../model/wall-clock.ts";
import { useScheme } from "../use-scheme.ts";
import { ChartReadout } from "./ChartReadout.tsx";
import { classifyEvenly } from "./even-classes.ts";
import { RAMP_LEGEND_HEIGHT, RampLegend } from "./RampLegend.tsx";
import { SelectableDrawing } from "./SelectableDrawing.tsx";
import { toggleMembers } from "./toggle-members.ts";
import { usePointerBlock } from "./use-pointer-block.ts";
import { useWidth } from "./use-width.ts";
import {
  describePlace,
  hoursOfBlock,
  hoursOfPlace,
  type MatrixPlace,
  moveInMatrix,
  nameWeekHours,
  outlineHours,
} from "./week-hours.ts";
import "./charts.css";

const LEFT = 36;
const HEAD = 20;

/**
 * Rows by hour of the week as a matrix, Monday first. A click or Enter switches a cell, or the whole day or hour of a head;
 * a drag switches a block; Escape selects none. One tab stop; the arrow keys move over cells and heads.
 */
export function WeekHourMatrix(props: {
  label: string;
  /** 168 counts, from Monday 00:00 on. */
  counts: ArrayLike<number>;
  selected?: ReadonlySet<number> | null;
  onSelect?: (weekHours: ReadonlySet<number> | null) => void;
}) {
  const { counts, onSelect } = props;
  const scheme = useScheme();
  const [holder, width] = useWidth();
  const [active, setActive] = useState<MatrixPlace>({ day: 0, hour: 0 });
  const [focused, setFocused] = useState<MatrixPlace | null>(null);
  const classes = useMemo(() => classifyEvenly(counts), [counts]);

  const cell = Math.max(1, (width - LEFT) / 24);
  const row = Math.round(Math.min(28, Math.max(22, cell)));
  const bottom = HEAD + 7 * row;
  const height = bottom + 10 + RAMP_LEGEND_HEIGHT;
  const labelEvery = cell >= 20 ? 1 : 3;

  const pointer = usePointerBlock<MatrixPlace>(
    (x, y) => placeAt((x - LEFT) / cell, (y - HEAD) / row),
    ({ from, to }) => {
      setActive(to);
      onSelect?.(toggleMembers(props.selected ?? null, hoursBetween(from, to)));
    },
  );
  const selected = pointer.block
    ? toggleMembers(props.selected ?? null, hoursBetween(pointer.block.from, pointer.block.to))
    : (props.selected ?? null);

  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const next = moveInMatrix(event.key, active, event.ctrlKey || event.metaKey);
    if (next) {
      setActive(next);
      event.currentTarget.querySelector<SVGElement>(`[data-at="${next.day} ${next.hour}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      onSelect?.(toggleMembers(props.selected ?? null, hoursOfPlace(active)));
    } else if (event.key === "Escape" && props.selected) onSelect?.(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const gridProps = onSelect && {
    role: "grid",
    "aria-label": "Hours of the week",
    "aria-multiselectable": true,
    onKeyDown,
  };
  const rowProps = onSelect && { role: "row" };
  const propsOf = (role: string, place: MatrixPlace, isIn?: boolean) =>
    onSelect && {
      role,
      "data-at": `${place.day} ${place.hour}`,
      "aria-label": describePlace(place, counts),
      "aria-selected": isIn,
      tabIndex: active.day === place.day && active.hour === place.hour ? 0 : -1,
      onFocus: () => setFocused(place),
      onBlur: () => setFocused(null),
    };

  const shown = pointer.hovered ?? focused;
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {width > 0 && (
        <SelectableDrawing
          label={props.label}
          width={width}
          height={height}
          handlers={onSelect ? pointer.handlers : null}
        >
          <g {...gridProps}>
            <g {...rowProps}>
              {Array.from({ length: 24 }, (_, hour) => (
                <g key={hour} {...propsOf("columnheader", { day: -1, hour })}>
                  <rect
                    className="chart-hit"
                    data-export="omit"
                    x={LEFT + hour * cell}
                    width={cell}
                    height={HEAD}
                  />
                  <title>{describePlace({ day: -1, hour }, counts)}</title>
                  {hour % labelEvery === 0 && (
                    <text className="chart-tick" x={LEFT + (hour + 0.5) * cell} y={13} textAnchor="middle">
                      {String(hour).padStart(2, "0")}
                    </text>
                  )}
                </g>
              ))}
            </g>
            {WEEKDAYS.map((name, day) => (
              <g key={name} {...rowProps}>
                <g {...propsOf("rowheader", { day, hour: -1 })}>
                  <rect
                    className="chart-hit"
                    data-export="omit"
                    y={HEAD + day * row}
                    width={LEFT - 4}
                    height={row}
                  />
                  <title>{describePlace({ day, hour: -1 }, counts)}</title>
                  <text
                    className="chart-tick"
                    x={LEFT - 8}
                    y={HEAD + (day + 0.5) * row}
                    dy="0.35em"
                    textAnchor="end"
                  >
                    {name}
                  </text>
                </g>
                {Array.from({ length: 24 }, (_, hour) => {
                  const weekHour = day * 24 + hour;
                  const isIn = selected?.has(weekHour) ?? false;
                  return (
                    <g key={weekHour} {...propsOf("gridcell", { day, hour }, isIn)}>
                      <rect
                        className="chart-cell"
                        data-muted={(selected !== null && !isIn) || undefined}
                        x={LEFT + hour * cell + 0.5}
                        y={HEAD + day * row + 0.5}
                        width={cell - 1}
                        height={row - 1}
                        fill={colourOfClass(
                          scheme,
                          classes.classOf(counts[weekHour] ?? 0),
                          classes.edges.length,
                        )}
                      />
                      <title>{describePlace({ day, hour }, counts)}</title>
                    </g>
                  );
                })}
              </g>
            ))}
          </g>
          {selected && (
            <path
              className="chart-outline"
              d={outlineHours(selected)
                .map(
                  ([x1, y1, x2, y2]) =>
                    `M${LEFT + x1 * cell} ${HEAD + y1 * row}L${LEFT + x2 * cell} ${HEAD + y2 * row}`,
                )
                .join("")}
            />
          )}
          <RampLegend x={LEFT} y={bottom + 10} width={width - LEFT} edges={classes.edges} />
        </SelectableDrawing>
      )}
      {onSelect && (
        <ChartReadout>
          {pointer.block && selected
            ? nameWeekHours(selected)
            : shown
              ? describePlace(shown, counts)
              : selected
                ? `${nameWeekHours(selected)} selected.`
                : "Click an hour, a day or a block to count only those."}
        </ChartReadout>
      )}
    </div>
  );
}

/** The place at a column and row counted from the first cell; null outside and in the corner between the heads. */
function placeAt(column: number, row: number): MatrixPlace | null {
  const hour = column < 0 ? -1 : Math.floor(column);
  const day = row < 0 ? -1 : Math.floor(row);
  return hour > 23 || day > 6 || (hour < 0 && day < 0) ? null : { day, hour };
}

/** What a drag from one place to another stands for; from a head on, whole days or hours. */
function hoursBetween(from: MatrixPlace, to: MatrixPlace): number[] {
  if (from.day < 0) return hoursOfBlock({ day: 0, hour: from.hour }, { day: 6, hour: Math.max(0, to.hour) });
  if (from.hour < 0) return hoursOfBlock({ day: from.day, hour: 0 }, { day: Math.max(0, to.day), hour: 23 });
  return hoursOfBlock(from, { day: Math.max(0, to.day), hour: Math.max(0, to.hour) });
}
