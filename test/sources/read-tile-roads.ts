import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * The lines of one layer at one zoom of a PMTiles v3 archive of gzipped vector tiles, as MapLibre's
 * `querySourceFeatures` gives them.
 */
export function readTileLines(path: string, zoom: number, layer: string): unknown[] {
  const archive = readFileSync(path);
  const long = (offset: number) => Number(archive.readBigUInt64LE(offset));
  const [rootAt, rootLength, leavesAt, tilesAt] = [long(8), long(16), long(40), long(56)];
  const features: unknown[] = [];
  const walk = (at: number, length: number) => {
    for (const entry of readDirectory(gunzipSync(archive.subarray(at, at + length)))) {
      if (entry.runLength === 0) {
        walk(leavesAt + entry.offset, entry.length);
        continue;
      }
      const place = placeOfTile(entry.tileId);
      if (place.zoom !== zoom) continue;
      const start = tilesAt + entry.offset;
      features.push(...linesOfTile(gunzipSync(archive.subarray(start, start + entry.length)), layer, place));
    }
  };
  walk(rootAt, rootLength);
  return features;
}

interface TilePlace {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

class Reader {
  at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** Field number and content: a number, or the bytes of a length-delimited field. */
  *fields(): Generator<readonly [number, number | Uint8Array]> {
    while (this.at < this.bytes.length) {
      const key = this.varint();
      if ((key & 7) === 0) yield [key >> 3, this.varint()];
      else if ((key & 7) === 2) {
        const length = this.varint();
        this.at += length;
        yield [key >> 3, this.bytes.subarray(this.at - length, this.at)];
      } else this.at += (key & 7) === 1 ? 8 : 4;
    }
  }
}

function readDirectory(bytes: Uint8Array) {
  const reader = new Reader(bytes);
  const count = reader.varint();
  const column = () => Array.from({ length: count }, () => reader.varint());
  const [steps, runs, lengths, offsets] = [column(), column(), column(), column()];
  let tileId = 0;
  let end = 0;
  return steps.map((step, i) => {
    tileId += step;
    const written = offsets[i] ?? 0;
    const offset = written === 0 ? end : written - 1;
    end = offset + (lengths[i] ?? 0);
    return { tileId, runLength: runs[i] ?? 0, length: lengths[i] ?? 0, offset };
  });
}

/** Tiles are numbered zoom by zoom along a Hilbert curve. */
function placeOfTile(tileId: number): TilePlace {
  let zoom = 0;
  let rest = tileId;
  for (; rest >= 4 ** zoom; zoom++) rest -= 4 ** zoom;
  let [x, y] = [0, 0];
  for (let side = 1; side < 2 ** zoom; side *= 2) {
    const right = 1 & Math.floor(rest / 2);
    const upper = 1 & (rest ^ right);
    if (upper === 0) {
      if (right === 1) [x, y] = [side - 1 - x, side - 1 - y];
      [x, y] = [y, x];
    }
    x += side * right;
    y += side * upper;
    rest = Math.floor(rest / 4);
  }
  return { zoom, x, y };
}

function linesOfTile(bytes: Uint8Array, layer: string, place: TilePlace): unknown[] {
  const text = new TextDecoder();
  for (const [field, content] of new Reader(bytes).fields()) {
    if (field !== 3 || typeof content === "number") continue;
    const parts = [...new Reader(content).fields()];
    const all = (wanted: number) =>
      parts.flatMap(([number, part]) => (number === wanted && typeof part !== "number" ? [part] : []));
    if (text.decode(all(1)[0]) !== layer) continue;
    const extent = parts.find(([number]) => number === 5)?.[1];
    const keys = all(3).map((key) => text.decode(key));
    const values = all(4).map((value) => {
      const written = [...new Reader(value).fields()][0]?.[1];
      return typeof written === "object" ? text.decode(written) : written;
    });
    return all(2).flatMap((feature) =>
      lineOf(feature, keys, values, typeof extent === "number" ? extent : 4096, place),
    );
  }
  return [];
}

function lineOf(
  bytes: Uint8Array,
  keys: readonly string[],
  values: readonly unknown[],
  extent: number,
  { zoom, x, y }: TilePlace,
): unknown[] {
  const properties: Record<string, unknown> = {};
  let isLine = false;
  let commands = new Uint8Array(0);
  for (const [field, content] of new Reader(bytes).fields()) {
    if (field === 3) isLine = content === 2;
    if (typeof content === "number") continue;
    if (field === 4) commands = Uint8Array.from(content);
    if (field !== 2) continue;
    for (const tags = new Reader(content); tags.at < content.length; ) {
      const key = keys[tags.varint()] ?? "";
      properties[key] = values[tags.varint()];
    }
  }
  if (!isLine) return [];
  const coordinates: number[][][] = [];
  const reader = new Reader(commands);
  const step = () => {
    const written = reader.varint();
    return written % 2 === 0 ? written / 2 : -(written + 1) / 2;
  };
  let [east, south] = [0, 0];
  while (reader.at < commands.length) {
    const command = reader.varint();
    if ((command & 7) === 1) coordinates.push([]);
    for (let count = command >> 3; count > 0; count--) {
      east += step();
      south += step();
      const share = (y + south / extent) / 2 ** zoom;
      const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI;
      coordinates.at(-1)?.push([((x + east / extent) / 2 ** zoom) * 360 - 180, lat]);
    }
  }
  return [{ type: "Feature", properties, geometry: { type: "MultiLineString", coordinates } }];
}
