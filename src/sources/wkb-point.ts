const POINT = 1;
const EWKB_SRID = 0x2000_0000;
const EWKB_DIMENSIONS = 0xc000_0000;

/**
 * The x and y of a point in well-known binary (OGC 06-103r4, with Z or M, or PostGIS's EWKB); null for a point without
 * coordinates; undefined for any other shape and for bytes that are none.
 */
export function readWkbPoint(bytes: Uint8Array): readonly [number, number] | null | undefined {
  if (bytes.length < 21 || (bytes[0] as number) > 1) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 1;
  const code = view.getUint32(1, little);
  const from = code & EWKB_SRID ? 9 : 5;
  const type = (code & ~(EWKB_SRID | EWKB_DIMENSIONS)) >>> 0;
  if (type % 1000 !== POINT || type > 3001 || bytes.length < from + 16) return undefined;
  const x = view.getFloat64(from, little);
  const y = view.getFloat64(from + 8, little);
  return Number.isNaN(x) && Number.isNaN(y) ? null : [x, y];
}
