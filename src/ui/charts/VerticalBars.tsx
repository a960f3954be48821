import { chooseCountScale, placeLinear } from "./axis-ticks.ts";
import { ChartReadout } from "./ChartReadout.tsx";
import { CountAxis, widthOfTicks } from "./CountAxis.tsx";
import { indexAt } from "./index-at.ts";
import { numbersBetween } from "./move-along.ts";
import { SelectableDrawing } from "./SelectableDrawing.tsx";
import { estimateTextWidth } from "./text-width.ts";
import { toggleMembers } from "./toggle-members.ts";
import { usePointerBlock } from "./use-pointer-block.ts";
import { useSelectableList } from "./use-selectable-list.ts";
import { useWidth } from "./use-width.ts";
import "./charts.css";

/** One bar: its count, its name on the axis, and itself in words. */
export interface VerticalBar {
  readonly rows: number;
  readonly tick: string;
  readonly description: string;
}

const TOP = 8;
const AXIS = 20;

/**
 * A few bars side by side, by index. A click or Enter switches one, a drag a row of them, Escape selects none. Names that do
 * not fit side by side are left out evenly, the first kept.
 */
export function VerticalBars(props: {
  label: string;
  listName: string;
  hint: string;
  bars: readonly VerticalBar[];
  selected: ReadonlySet<number> | null;
  onSelect?: ((indices: ReadonlySet<number> | null) => void) | undefined;
  nameSelection: (indices: ReadonlySet<number>) => string;
  height: number;
}) {
  const { bars, selected: kept, onSelect, height } = props;
  const [holder, width] = useWidth();

  const { top, ticks } = chooseCountScale(Math.max(...bars.map(({ rows }) => rows)), 3);
  const left = widthOfTicks(ticks);
  const base = height - AXIS;
  const x = placeLinear(0, bars.length, left, Math.max(left + 1, width));
  const y = placeLinear(0, top, base, TOP);
  const step = x(1) - x(0);
  const inset = Math.min(3, step * 0.12);
  const widest = Math.max(...bars.map(({ tick }) => estimateTextWidth(tick, 11))) + 4;
  const every = [1, 2, 3, 6, 12].find((n) => n * step >= widest) ?? 24;

  const pointer = usePointerBlock<number>(
    (px) => indexAt(px, left, step, bars.length),
    ({ from, to }) => {
      list.start(to);
      onSelect?.(toggleMembers(kept, numbersBetween(from, to)));
    },
  );
  const selected = pointer.block
    ? toggleMembers(kept, numbersBetween(pointer.block.from, pointer.block.to))
    : kept;
  const list = useSelectableList({
    name: props.listName,
    count: bars.length,
    orientation: "horizontal",
    hasSelection: kept !== null,
    actions: onSelect
      ? {
          onToggle: (i) => onSelect(toggleMembers(kept, [i])),
          onClear: () => onSelect(null),
        }
      : null,
  });

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
          <g {...list.listProps}>
            {bars.map((bar, i) => {
              const isIn = selected?.has(i) ?? false;
              return (
                <g key={bar.tick} {...list.itemProps(i, bar.description, isIn)}>
                  {isIn && <rect className="chart-stretch" x={x(i)} width={step} y={2} height={base - 2} />}
                  {isIn && <path className="chart-stretch-end" d={`M${x(i)} 2h${step}`} />}
                  <rect
                    className="chart-bar"
                    data-muted={(selected !== null && !isIn) || undefined}
                    x={x(i) + inset}
                    width={step - 2 * inset}
                    y={y(bar.rows)}
                    height={base - y(bar.rows)}
                  />
                  <rect
                    className="chart-hit"
                    data-export="omit"
                    x={x(i) + 1}
                    width={Math.max(1, step - 2)}
                    y={TOP - 5}
                    height={base - TOP + 5}
                  >
                    {!onSelect && <title>{bar.description}</title>}
                  </rect>
                  {i % every === 0 && (
                    <text
                      className="chart-tick"
                      data-strong={isIn || undefined}
                      x={x(i + 0.5)}
                      y={height - 6}
                      textAnchor="middle"
                    >
                      {bar.tick}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        </SelectableDrawing>
      )}
      {onSelect && (
        <ChartReadout>
          {shown !== null
            ? (bars[shown]?.description ?? "")
            : selected
              ? `${props.nameSelection(selected)} selected.`
              : props.hint}
        </ChartReadout>
      )}
    </div>
  );
}
