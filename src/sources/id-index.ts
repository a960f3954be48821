const FIRST_SLOTS = 1 << 12;
const SPACE = 32;
const LONGEST_MARKER = 4;
const NO_ID = new Set(["", "na", "n/a", "null", "none", "nan", "-"]);
const decoder = new TextDecoder();

/**
 * Counts identifiers that come again. Each is kept as 64 bits of its hash in two columns, open addressing: among ten
 * million identifiers a chance collision is less likely than one in three hundred thousand.
 */
export class IdIndex {
  /** Rows with an identifier. */
  rows = 0;
  /** Rows whose identifier an earlier row has. */
  repeated = 0;

  #low = new Uint32Array(FIRST_SLOTS);
  #high = new Uint32Array(FIRST_SLOTS);
  #filled = 0;

  /** Counts the identifier `bytes[start … end)` unless it is blank; those of another `salt` are never the same. */
  add(bytes: Uint8Array, start: number, end: number, salt: number): void {
    let from = start;
    let to = end;
    while (from < to && (bytes[from] as number) <= SPACE) from++;
    while (to > from && (bytes[to - 1] as number) <= SPACE) to--;
    if (to - from <= LONGEST_MARKER && NO_ID.has(decoder.decode(bytes.subarray(from, to)).toLowerCase()))
      return;
    this.rows++;
    let a = 0x811c_9dc5 ^ salt;
    let b = 0x9747_b28c ^ (to - from);
    for (let i = from; i < to; i++) {
      const byte = bytes[i] as number;
      a = Math.imul(a ^ byte, 0x0100_0193);
      b = Math.imul(b ^ byte, 0x5bd1_e995);
      b ^= b >>> 15;
    }
    this.#note(mix(a ^ (b >>> 16)), mix(b ^ Math.imul(a, 0x85eb_ca6b)));
  }

  #note(a: number, b: number): void {
    const low = a === 0 && b === 0 ? 1 : a;
    const slots = this.#low.length - 1;
    let slot = low & slots;
    for (;;) {
      const l = this.#low[slot] as number;
      const h = this.#high[slot] as number;
      if (l === 0 && h === 0) break;
      if (l === low && h === b) {
        this.repeated++;
        return;
      }
      slot = (slot + 1) & slots;
    }
    this.#low[slot] = low;
    this.#high[slot] = b;
    if (2 * ++this.#filled > this.#low.length) this.#spread();
  }

  #spread(): void {
    const low = new Uint32Array(2 * this.#low.length);
    const high = new Uint32Array(low.length);
    const slots = low.length - 1;
    for (let old = 0; old < this.#low.length; old++) {
      const l = this.#low[old] as number;
      const h = this.#high[old] as number;
      if (l === 0 && h === 0) continue;
      let slot = l & slots;
      while (low[slot] !== 0 || high[slot] !== 0) slot = (slot + 1) & slots;
      low[slot] = l;
      high[slot] = h;
    }
    this.#low = low;
    this.#high = high;
  }
}

/** The finaliser of MurmurHash3 (Appleby 2011), unsigned. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
