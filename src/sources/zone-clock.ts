import { MINUTES_PER_DAY } from "../model/wall-clock.ts";

/** Tells the wall clock of a time zone. Offsets are asked once a day and per minute only on days that change them. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsetOfDay = new Map<number, number | null>();

  /** @throws RangeError where `zone` is no IANA time zone */
  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
    });
  }

  /** Wall-clock minutes of an instant given in minutes since 1970 UTC. */
  wallOf(utcMinutes: number): number {
    const day = Math.floor(utcMinutes / MINUTES_PER_DAY);
    let offset = this.#offsetOfDay.get(day);
    if (offset === undefined) {
      const begin = this.#offsetAt(day * MINUTES_PER_DAY);
      offset = begin === this.#offsetAt((day + 1) * MINUTES_PER_DAY) ? begin : null;
      this.#offsetOfDay.set(day, offset);
    }
    return utcMinutes + (offset ?? this.#offsetAt(utcMinutes));
  }

  #offsetAt(utcMinutes: number): number {
    const part: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(utcMinutes * 60_000)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute) / 60_000 - utcMinutes;
  }
}

/** Whether a text names an IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
