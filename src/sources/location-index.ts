import { NO_PLACE } from "../model/crime-table.ts";
import { doubled } from "./growing-column.ts";

const FIRST_ROOM = 1 << 12;

/** Numbers per slot; the fourth is unused and keeps slots from straddling lines of memory. */
const SLOT = 4;

/**
 * The dictionary of locations: each distinct pair of coordinates gets the next number, 0, 1, 2, ….
 * Open addressing over a typed array of twice the room or more, so that a look-up touches memory once or twice.
 */
export class LocationIndex {
  count = 0;
  lngE7 = new Int32Array(FIRST_ROOM);
  latE7 = new Int32Array(FIRST_ROOM);
  /** Place number of each location, `NO_PLACE` until it is given one. */
  placeOf = new Int32Array(FIRST_ROOM).fill(NO_PLACE);

  /** Per slot the location's number + 1 (0 in an empty slot) and its coordinates, side by side so that a look-up touches one line of memory. */
  #slots = new Int32Array(SLOT * 4 * FIRST_ROOM);
  #mask = 4 * FIRST_ROOM - 1;

  /** The number of the location at these coordinates (whole 10⁻⁷ degrees), which is new where `count` grows. */
  numberOf(lngE7: number, latE7: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hashOf(lngE7, latE7) & mask;
    for (;;) {
      const at = SLOT * slot;
      const location = (slots[at] as number) - 1;
      if (location < 0) return this.#add(lngE7, latE7, at);
      if (slots[at + 1] === lngE7 && slots[at + 2] === latE7) return location;
      slot = (slot + 1) & mask;
    }
  }

  #add(lngE7: number, latE7: number, at: number): number {
    const location = this.count++;
    this.#slots.set([location + 1, lngE7, latE7], at);
    if (location === this.lngE7.length) this.#grow(location);
    this.lngE7[location] = lngE7;
    this.latE7[location] = latE7;
    if (2 * this.count > this.#mask) this.#spread();
    return location;
  }

  #grow(filled: number): void {
    this.lngE7 = doubled(this.lngE7);
    this.latE7 = doubled(this.latE7);
    this.placeOf = doubled(this.placeOf).fill(NO_PLACE, filled);
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = 2 * this.#mask + 1;
    for (let location = 0; location < this.count; location++) {
      const lngE7 = this.lngE7[location] as number;
      const latE7 = this.latE7[location] as number;
      let slot = hashOf(lngE7, latE7) & mask;
      while (slots[SLOT * slot] !== 0) slot = (slot + 1) & mask;
      slots.set([location + 1, lngE7, latE7], SLOT * slot);
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

function hashOf(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e37_79b1) ^ Math.imul(b, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return hash ^ (hash >>> 13);
}
