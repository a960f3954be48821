const SECONDS_PER_DAY = 86_400;

/** Numbers of formats that every workbook has without saying so (ECMA-376, part 1, 18.8.30): dates and clock times. */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number format shows a date or a clock time: by its number, or by a workbook's own code for that number. */
export function isDateFormat(number: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([first, last]) => number >= first && number <= last);
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(letters.replace(/general/gi, ""));
}

/**
 * A serial day number as wall clock: a Date whose UTC fields are the clock's, to the second, or `18:30` for a time of
 * day alone. Workbooks count from 1900, taking it for a leap year as Lotus 1-2-3 did, or from 1904.
 */
export function readSerial(serial: number, from1904: boolean): Date | string {
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  if (seconds >= 0 && seconds < SECONDS_PER_DAY) {
    return new Date(seconds * 1000).toISOString().slice(11, 16);
  }
  const skipped = !from1904 && serial < 60 ? 1 : 0;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30 + skipped);
  return new Date(start + seconds * 1000);
}
