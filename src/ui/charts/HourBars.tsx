import { nameHour, nameHours } from "../../model/wall-clock.ts";
import { formatCount } from "../../model/wording.ts";
import { VerticalBars } from "./VerticalBars.tsx";

/** Rows by hour of day, 24 bars; hours can be selected. */
export function HourBars(props: {
  label: string;
  counts: ArrayLike<number>;
  selected?: ReadonlySet<number> | null;
  onSelect?: (hours: ReadonlySet<number> | null) => void;
  height?: number;
}) {
  return (
    <VerticalBars
      label={props.label}
      listName="Hours of the day"
      hint="Click an hour, or drag over several, to count only those."
      bars={Array.from({ length: 24 }, (_, hour) => ({
        rows: props.counts[hour] ?? 0,
        tick: String(hour).padStart(2, "0"),
        description: `${nameHour(hour)}, ${formatCount(props.counts[hour] ?? 0)} recorded`,
      }))}
      selected={props.selected ?? null}
      onSelect={props.onSelect}
      nameSelection={nameSelectedHours}
      height={props.height ?? 140}
    />
  );
}

function nameSelectedHours(hours: ReadonlySet<number>): string {
  const sorted = [...hours].sort((a, b) => a - b);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return last - first + 1 === sorted.length ? nameHours(first, last) : `${sorted.length} hours`;
}
