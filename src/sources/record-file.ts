import { csvLine } from "./csv-text.ts";

/** One row of a service as text, ready for a file; empty where the service has nothing. */
export interface RecordRow {
  readonly category: string;
  readonly date: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly place: string;
}

/** Rows of a service as a CSV file with a header that is recognised like any other. */
export class RecordFile {
  rows = 0;
  #part = csvLine(["category", "date", "longitude", "latitude", "place"]);
  #parts: Blob[] = [];

  add({ category, date, longitude, latitude, place }: RecordRow): void {
    this.#part += csvLine([category, date, longitude, latitude, place]);
    this.rows++;
  }

  /** Puts what has come so far out of the way of further text; to be called after each page. */
  endPage(): void {
    this.#parts.push(new Blob([this.#part]));
    this.#part = "";
  }

  toBlob(): Blob {
    this.endPage();
    return new Blob(this.#parts, { type: "text/csv" });
  }
}

/** Text and numbers as text; anything else as nothing. */
export function fieldText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/**
 * A day and a time of day of its own column as one stamp. The time of day may be `13:45:00`, `1345` (also `45` for
 * 00:45 where the column counts to 2359, which `hhmm` says) or an hour from 0 to 23; the day alone is given where it is none.
 */
export function joinStamp(date: string, clock: string, hhmm: boolean): string {
  const day = date.slice(0, 10);
  const colons = /^(\d{1,2}):(\d{2})/.exec(clock);
  const digits = /^\d{1,4}$/.test(clock) ? clock.padStart(4, "0") : null;
  if (colons) return `${day} ${colons[1]}:${colons[2]}`;
  if (digits === null) return day;
  return hhmm ? `${day} ${digits.slice(0, 2)}:${digits.slice(2)}` : `${day} ${digits.slice(2)}:00`;
}
