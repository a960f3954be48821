import { formatCount } from "../../model/wording.ts";
import { ChartReadout } from "./ChartReadout.tsx";
import { numbersBetween } from "./move-along.ts";
import { SelectableDrawing } from "./SelectableDrawing.tsx";
import { estimateTextWidth, fitText } from "./text-width.ts";
import { toggleMembers } from "./toggle-members.ts";
import { usePointerBlock } from "./use-pointer-block.ts";
import { useSelectableList } from "./use-selectable-list.ts";
import { useWidth } from "./use-width.ts";
import "./charts.css";

const NARrow = 420;
const FONT = 12.5;

/**
 * Rows by category as bars, most first. A click or Enter switches a category, a drag several, Escape selects none.
 * What is beyond `limit` is said in a last line, not drawn.
 */
export function CategoryBarsChart(props: {
  label: string;
  rows: readonly { readonly name: string; readonly rows: number }[];
  limit?: number;
  selected?: ReadonlySet<string> | null;
  onSelect?: (categories: ReadonlySet<string> | null) => void;
}) {
  const { onSelect, limit = 12 } = props;
  const kept = props.selected ?? null;
  const [holder, width] = useWidth();

  const sorted = props.rows.toSorted((a, b) => b.rows - a.rows);
  const bars = sorted.slice(0, limit);
  const others = sorted.slice(limit);
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  const narrow = width < NARrow;
  const row = narrow ? 38 : 26;
  const numberWidth = 10 + widestOf(bars.map(({ rows }) => formatCount(rows)));
  const nameWidth = narrow
    ? width - numberWidth
    : Math.min(widestOf(bars.map(({ name }) => name)) + 18, width * 0.46);
  const barX = narrow ? 8 : nameWidth;
  const track = Math.max(1, width - barX - (narrow ? 6 : numberWidth));
  const textY = narrow ? 13 : row / 2;
  const height = row * bars.length + (others.length > 0 ? 26 : 0);
  const namesBetween = (from: number, to: number) => numbersBetween(from, to).map((i) => bars[i]?.name ?? "");
  const describe = ({ name, rows }: { name: string; rows: number }) =>
    `${name}, ${formatCount(rows)} recorded`;

  const pointer = usePointerBlock<number>(
    (_, y) => (y >= 0 && y < bars.length * row ? Math.floor(y / row) : null),
    ({ from, to }) => {
      list.start(to);
      onSelect?.(toggleMembers(kept, namesBetween(from, to)));
    },
  );
  const selected = pointer.block
    ? toggleMembers(kept, namesBetween(pointer.block.from, pointer.block.to))
    : kept;
  const list = useSelectableList({
    name: "Categories",
    count: bars.length,
    orientation: "vertical",
    hasSelection: kept !== null,
    actions: onSelect
      ? {
          onToggle: (i) => onSelect(toggleMembers(kept, namesBetween(i, i))),
          onClear: () => onSelect(null),
        }
      : null,
  });

  const shown = bars[pointer.hovered ?? list.focused ?? -1];
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      {width > 0 && (
        <SelectableDrawing
          label={props.label}
          width={width}
          height={height}
          handlers={onSelect ? pointer.handlers : null}
        >
          <g {...list.listProps}>
            {bars.map((bar, i) => {
              const isIn = selected?.has(bar.name) ?? false;
              return (
                <g
                  key={bar.name}
                  {...list.itemProps(i, describe(bar), isIn)}
                  transform={`translate(0 ${i * row})`}
                >
                  {isIn && <rect className="chart-stretch" y={1} width={width} height={row - 2} rx={4} />}
                  {isIn && <path className="chart-stretch-end" d={`M1 3V${row - 3}`} />}
                  <text className="chart-name" data-strong={isIn || undefined} x={8} y={textY} dy="0.35em">
                    {fitText(bar.name, nameWidth - 16, FONT)}
                  </text>{" "}
                  <rect
                    className="chart-bar"
                    data-muted={(selected !== null && !isIn) || undefined}
                    x={barX}
                    y={narrow ? 24 : row / 2 - 5}
                    width={Math.max(1, (track * bar.rows) / most)}
                    height={narrow ? 8 : 10}
                    rx={2}
                  />
                  <text className="chart-number" x={width - 4} y={textY} dy="0.35em" textAnchor="end">
                    {formatCount(bar.rows)}
                  </text>
                  <rect
                    className="chart-hit"
                    data-export="omit"
                    x={1}
                    y={1}
                    width={width - 2}
                    height={row - 2}
                    rx={4}
                  >
                    {!onSelect && <title>{describe(bar)}</title>}
                  </rect>
                </g>
              );
            })}
          </g>
          {others.length > 0 && (
            <text className="chart-tick" x={8} y={row * bars.length + 13} dy="0.35em">
              {`${others.length} more, ${formatCount(others.reduce((sum, { rows }) => sum + rows, 0))} recorded`}
            </text>
          )}
        </SelectableDrawing>
      )}
      {onSelect && (
        <ChartReadout>
          {shown
            ? describe(shown)
            : selected
              ? `${selected.size} selected.`
              : "Click a category to count only that."}
        </ChartReadout>
      )}
    </div>
  );
}

function widestOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => estimateTextWidth(text, FONT)));
}
