/** Points within reach of each other, each pair once: point `a` with `other[start[a] … start[a + 1])`, all of them after it. */
export interface ClosePairs {
  readonly start: Uint32Array;
  readonly other: Uint32Array;
  /** The distance band of each pair: the first whose edge is not below the distance. */
  readonly band: Uint8Array;
}

/**
 * Finds the pairs of points within the last of some rising distances, by sorting the points into squares of that size:
 * the cost follows the number of close pairs, not of all. A pair's band holds distances up to and including its edge.
 *
 * Null as soon as the pairs, each counted with its weight product, are more than `most`.
 * @param x metres east, and `y` metres north, in a plane
 * @param edges at most 255 distances, metres, rising
 * @param weight how many things stand at each point
 */
export function findClosePairs(
  x: Float64Array,
  y: Float64Array,
  edges: readonly number[],
  weight: ArrayLike<number>,
  most: number,
): ClosePairs | null {
  const reach = Math.max(...edges);
  const squares = new PointSquares(x, y, Math.max(reach, 1));
  const squared = edges.map((edge) => edge * edge);
  const last = reach * reach;
  const start = new Uint32Array(x.length + 1);
  let other = new Uint32Array(1024);
  let band = new Uint8Array(1024);
  let found = 0;
  let weighed = 0;
  for (let a = 0; a < x.length; a++) {
    const ax = x[a] as number;
    const ay = y[a] as number;
    for (const points of squares.around(ax, ay)) {
      for (const b of points) {
        if (b <= a) continue;
        const d = (ax - (x[b] as number)) ** 2 + (ay - (y[b] as number)) ** 2;
        if (d > last) continue;
        weighed += (weight[a] as number) * (weight[b] as number);
        if (weighed > most) return null;
        if (found === other.length) {
          other = grow(other, new Uint32Array(found * 2));
          band = grow(band, new Uint8Array(found * 2));
        }
        other[found] = b;
        band[found++] = squared.findIndex((edge) => d <= edge);
      }
    }
    start[a + 1] = found;
  }
  return { start, other: other.subarray(0, found), band: band.subarray(0, found) };
}

function grow<T extends Uint32Array | Uint8Array>(small: T, large: T): T {
  large.set(small);
  return large;
}

/** More rows of squares, a metre wide at least, than the Earth has; keeps the key of a square its own. */
const ROWS_OF_SQUARES = 2 ** 26;

/** Points sorted into squares of a plane. */
class PointSquares {
  private readonly size: number;
  private readonly pointsIn = new Map<number, number[]>();

  constructor(x: Float64Array, y: Float64Array, size: number) {
    this.size = size;
    for (let i = 0; i < x.length; i++) {
      const key = this.keyOf(x[i] as number, y[i] as number);
      const points = this.pointsIn.get(key);
      if (points === undefined) this.pointsIn.set(key, [i]);
      else points.push(i);
    }
  }

  /** The points of the square that a place is in and of the eight around it, square by square. */
  around(x: number, y: number): number[][] {
    const key = this.keyOf(x, y);
    const found: number[][] = [];
    for (let column = -1; column <= 1; column++) {
      for (let row = -1; row <= 1; row++) {
        const points = this.pointsIn.get(key + column * ROWS_OF_SQUARES + row);
        if (points !== undefined) found.push(points);
      }
    }
    return found;
  }

  private keyOf(x: number, y: number): number {
    return Math.floor(x / this.size) * ROWS_OF_SQUARES + Math.floor(y / this.size);
  }
}
