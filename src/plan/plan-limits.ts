/** What a plan document may hold at most; edits keep to it and reading enforces it. */
export const PLAN_LIMITS = {
  posts: 200,
  /** Areas that bind it. */
  areas: 60,
  /** Places of a list of one's own; a link has to carry them. */
  sites: 1000,
  /** Characters (UTF-16 units) of a name, place or category. */
  text: 200,
  /** Characters of an attribution or a sentence of method, which may name several sources. */
  longText: 1000,
  categories: 500,
  capacity: 10_000_000,
  /** Month indexes of January 1900 and December 2199. */
  month: { min: -840, max: 2759 },
  /** Minutes after midnight: doors and start on the event's date, the end up to the end of the next day. */
  startMinute: 1439,
  endMinute: 2879,
  /** Above the number of hexes of the largest study area at the finest resolution. */
  hexes: 20_000,
  /** Colour classes that letters can tell apart. */
  classes: 26,
} as const;

/** Text cut to `limit` characters, never through the middle of a surrogate pair. */
export function cutText(text: string, limit: number = PLAN_LIMITS.text): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Whether the text is a date of the calendar, `2026-06-22`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
