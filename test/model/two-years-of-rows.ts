import { layHexGrid } from "../../src/model/hex-grid.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import type { Row } from "../analysis/make-table.ts";

export const AREA = { center: [-0.27961, 51.55602] as const, radiusM: 1000, resolution: 9 as const };
export const grid = layHexGrid(AREA);

/** Two years of rows, most of them in the first hexes. */
export const ROWS: readonly Row[] = (() => {
  const random = seedRandom(4);
  return Array.from({ length: 2400 }, () => {
    const cell = Math.floor(random.next() ** 3 * grid.cellCount);
    return {
      at: [grid.lng[cell] ?? 0, grid.lat[cell] ?? 0] as const,
      time: wallMinutes(2024, 1) + Math.floor(random.next() * 731 * 1440),
    };
  });
})();
