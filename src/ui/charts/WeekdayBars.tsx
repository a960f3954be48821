import { WEEKDAYS } from "../../model/wall-clock.ts";
import { formatCount } from "../../model/wording.ts";
import { VerticalBars } from "./VerticalBars.tsx";

/** Rows by weekday, Monday first, 7 bars; days can be selected. */
export function WeekdayBars(props: {
  label: string;
  counts: ArrayLike<number>;
  selected?: ReadonlySet<number> | null;
  onSelect?: (weekdays: ReadonlySet<number> | null) => void;
  height?: number;
}) {
  return (
    <VerticalBars
      label={props.label}
      listName="Weekdays"
      hint="Click a day, or drag over several, to count only those."
      bars={WEEKDAYS.map((name, day) => ({
        rows: props.counts[day] ?? 0,
        tick: name,
        description: `${name}, ${formatCount(props.counts[day] ?? 0)} recorded`,
      }))}
      selected={props.selected ?? null}
      onSelect={props.onSelect}
      nameSelection={(days) => WEEKDAYS.filter((_, day) => days.has(day)).join(", ")}
      height={props.height ?? 140}
    />
  );
}
