const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A record longer than this is taken for a quote that was opened and never closed. */
const LONGEST_RECORD = 1 << 20;

/**
 * Receives one record: field `f` is `bytes[start[f] … end[f])`, quotes removed and doubled quotes made one.
 * The arrays are reused: what is to be kept must be copied before returning.
 */
export type RecordSink = (bytes: Uint8Array, start: Int32Array, end: Int32Array, fieldCount: number) => void;

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
 * The whole scan is one loop over bytes. Fields are positions in the chunk itself, and a doubled quote is closed up
 * in place once its record is complete, so the scanner owns the chunks it is given.
 */
export class CsvScanner {
  /** Records seen, the one being passed to the sink included. */
  records = 0;

  readonly #delimiter: number;
  readonly #sink: RecordSink;
  #start = new Int32Array(32);
  #end = new Int32Array(32);
  #carry = new Uint8Array(1 << 16);
  #carried = 0;
  #scanAgainAt = 0;

  constructor(delimiter: number, sink: RecordSink) {
    this.#delimiter = delimiter;
    this.#sink = sink;
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

  /** Passes on each complete record of `bytes[0 … length)`; returns where the first incomplete one begins. */
  #scan(bytes: Uint8Array, length: number, atEnd: boolean): number {
    const delimiter = this.#delimiter;
    const highest = Math.max(delimiter, CARRIAGE_RETURN);
    const sink = this.#sink;
    let start = this.#start;
    let end = this.#end;
    let recordStart = 0;
    while (recordStart < length) {
      let at = recordStart;
      let fieldCount = 0;
      let doubled = false;
      let stop = 0;

      for (;;) {
        let from = at;
        let to: number;
        if (at < length && bytes[at] === QUOTE) {
          from = at + 1;
          at = from;
          for (;;) {
            while (at < length && bytes[at] !== QUOTE) at++;
            if (at >= length) break;
            if (bytes[at + 1] !== QUOTE || at + 1 >= length) break;
            doubled = true;
            at += 2;
          }
          if (at >= length) {
            if (!atEnd) return recordStart;
            const rest = bytes.subarray(from, length);
            if (rest.includes(LINE_FEED) || rest.includes(CARRIAGE_RETURN)) {
              throw new UnclosedQuoteError(this.records + 1);
            }
            fieldCount = -1;
            break;
          }
          to = at;
          at++;
          while (at < length) {
            stop = bytes[at] as number;
            if (stop === delimiter || stop === LINE_FEED || stop === CARRIAGE_RETURN) break;
            doubled = true;
            at++;
          }
          if (at > to + 1) to = at;
        } else {
          while (at < length) {
            stop = bytes[at] as number;
            if (stop <= highest && (stop === delimiter || stop === LINE_FEED || stop === CARRIAGE_RETURN))
              break;
            at++;
          }
          to = at;
        }
        if (at >= length && !atEnd) return recordStart;
        if (fieldCount === start.length) {
          start = grown(start);
          end = grown(end);
          this.#start = start;
          this.#end = end;
        }
        start[fieldCount] = from;
        end[fieldCount] = to;
        fieldCount++;
        if (at >= length || stop !== delimiter) break;
        at++;
      }

      if (fieldCount < 0) {
        this.records++;
        sink(bytes, start, end, 0);
        return length;
      }
      const blank = at === recordStart;
      if (at < length) at++;
      if (!blank) {
        if (doubled) closeUpQuotes(bytes, start, end, fieldCount);
        this.records++;
        sink(bytes, start, end, fieldCount);
      }
      recordStart = at;
    }
    return length;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
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
