import { formatShare } from "../../../model/wording.ts";

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** `Most is recorded on Saturday from 22:00 to 23:00; a fifth of the hours holds 38.2% of it.` */
export function sayBusiestHours(byWeekHour: ArrayLike<number>): string {
  const sorted = Array.from(byWeekHour, (rows, hour) => ({ rows, hour })).sort((a, b) => b.rows - a.rows);
  const total = sorted.reduce((sum, { rows }) => sum + rows, 0);
  const [first] = sorted;
  if (!first || total === 0) return "Nothing was recorded in these hours.";
  const fifth = sorted.slice(0, Math.round(sorted.length / 5)).reduce((sum, { rows }) => sum + rows, 0);
  const from = String(first.hour % 24).padStart(2, "0");
  const to = String((first.hour % 24) + 1).padStart(2, "0");
  return `Most is recorded on ${DAY_NAMES[Math.floor(first.hour / 24)]} from ${from}:00 to ${to}:00; the fullest fifth of the week’s hours holds ${formatShare(fifth / total)}.`;
}
