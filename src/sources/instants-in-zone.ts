const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The wall clock of a zone at an instant, in milliseconds as if it were UTC.
 * @param zone IANA name; @throws RangeError where there is no such zone
 */
export function wallClockAt(instant: number, zone: string): number {
  const found = formatters.get(zone);
  const formatter =
    found ??
    new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
  formatters.set(zone, formatter);
  const part = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

/** `2026-04-18 21:05` for milliseconds since 1970 taken as UTC. */
export function stampOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ");
}
