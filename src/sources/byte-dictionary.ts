import { doubled } from "./growing-column.ts";

/**
 * Numbers byte sequences by what they mean. `idOf` looks the bytes up and calls `resolve` only for a sequence never
 * met before, so that text is decoded once however many rows repeat it. Two sequences may mean the same id.
 */
export class ByteDictionary {
  readonly #resolve: (bytes: Uint8Array) => number;
  #count = 0;
  /** All sequences met, end to end; sequence `k` is `[#starts[k], #starts[k + 1])`. */
  #arena = new Uint8Array(1 << 12);
  #starts = new Uint32Array(1 << 8);
  #ids = new Int32Array(1 << 8);
  #slots = new Int32Array(1 << 10);
  #last = -1;

  /** @param resolve gives the id of a new sequence, which it must not keep */
  constructor(resolve: (bytes: Uint8Array) => number) {
    this.#resolve = resolve;
  }

  /** The id of `bytes[start … end)`. */
  idOf(bytes: Uint8Array, start: number, end: number): number {
    // Files are often sorted, so the sequence of the row before is tried first.
    if (this.#last >= 0 && this.#holds(this.#last, bytes, start, end)) return this.#ids[this.#last] as number;
    const mask = this.#slots.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    for (;;) {
      const known = (this.#slots[slot] as number) - 1;
      if (known < 0) return this.#add(bytes, start, end, slot);
      if (this.#holds(known, bytes, start, end)) {
        this.#last = known;
        return this.#ids[known] as number;
      }
      slot = (slot + 1) & mask;
    }
  }

  #holds(known: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[known] as number;
    const length = end - start;
    if ((this.#starts[known + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i++) if (this.#arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, slot: number): number {
    const sequence = bytes.subarray(start, end);
    const id = this.#resolve(sequence);
    const known = this.#count++;
    const from = this.#starts[known] as number;
    const to = from + sequence.length;
    if (to > this.#arena.length) {
      const larger = new Uint8Array(Math.max(to, 2 * this.#arena.length));
      larger.set(this.#arena.subarray(0, from));
      this.#arena = larger;
    }
    this.#arena.set(sequence, from);
    if (known + 1 === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#ids = doubled(this.#ids);
    }
    this.#starts[known + 1] = to;
    this.#ids[known] = id;
    this.#slots[slot] = known + 1;
    this.#last = known;
    if (2 * this.#count > this.#slots.length) this.#spread();
    return id;
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let known = 0; known < this.#count; known++) {
      let slot = hashOf(this.#arena, this.#starts[known] as number, this.#starts[known + 1] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = known + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a (Fowler, Noll & Vo 1991) with its high bits folded in. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x0100_0193);
  return hash ^ (hash >>> 15);
}
