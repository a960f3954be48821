import { latLngToCell } from "h3-js";
import { readDegrees } from "../../src/sources/coordinate-digits.ts";
import { LocationIndex } from "../../src/sources/location-index.ts";
import type { BenchFile, Contender } from "./contender.ts";
import { coordinateColumns } from "./coordinate-columns.ts";

/** The floor: commas and line feeds only, no quotes, no dates, no types, no table; for plain files such as London's. */
export function bareScanner(file: BenchFile): Contender {
  const columns = coordinateColumns(file);
  return {
    name: "bare scanner",
    note: "one loop over the bytes, coordinates only, no quotes understood",
    async run() {
      const { bytes } = file;
      const locations = new LocationIndex();
      let rowsAt = new Uint32Array(1 << 16);
      let rows = 0;
      let at = bytes.indexOf(10) + 1;
      while (at < bytes.length) {
        let [lng, lat] = [Number.NaN, Number.NaN];
        for (let column = 0; ; column++) {
          const start = at;
          while (at < bytes.length && bytes[at] !== 44 && bytes[at] !== 10) at++;
          if (column === columns.longitude) lng = readDegrees(bytes, start, at);
          if (column === columns.latitude) lat = readDegrees(bytes, start, at);
          if (bytes[at++] !== 44) break;
        }
        if (!(Math.abs(lng) <= 18e8 && Math.abs(lat) <= 9e8)) continue;
        const location = locations.numberOf(lng, lat);
        if (location >= rowsAt.length) {
          const larger = new Uint32Array(2 * rowsAt.length);
          larger.set(rowsAt);
          rowsAt = larger;
        }
        rowsAt[location] = (rowsAt[location] as number) + 1;
        rows++;
      }
      const cells = new Set<string>();
      for (let location = 0; location < locations.count; location++) {
        const [lat, lng] = [locations.latE7[location] as number, locations.lngE7[location] as number];
        cells.add(latLngToCell(lat / 1e7, lng / 1e7, 9));
      }
      return { rows, hexes: cells.size };
    },
  };
}
