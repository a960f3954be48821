import { HOURS_PER_WEEK, nameHour, nameHours, WEEKDAYS } from "../../model/wall-clock.ts";
import { formatCount } from "../../model/wording.ts";

/** A place in the matrix: row 0–6 for Monday to Sunday or −1 for the column heads; hour 0–23 or −1 for the row heads. */
export interface MatrixPlace {
  readonly day: number;
  readonly hour: number;
}

/** The hours of the week in the block between two cells, corners included. */
export function hoursOfBlock(one: MatrixPlace, other: MatrixPlace): number[] {
  const hours: number[] = [];
  for (let day = Math.min(one.day, other.day); day <= Math.max(one.day, other.day); day++) {
    for (let hour = Math.min(one.hour, other.hour); hour <= Math.max(one.hour, other.hour); hour++) {
      hours.push(day * 24 + hour);
    }
  }
  return hours;
}

/** The hours that a place stands for: one for a cell, a whole day or hour for a head. */
export function hoursOfPlace({ day, hour }: MatrixPlace): number[] {
  if (day < 0 && hour < 0) return Array.from({ length: HOURS_PER_WEEK }, (_, i) => i);
  if (day < 0) return hoursOfBlock({ day: 0, hour }, { day: 6, hour });
  if (hour < 0) return hoursOfBlock({ day, hour: 0 }, { day, hour: 23 });
  return [day * 24 + hour];
}

/** `Sat 22:00–22:59`. */
export function nameWeekHour(hourOfWeek: number): string {
  return `${WEEKDAYS[Math.floor(hourOfWeek / 24)]} ${nameHour(hourOfWeek % 24)}`;
}

/** `Sat 22:00–22:59, 145 recorded`. */
export function describeWeekHour(hourOfWeek: number, rows: number): string {
  return `${nameWeekHour(hourOfWeek)}, ${formatCount(rows)} recorded`;
}

/**
 * A selection in words: `Fri, Sat 22:00–23:59` where it is one block of hours on some days, `Sat` where it is
 * whole days, else how many hours of the week it holds.
 */
export function nameWeekHours(selected: ReadonlySet<number>): string {
  const hoursByDay = WEEKDAYS.map((_, day) =>
    Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => selected.has(day * 24 + hour)),
  );
  const days = WEEKDAYS.filter((_, day) => (hoursByDay[day] ?? []).length > 0);
  const pattern = hoursByDay.find((hours) => hours.length > 0) ?? [];
  const first = pattern[0] ?? 0;
  const last = pattern.at(-1) ?? 0;
  const isBlock =
    last - first + 1 === pattern.length &&
    hoursByDay.every((hours) => hours.length === 0 || hours.join() === pattern.join());
  if (selected.size === 0) return "no hours";
  if (!isBlock) return `${formatCount(selected.size)} hours of the week`;
  const dayNames = days.length === 7 ? "every day" : days.join(", ");
  return pattern.length === 24 ? dayNames : `${dayNames} ${nameHours(first, last)}`;
}

/**
 * Where a key moves to from a place, heads included; null where the key moves nothing. The corner between the heads is
 * no place: moves into it stay where they are. Control with Home or End goes to the first or last cell.
 */
export function moveInMatrix(key: string, at: MatrixPlace, control = false): MatrixPlace | null {
  const { day, hour } = at;
  if (key === "ArrowRight") return { day, hour: Math.min(23, hour + 1) };
  if (key === "ArrowDown") return { day: Math.min(6, day + 1), hour };
  if (key === "ArrowLeft") return { day, hour: Math.max(day < 0 ? 0 : -1, hour - 1) };
  if (key === "ArrowUp") return { day: Math.max(hour < 0 ? 0 : -1, day - 1), hour };
  if (key === "Home") return control ? { day: 0, hour: 0 } : { day, hour: 0 };
  if (key === "End") return control ? { day: 6, hour: 23 } : { day, hour: 23 };
  return null;
}

/**
 * The outline of a selection as sides of unit squares, column and row of both ends: every side between a cell that is
 * in and one that is not.
 */
export function outlineHours(selected: ReadonlySet<number>): (readonly [number, number, number, number])[] {
  const isIn = (day: number, hour: number) =>
    day >= 0 && day < 7 && hour >= 0 && hour < 24 && selected.has(day * 24 + hour);
  const sides: (readonly [number, number, number, number])[] = [];
  for (const cell of selected) {
    const [day, hour] = [Math.floor(cell / 24), cell % 24];
    if (!isIn(day - 1, hour)) sides.push([hour, day, hour + 1, day]);
    if (!isIn(day + 1, hour)) sides.push([hour, day + 1, hour + 1, day + 1]);
    if (!isIn(day, hour - 1)) sides.push([hour, day, hour, day + 1]);
    if (!isIn(day, hour + 1)) sides.push([hour + 1, day, hour + 1, day + 1]);
  }
  return sides;
}

/** A place of the matrix in words, a head with the sum of its cells: `Sat 22:00–22:59, 145 recorded`, `Sat, 1,020 recorded`. */
export function describePlace(place: MatrixPlace, counts: ArrayLike<number>): string {
  const rows = hoursOfPlace(place).reduce((sum, hour) => sum + (counts[hour] ?? 0), 0);
  if (place.day >= 0 && place.hour >= 0) return describeWeekHour(place.day * 24 + place.hour, rows);
  const name = place.day < 0 ? `Every day ${nameHour(place.hour)}` : (WEEKDAYS[place.day] ?? "");
  return `${name}, ${formatCount(rows)} recorded`;
}
