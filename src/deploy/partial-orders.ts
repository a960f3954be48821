const BITS = 30;

/** Partial orders of equally many stops. */
export interface PartialOrders {
  readonly size: number;
  /** Which stops each holds, 30 to a word, {@link wordsFor} words each. */
  readonly sets: Int32Array;
  readonly last: Int16Array;
  /** The least time at which it can be done. */
  readonly minutes: Float64Array;
  readonly weight: Float64Array;
  /** No order that begins with these stops and this last one weighs more. */
  readonly bound: Float64Array;
  /** The one it extends, by its position in the level before; −1 for none. */
  readonly before: Int32Array;
}

/** A level that takes partial orders in: of those with the same stops and the same last one the quickest. */
export interface Gathering {
  readonly add: (
    set: Int32Array,
    stop: number,
    minutes: number,
    weight: number,
    bound: number,
    before: number,
  ) => void;
  /** The most promising, at most as many as the width. */
  readonly close: () => PartialOrders;
  /** The highest bound among those that were not kept for want of room. */
  readonly dropped: () => number;
}

/** How many words a set of stops takes. */
export function wordsFor(count: number): number {
  return Math.max(1, Math.ceil(count / BITS));
}

/** Whether a set of stops has a stop. */
export function contains(set: Int32Array, stop: number): boolean {
  return (((set[Math.floor(stop / BITS)] as number) >> (stop % BITS)) & 1) === 1;
}

/** An empty level of at most `width` partial orders of `count` stops; memory grows with what it holds. */
export function gatherPartialOrders(width: number, count: number): Gathering {
  const words = wordsFor(count);
  const wanted = new Int32Array(words);
  let held = makeRoom(1024, words);
  let capacity = 1024;
  let size = 0;
  let slots = new Int32Array(4 * capacity).fill(-1);
  let dropped = Number.NEGATIVE_INFINITY;

  /** The position of the wanted set with this last stop, or −1 less its free slot. */
  const find = (stop: number) => {
    const mask = slots.length - 1;
    for (let slot = hash(wanted, 0, words, stop) & mask; ; slot = (slot + 1) & mask) {
      const k = slots[slot] as number;
      if (k < 0) return -1 - slot;
      if (held.last[k] !== stop) continue;
      let same = true;
      for (let w = 0; w < words && same; w++) same = held.sets[k * words + w] === wanted[w];
      if (same) return k;
    }
  };
  const keepOnly = (kept: Int32Array, room: number) => {
    const next = makeRoom(room, words);
    kept.forEach((k, at) => {
      for (let w = 0; w < words; w++) next.sets[at * words + w] = held.sets[k * words + w] as number;
      next.last[at] = held.last[k] as number;
      next.minutes[at] = held.minutes[k] as number;
      next.weight[at] = held.weight[k] as number;
      next.bound[at] = held.bound[k] as number;
      next.before[at] = held.before[k] as number;
    });
    held = next;
    capacity = room;
    size = kept.length;
    slots = new Int32Array(4 * capacity).fill(-1);
    for (let k = 0; k < size; k++) {
      let slot = hash(held.sets, k * words, words, held.last[k] as number) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = k;
    }
  };
  const all = () => Int32Array.from({ length: size }, (_, k) => k);
  const thin = () => {
    const ranked = all().sort((a, b) => (held.bound[b] as number) - (held.bound[a] as number) || a - b);
    const [best] = ranked.subarray(width);
    if (best !== undefined) dropped = Math.max(dropped, held.bound[best] as number);
    keepOnly(ranked.subarray(0, width), capacity);
  };

  return {
    add(set, stop, minutes, weight, bound, before) {
      wanted.set(set);
      const word = Math.floor(stop / BITS);
      wanted[word] = (wanted[word] as number) | (1 << (stop % BITS));
      const found = find(stop);
      const k = found >= 0 ? found : size;
      if (found >= 0 && (held.minutes[k] as number) <= minutes) return;
      if (found < 0) {
        slots[-1 - found] = k;
        held.sets.set(wanted, k * words);
        held.last[k] = stop;
        size++;
      }
      held.minutes[k] = minutes;
      held.weight[k] = weight;
      held.bound[k] = bound;
      held.before[k] = before;
      if (size >= 2 * width) thin();
      else if (size === capacity) keepOnly(all(), 2 * capacity);
    },
    close() {
      if (size > width) thin();
      return {
        size,
        sets: held.sets.slice(0, size * words),
        last: held.last.slice(0, size),
        minutes: held.minutes.slice(0, size),
        weight: held.weight.slice(0, size),
        bound: held.bound.slice(0, size),
        before: held.before.slice(0, size),
      };
    },
    dropped: () => dropped,
  };
}

function makeRoom(room: number, words: number) {
  return {
    sets: new Int32Array(room * words),
    last: new Int16Array(room),
    minutes: new Float64Array(room),
    weight: new Float64Array(room),
    bound: new Float64Array(room),
    before: new Int32Array(room),
  };
}

function hash(sets: Int32Array, from: number, words: number, stop: number): number {
  let h = stop + 1;
  for (let w = 0; w < words; w++) h = Math.imul(h ^ (sets[from + w] as number), 0x9e3779b1) ^ (h >>> 15);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}
