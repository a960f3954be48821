import { readSimpleDegrees } from "./coordinate-digits.ts";
import { doubled } from "./growing-column.ts";

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A record longer than this is taken for a quote that was opened and never closed. */
const LONGEST_RECORD = 1 << 20;

/** A column that has not repeated this often in a row is not compared any more until the next chunk. */
const MOST_MISSES = 32;

const FIRST_FIELDS = 32;

/** One record. It is reused for the next: what is to be kept must be copied. */
export class CsvRecord {
  bytes: Uint8Array = new Uint8Array(0);
  fieldCount = 0;
  /** Field `f` is `bytes[start[f] … end[f])`, quotes removed and doubled quotes made one. */
  start = new Int32Array(FIRST_FIELDS);
  end = new Int32Array(FIRST_FIELDS);
  /** 1 where the field is known to be the same as in the record before; 0 says nothing. */
  repeats = new Uint8Array(FIRST_FIELDS);
  /** Of columns that hold degrees: the field in 10⁻⁷ degree, or NaN where it is not written in the plainest way. */
  degrees = new Float64Array(FIRST_FIELDS);

  /** The bytes of a field, for the moment. */
  bytesOf(field: number): Uint8Array {
    return this.bytes.subarray(this.start[field], this.end[field]);
  }

  /** Doubles the number of fields it can hold. */
  grow(): void {
    this.start = doubled(this.start);
    this.end = doubled(this.end);
    this.repeats = doubled(this.repeats);
    this.degrees = doubled(this.degrees);
  }
}

/** Thrown where a quoted field runs on without end; `record` counts from 1, the header included. */
export class UnclosedQuoteError extends Error {
  override readonly name = "UnclosedQuoteError";
  readonly record: number;

  constructor(record: number) {
    super(`A quoted field that begins in record ${record} is never closed.`);
    this.record = record;
  }
}

/**
 * Cuts bytes into records and fields by RFC 4180, making no strings. Lines may end in LF or CR, the last one in
 * nothing; lines without a byte are skipped, such as the one between the two bytes of CRLF. A quote counts only as the first byte of a field; what stands
 * between a closing quote and the next delimiter is kept as it is. Chunks may break anywhere.
 *
 * Fields are positions in the chunk itself, and a doubled quote is closed up in place once its record is complete, so
 * the scanner owns the chunks it is given. Two tricks spare most of the looking: neighbouring records of an export
 * share much of their text (the month, the force, the crime type), so a field is first compared with the one above
 * it, four bytes at a time; and columns of degrees are read as numbers while their end is looked for.
 */
export class CsvScanner {
  /** Records seen, the one being passed to the sink included. */
  records = 0;

  readonly #delimiter: number;
  readonly #sink: (record: CsvRecord) => void;
  readonly #record = new CsvRecord();
  #holdsDegrees = new Uint8Array(FIRST_FIELDS);
  /** Where the fields of this record and of the one above it stop: at their delimiter or line end. */
  #stops = new Int32Array(FIRST_FIELDS);
  #stopsAbove = new Int32Array(FIRST_FIELDS);
  #misses = new Uint8Array(FIRST_FIELDS);
  #carry = new Uint8Array(1 << 16);
  #carried = 0;
  #scanAgainAt = 0;

  /** @param sink takes each record; a record that breaks off inside a quote at the end of the file has no fields */
  constructor(delimiter: number, sink: (record: CsvRecord) => void) {
    this.#delimiter = delimiter;
    this.#sink = sink;
  }

  /** Has these columns read as degrees from the next record on. */
  readDegrees(columns: readonly number[]): void {
    while (this.#holdsDegrees.length <= Math.max(...columns)) this.#grow();
    for (const column of columns) {
      this.#holdsDegrees[column] = 1;
      this.#record.degrees[column] = Number.NaN;
    }
  }

  /**
   * Scans the next bytes of the file.
   * @throws UnclosedQuoteError where one record passes a megabyte
   */
  push(chunk: Uint8Array): void {
    if (this.#carried === 0) {
      this.#keep(chunk, this.#scan(chunk, chunk.length, false), chunk.length);
      return;
    }
    this.#append(chunk);
    // An open record is looked at again only when it has doubled, so that tiny chunks cost no more than large ones.
    if (this.#carried < this.#scanAgainAt) return;
    const length = this.#carried;
    this.#carried = 0;
    this.#keep(this.#carry, this.#scan(this.#carry, length, false), length);
  }

  /**
   * Takes the end of the file: passes on a last record without line end. One that breaks off inside a quote
   * is passed on with no fields at all.
   * @throws UnclosedQuoteError where a quote is open and lines have followed it
   */
  end(): void {
    const length = this.#carried;
    this.#carried = 0;
    this.#scan(this.#carry, length, true);
  }

  #append(chunk: Uint8Array): void {
    const needed = this.#carried + chunk.length;
    if (needed > this.#carry.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#carry.length));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(chunk, this.#carried);
    this.#carried = needed;
  }

  #keep(bytes: Uint8Array, from: number, to: number): void {
    const open = to - from;
    if (open > LONGEST_RECORD) throw new UnclosedQuoteError(this.records + 1);
    if (bytes === this.#carry) {
      bytes.copyWithin(0, from, to);
      this.#carried = open;
    } else {
      this.#append(bytes.subarray(from, to));
    }
    this.#scanAgainAt = from === 0 ? 2 * open : 0;
  }

  #grow(): void {
    this.#record.grow();
    this.#holdsDegrees = doubled(this.#holdsDegrees);
    this.#stops = doubled(this.#stops);
    this.#stopsAbove = doubled(this.#stopsAbove);
    this.#misses = doubled(this.#misses);
  }

  /** Passes on each complete record of `bytes[0 … length)`; returns where the first incomplete one begins. */
  #scan(bytes: Uint8Array, length: number, atEnd: boolean): number {
    const delimiter = this.#delimiter;
    const record = this.#record;
    const view = new DataView(bytes.buffer, bytes.byteOffset, length);
    record.bytes = bytes;
    this.#misses.fill(0);
    let recordAbove = 0;
    let fieldsAbove = 0;
    let recordStart = 0;
    records: while (recordStart < length) {
      const { start, end, repeats, degrees } = record;
      const holdsDegrees = this.#holdsDegrees;
      const stops = this.#stops;
      const stopsAbove = this.#stopsAbove;
      const misses = this.#misses;
      const room = stops.length;
      let at = recordStart;
      let above = recordAbove;
      let field = 0;
      let marred = false;

      for (;;) {
        if (field === room) {
          this.#grow();
          continue records;
        }
        let from = at;
        let to = -1;
        let repeated = 0;
        if (field < fieldsAbove) {
          const size = (stopsAbove[field] as number) - above;
          if ((misses[field] as number) < MOST_MISSES) {
            if (
              at + size < length &&
              isStop(bytes[at + size] as number, delimiter) &&
              isSame(view, above, at, size)
            ) {
              misses[field] = 0;
              repeated = 1;
              to = at + size;
              at = to;
              if (size > 0 && bytes[from] === QUOTE) {
                from++;
                to--;
              }
            } else misses[field] = (misses[field] as number) + 1;
          }
          above += size + 1;
        }
        if (repeated === 0 && at < length && bytes[at] === QUOTE) {
          degrees[field] = Number.NaN;
          from = at + 1;
          at = from;
          for (;;) {
            while (at < length && bytes[at] !== QUOTE) at++;
            if (at + 1 >= length || bytes[at + 1] !== QUOTE) break;
            marred = true;
            at += 2;
          }
          if (at >= length) {
            if (!atEnd) return recordStart;
            this.#breakOff(bytes.subarray(from, length));
            return length;
          }
          to = at;
          at = endOfPlain(bytes, at + 1, length, delimiter);
          if (at > to + 1) {
            to = at;
            marred = true;
          }
        } else if (repeated === 0) {
          if (holdsDegrees[field] === 1) at = readSimpleDegrees(bytes, at, length, degrees, field);
          if (at >= length || !isStop(bytes[at] as number, delimiter)) {
            degrees[field] = Number.NaN;
            at = endOfPlain(bytes, at, length, delimiter);
          }
          to = at;
        }
        if (at >= length && !atEnd) return recordStart;
        start[field] = from;
        end[field] = to;
        repeats[field] = repeated;
        stops[field] = at;
        field++;
        if (at >= length || bytes[at] !== delimiter) break;
        at++;
      }
      const blank = at === recordStart;
      if (at < length) at++;
      if (!blank) {
        if (marred) closeUpQuotes(bytes, start, end, field);
        this.#stops = stopsAbove;
        this.#stopsAbove = stops;
        recordAbove = recordStart;
        fieldsAbove = marred ? 0 : field;
        record.fieldCount = field;
        this.records++;
        this.#sink(record);
      }
      recordStart = at;
    }
    return length;
  }

  /** Passes on the record that breaks off inside a quote whose text so far is `rest`, as one without fields. */
  #breakOff(rest: Uint8Array): void {
    if (rest.includes(LINE_FEED) || rest.includes(CARRIAGE_RETURN)) {
      throw new UnclosedQuoteError(this.records + 1);
    }
    this.records++;
    this.#record.fieldCount = 0;
    this.#sink(this.#record);
  }
}

function isStop(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** Where the next delimiter or line end from `at` on is, or `length`. */
function endOfPlain(bytes: Uint8Array, at: number, length: number, delimiter: number): number {
  const highest = delimiter > CARRIAGE_RETURN ? delimiter : CARRIAGE_RETURN;
  let end = at;
  while (end < length) {
    const byte = bytes[end] as number;
    if (byte <= highest && isStop(byte, delimiter)) break;
    end++;
  }
  return end;
}

/** Whether the `size` bytes at `a` are those at `b`; the last four are looked at whole, over some of those before. */
function isSame(view: DataView, a: number, b: number, size: number): boolean {
  const last = size - 4;
  if (last < 0) {
    for (let i = 0; i < size; i++) if (view.getUint8(a + i) !== view.getUint8(b + i)) return false;
    return true;
  }
  for (let i = 0; i < last; i += 4) {
    if (view.getInt32(a + i, true) !== view.getInt32(b + i, true)) return false;
  }
  return view.getInt32(a + last, true) === view.getInt32(b + last, true);
}

/** Closes up the quoted fields of one record in place, moving their ends. */
function closeUpQuotes(bytes: Uint8Array, start: Int32Array, end: Int32Array, fieldCount: number): void {
  for (let field = 0; field < fieldCount; field++) {
    const from = start[field] as number;
    if (from === 0 || bytes[from - 1] !== QUOTE) continue;
    const to = end[field] as number;
    let inside = true;
    let write = from;
    for (let read = from; read < to; read++) {
      const byte = bytes[read] as number;
      if (inside && byte === QUOTE) {
        if (bytes[read + 1] !== QUOTE || read + 1 >= to) {
          inside = false;
          continue;
        }
        read++;
      }
      bytes[write++] = byte;
    }
    end[field] = write;
  }
}
