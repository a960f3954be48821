import { EARTH_RADIUS_M } from "../model/geodesy.ts";
import type { Metres } from "../model/units.ts";

const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;
const NONE = 0xffffffff;

/** Vertices gathered into nodes: vertex `v` is node `nodeOf[v]`. */
export interface SnappedVertices {
  readonly nodeOf: Uint32Array;
  /** Degrees; where the first of a node's vertices stands. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Takes vertices within `toleranceM` of each other as one node. Each distinct position in turn goes to the
 * nearest node within the tolerance, or becomes one: no node moves, no vertex is taken further than the
 * tolerance, and equal positions are always one node. A chain of vertices closer than the tolerance does not
 * run together into one.
 */
export function snapVertices(lng: Float64Array, lat: Float64Array, toleranceM: Metres): SnappedVertices {
  const distinct = mergeEqual(lng, lat);
  const count = distinct.first.length;
  const middle = lat.length === 0 ? 0 : (lat[lat.length >> 1] as number);
  const perLng = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const nodeOfDistinct = new Uint32Array(count);
  const nodeLng: number[] = [];
  const nodeLat: number[] = [];
  const table = makeTable(count);
  const nextInCell = new Uint32Array(count);
  for (let d = 0; d < count; d++) {
    const x = lng[distinct.first[d] as number] as number;
    const y = lat[distinct.first[d] as number] as number;
    const column = Math.floor((x * perLng) / toleranceM);
    const row = Math.floor((y * METRES_PER_DEGREE) / toleranceM);
    const east = METRES_PER_DEGREE * Math.cos((y * Math.PI) / 180);
    let nearest = NONE;
    let nearestM = toleranceM;
    const wide = Math.max(1, Math.ceil(perLng / east));
    for (let c = column - wide; c <= column + wide; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (let node = table.get(c, r); node !== NONE; node = nextInCell[node] as number) {
          const distance = Math.hypot(
            ((nodeLng[node] as number) - x) * east,
            ((nodeLat[node] as number) - y) * METRES_PER_DEGREE,
          );
          if (distance > nearestM || (distance === nearestM && nearest !== NONE)) continue;
          nearest = node;
          nearestM = distance;
        }
      }
    }
    if (nearest === NONE) {
      nearest = nodeLng.length;
      nodeLng.push(x);
      nodeLat.push(y);
      nextInCell[nearest] = table.get(column, row);
      table.set(column, row, nearest);
    }
    nodeOfDistinct[d] = nearest;
  }
  return {
    nodeOf: distinct.of.map((d) => nodeOfDistinct[d] as number),
    lng: Float64Array.from(nodeLng),
    lat: Float64Array.from(nodeLat),
  };
}

/** Distinct positions: vertex `v` is the `of[v]`-th, which vertex `first[…]` was the first to hold. */
function mergeEqual(lng: Float64Array, lat: Float64Array) {
  const size = roomFor(lng.length);
  const slots = new Uint32Array(size).fill(NONE);
  const of = new Uint32Array(lng.length);
  const first: number[] = [];
  const bits = new Uint32Array(4);
  const values = new Float64Array(bits.buffer);
  for (let v = 0; v < lng.length; v++) {
    values[0] = (lng[v] as number) + 0;
    values[1] = (lat[v] as number) + 0;
    let slot = mix(mix(bits[0] as number, bits[1] as number), mix(bits[2] as number, bits[3] as number));
    for (slot &= size - 1; ; slot = (slot + 1) & (size - 1)) {
      const d = slots[slot] as number;
      if (d === NONE) {
        slots[slot] = first.length;
        of[v] = first.length;
        first.push(v);
        break;
      }
      const other = first[d] as number;
      if (lng[other] === lng[v] && lat[other] === lat[v]) {
        of[v] = d;
        break;
      }
    }
  }
  return { of, first };
}

/** The last node of each cell of a grid without bounds, open addressing. */
function makeTable(most: number) {
  const size = roomFor(most);
  const columns = new Float64Array(size);
  const rows = new Float64Array(size);
  const last = new Uint32Array(size).fill(NONE);
  const find = (column: number, row: number) => {
    let slot = mix(column | 0, row | 0) & (size - 1);
    while (last[slot] !== NONE && (columns[slot] !== column || rows[slot] !== row))
      slot = (slot + 1) & (size - 1);
    return slot;
  };
  return {
    get: (column: number, row: number) => last[find(column, row)] as number,
    set: (column: number, row: number, node: number) => {
      const slot = find(column, row);
      columns[slot] = column;
      rows[slot] = row;
      last[slot] = node;
    },
  };
}

function roomFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, 2 * count)));
}

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
