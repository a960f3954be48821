import { type CrimeTable, UNITS_PER_DEGREE } from "../../model/crime-table.ts";
import type { DemandPoints } from "../../model/demand.ts";
import type { Query } from "../../model/query.ts";
import { selectRows } from "./counted-rows.ts";

/** Demand points with the cell of the grid that each is in. */
export interface GatheredDemand extends DemandPoints {
  readonly cell: Int32Array;
}

/**
 * Historic demand of the study area: one point for each recorded location with at least one row that
 * the query counts, weighing as many recorded crimes as it has such rows. Points are in the
 * table's order of locations; the categories of a point are in the table's order too.
 * @param cellOf cell index per location, from `cellOfLocations`; a location with −1 is outside the area
 */
export function gatherDemand(table: CrimeTable, cellOf: Int32Array, query: Query): GatheredDemand {
  const counted = selectRows(table, cellOf, query);
  const rowsAt = countRowsPerLocation(table, counted);
  const locations: number[] = [];
  rowsAt.forEach((rows, location) => {
    if (rows > 0) locations.push(location);
  });
  const degrees = (unitsE7: Int32Array) =>
    Float64Array.from(locations, (location) => (unitsE7[location] as number) / UNITS_PER_DEGREE);
  return {
    lng: degrees(table.lngE7),
    lat: degrees(table.latE7),
    weight: Float64Array.from(locations, (location) => rowsAt[location] as number),
    place: locations.map((location) => table.places[table.placeOf[location] as number] ?? null),
    ...breakDown(table, counted, locations, rowsAt),
    categories: table.categories,
    cell: Int32Array.from(locations, (location) => cellOf[location] as number),
  };
}

function countRowsPerLocation(table: CrimeTable, rows: Uint32Array): Uint32Array {
  const rowsAt = new Uint32Array(table.locationCount);
  for (const row of rows) {
    const location = table.locationOf[row] as number;
    rowsAt[location] = (rowsAt[location] as number) + 1;
  }
  return rowsAt;
}

type Breakdown = Pick<DemandPoints, "breakdownStart" | "breakdownCategory" | "breakdownRows">;

/** Rows per point and category: the rows' categories are laid out point after point, then run-length counted. */
function breakDown(
  table: CrimeTable,
  counted: Uint32Array,
  locations: readonly number[],
  rowsAt: Uint32Array,
): Breakdown {
  const nextOf = new Uint32Array(table.locationCount);
  let total = 0;
  for (const location of locations) {
    nextOf[location] = total;
    total += rowsAt[location] as number;
  }
  const categoryOfRow = new Uint16Array(total);
  for (const row of counted) {
    const location = table.locationOf[row] as number;
    const slot = nextOf[location] as number;
    categoryOfRow[slot] = table.categoryOf[row] as number;
    nextOf[location] = slot + 1;
  }
  const breakdownStart = new Uint32Array(locations.length + 1);
  const categories: number[] = [];
  const rows: number[] = [];
  locations.forEach((location, point) => {
    const end = nextOf[location] as number;
    let previous = -1;
    for (const category of categoryOfRow.subarray(end - (rowsAt[location] as number), end).sort()) {
      if (category !== previous) {
        categories.push(category);
        rows.push(0);
      }
      rows[rows.length - 1] = (rows.at(-1) ?? 0) + 1;
      previous = category;
    }
    breakdownStart[point + 1] = categories.length;
  });
  return {
    breakdownStart,
    breakdownCategory: Uint16Array.from(categories),
    breakdownRows: Uint32Array.from(rows),
  };
}
