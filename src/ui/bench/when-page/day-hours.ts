import { HOURS_PER_WEEK } from "../../../model/wall-clock.ts";

const HOURS_PER_DAY = 24;

/** Hours of the week that belong to these hours of the day, on whichever days are chosen now (all, where none are). */
export function chooseHoursOfDay(
  weekHours: readonly number[] | null,
  hours: ReadonlySet<number> | null,
): readonly number[] | null {
  return compose(daysOf(weekHours), hours);
}

/** Hours of the week that belong to these weekdays, at whichever hours are chosen now (all, where none are). */
export function chooseWeekdays(
  weekHours: readonly number[] | null,
  days: ReadonlySet<number> | null,
): readonly number[] | null {
  return compose(days, hoursOf(weekHours));
}

/** The hours of the day of a filter; null for all. */
export function hoursOf(weekHours: readonly number[] | null): ReadonlySet<number> | null {
  const hours = weekHours && new Set(weekHours.map((hour) => hour % HOURS_PER_DAY));
  return hours?.size === HOURS_PER_DAY ? null : hours;
}

/** The weekdays of a filter, Monday 0; null for all. */
export function daysOf(weekHours: readonly number[] | null): ReadonlySet<number> | null {
  const days = weekHours && new Set(weekHours.map((hour) => Math.floor(hour / HOURS_PER_DAY)));
  return days?.size === 7 ? null : days;
}

function compose(
  days: ReadonlySet<number> | null,
  hours: ReadonlySet<number> | null,
): readonly number[] | null {
  if (days === null && hours === null) return null;
  return Array.from({ length: HOURS_PER_WEEK }, (_, hour) => hour).filter(
    (hour) =>
      (days === null || days.has(Math.floor(hour / HOURS_PER_DAY))) &&
      (hours === null || hours.has(hour % HOURS_PER_DAY)),
  );
}
