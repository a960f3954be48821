const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const LINE_FEED = 10;
const SPACE = 32;

/** Names under which an object may hold its list of records. */
const LISTS = new Set("features data results result records rows items crimes incidents value".split(" "));
const LONGEST_LIST_NAME = 9;

/** A record longer than this is none. */
const LONGEST_VALUE = 1 << 24;

/** No base: the depth of everything that is passed over. */
const NOWHERE = -1;

/** Receives one JSON value, `bytes[start … end)`, whole but not checked. The bytes must be copied to be kept. */
export type JsonSink = (bytes: Uint8Array, start: number, end: number) => void;

/** Thrown where one value runs on without end. */
export class EndlessValueError extends Error {
  override readonly name = "EndlessValueError";
}

/**
 * Cuts the bytes of a JSON text (UTF-8) into its records without building any: the elements of an array, of an array
 * that an object holds under a name such as `features`, or values one after the other (newline-delimited JSON, also
 * RFC 8142). Each byte is looked at once; chunks may break anywhere. Where values stand one to a line, a line that
 * breaks off costs that line alone.
 */
export class JsonScanner {
  /** Values seen that stand by themselves, not in a list. */
  standalone = 0;

  readonly #sink: JsonSink;
  #depth = 0;
  /** The depth at which a record begins. */
  #base = 0;
  #open = false;
  #inString = false;
  #escaped = false;
  #lineBreakInside = false;
  /** The last string at depth 1 of the first object, and the last such name. */
  #word = "";
  #name = "";
  #awaitsList = false;
  #carry = new Uint8Array(1 << 12);
  #carried = 0;

  constructor(sink: JsonSink) {
    this.#sink = sink;
  }

  /** Scans the next bytes. @throws EndlessValueError where one value passes 16 megabytes */
  push(bytes: Uint8Array): void {
    let start = 0;
    let inString = this.#inString;
    let watching = this.#watching;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (inString) {
        if (watching) this.#spell(byte);
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) inString = false;
        else if (byte === LINE_FEED && this.#oneToALine) {
          this.#emit(bytes, start, at);
          inString = false;
        }
        continue;
      }
      if (byte <= SPACE) {
        if (!this.#open) continue;
        if (this.#depth === 0) this.#emit(bytes, start, at);
        else if (byte === LINE_FEED) {
          if (this.#oneToALine) this.#emit(bytes, start, at);
          else this.#lineBreakInside = true;
        }
        continue;
      }
      if (this.#awaitsList) {
        this.#awaitsList = false;
        const empty = byte === CLOSE_BRACKET && this.#name === "features";
        if (byte === OPEN_BRACE || empty) {
          this.#base = 2;
          this.#open = false;
          this.#carried = 0;
        }
      }
      if (byte === COMMA) {
        if (this.#open && this.#depth === this.#base) this.#emit(bytes, start, at);
        if (this.#watching) this.#name = "";
        continue;
      }
      if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (this.#open && this.#depth === this.#base && this.#base > 0) this.#emit(bytes, start, at);
        else if (this.#depth === 0 && !this.#open) start = this.#begin(at);
        if (this.#depth > 0) this.#depth--;
        if (this.#open && this.#depth === this.#base) this.#emit(bytes, start, at + 1);
        else if (this.#depth < this.#base) this.#base = this.#depth === 0 ? 0 : NOWHERE;
        else if (this.#depth === 0 && this.#base === NOWHERE) this.#base = 0;
        continue;
      }
      if (!this.#open && this.#depth === this.#base) {
        if (this.#depth === 0 && byte === OPEN_BRACKET) {
          this.#depth = 1;
          this.#base = 1;
          continue;
        }
        start = this.#begin(at);
      }
      if (byte === QUOTE) {
        inString = true;
        watching = this.#watching;
        this.#word = "";
      } else if (byte === COLON) {
        if (this.#watching) this.#name = this.#word;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#awaitsList = byte === OPEN_BRACKET && this.#watching && LISTS.has(this.#name);
        this.#depth++;
      }
    }
    this.#inString = inString;
    if (this.#open) this.#append(bytes.subarray(start));
  }

  /** Takes the end of the text; false where it breaks off within a list or within the only value. */
  end(): boolean {
    const broken = this.#depth > 0 || this.#inString;
    const lineBroken = broken && this.#oneToALine;
    if (this.#open && (lineBroken || !broken)) this.#emit(new Uint8Array(0), 0, 0);
    return !broken || lineBroken;
  }

  /** Whether the names of an object that may hold the list are being read. */
  get #watching(): boolean {
    return this.#depth === 1 && this.#base === 0 && this.standalone === 0;
  }

  /** Whether values have stood one to a line so far, and another is open. */
  get #oneToALine(): boolean {
    return this.#open && this.#base === 0 && this.standalone > 0 && !this.#lineBreakInside;
  }

  #spell(byte: number): void {
    if (byte !== QUOTE && this.#word.length <= LONGEST_LIST_NAME) this.#word += String.fromCharCode(byte);
  }

  #begin(at: number): number {
    this.#open = true;
    return at;
  }

  #emit(bytes: Uint8Array, start: number, end: number): void {
    if (this.#carried > 0) {
      this.#append(bytes.subarray(0, end));
      this.#sink(this.#carry, 0, this.#carried);
      this.#carried = 0;
    } else {
      this.#sink(bytes, start, end);
    }
    this.#open = false;
    if (this.#base > 0) return;
    this.standalone++;
    this.#depth = 0;
    this.#escaped = false;
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#carried + bytes.length;
    if (needed > LONGEST_VALUE) throw new EndlessValueError();
    if (needed > this.#carry.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#carry.length));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(bytes, this.#carried);
    this.#carried = needed;
  }
}
