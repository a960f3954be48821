import { type CrimeTable, UNITS_PER_DEGREE } from "../model/crime-table.ts";
import { distanceM } from "../model/geodesy.ts";
import type { ForceGap } from "../model/quality-report.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, MonthIndex } from "../model/units.ts";
import { monthOf, parseMonth, wallMinutes } from "../model/wall-clock.ts";
import { POLICE_UK_ATTRIBUTION } from "./police-uk.ts";
import { sortedOverRows } from "./summarise-table.ts";

const STREET_FILE = /(\d{4}-\d{2})-([a-z-]+)-street\.csv$/;

/** Greater Manchester Police has published no crimes on data.police.uk from this month on. */
const SILENT_SINCE = monthOf(wallMinutes(2019, 7));

/** The outline of Greater Manchester, drawn by hand to about two kilometres. */
const GREATER_MANCHESTER: readonly LngLat[] = [
  [-2.73, 53.52],
  [-2.7, 53.6],
  [-2.51, 53.646],
  [-2.33, 53.668],
  [-2.15, 53.686],
  [-2.02, 53.66],
  [-1.91, 53.56],
  [-1.96, 53.46],
  [-2.0, 53.36],
  [-2.17, 53.335],
  [-2.37, 53.35],
  [-2.48, 53.42],
  [-2.6, 53.45],
  [-2.7, 53.47],
];

/**
 * Forces that lack for some months: those whose street files have a hole in the span of all street files, and Greater
 * Manchester where data.police.uk rows are looked at there. Without a study area it is asked whether the rows, but for
 * the outermost fiftieth on every side, lie around Manchester.
 */
export function findForceGaps(
  table: CrimeTable,
  area: StudyArea | null,
  lastMonth: MonthIndex | null,
): ForceGap[] {
  const gaps = holesOf(table);
  const ofPoliceUk = table.attribution.includes(POLICE_UK_ATTRIBUTION);
  const concerned = ofPoliceUk && lastMonth !== null && lastMonth >= SILENT_SINCE;
  if (concerned && (area ? circleMeetsManchester(area) : liesAroundManchester(table))) {
    gaps.push({
      force: "greater-manchester",
      missing: [],
      because:
        "Greater Manchester Police has published nothing on data.police.uk since July 2019: an empty map there means no data, not no crime.",
    });
  }
  return gaps;
}

function holesOf(table: CrimeTable): ForceGap[] {
  const monthsOf = new Map<string, Set<MonthIndex>>();
  const all = new Set<MonthIndex>();
  for (const { name } of table.files) {
    const [, text = "", force = ""] = STREET_FILE.exec(name) ?? [];
    const month = parseMonth(text);
    if (month === undefined) continue;
    all.add(month);
    const months = monthsOf.get(force) ?? new Set();
    monthsOf.set(force, months.add(month));
  }
  const first = Math.min(...all);
  const span = Array.from({ length: all.size > 0 ? Math.max(...all) - first + 1 : 0 }, (_, i) => first + i);
  return Array.from(monthsOf, ([force, months]) => ({
    force,
    missing: span.filter((month) => !months.has(month)),
    because: `There is no street file of ${force} for these months.`,
  })).filter(({ missing }) => missing.length > 0);
}

function circleMeetsManchester({ center, radiusM }: StudyArea): boolean {
  if (isInside(center)) return true;
  return GREATER_MANCHESTER.some((corner, i) => {
    const next = GREATER_MANCHESTER[(i + 1) % GREATER_MANCHESTER.length] ?? corner;
    return [0, 0.25, 0.5, 0.75].some((share) => {
      const at: LngLat = [
        corner[0] + share * (next[0] - corner[0]),
        corner[1] + share * (next[1] - corner[1]),
      ];
      return distanceM(center, at) <= radiusM;
    });
  });
}

const MANCHESTER: LngLat = [-2.244, 53.48];
const OUTERMOST_SHARE = 0.02;

function liesAroundManchester(table: CrimeTable): boolean {
  return [table.lngE7, table.latE7].every((coordinate, axis) => {
    const sorted = table.locationOf.length > 0 ? sortedOverRows(table, coordinate) : new Int32Array(1);
    const edge = Math.floor(OUTERMOST_SHARE * (sorted.length - 1));
    const middle = (MANCHESTER[axis] ?? 0) * UNITS_PER_DEGREE;
    return (sorted[edge] as number) < middle && (sorted[sorted.length - 1 - edge] as number) > middle;
  });
}

/** Whether a ray to the east crosses the outline an odd number of times. */
function isInside([lng, lat]: LngLat): boolean {
  let inside = false;
  GREATER_MANCHESTER.forEach(([x1, y1], i) => {
    const [x2, y2] = GREATER_MANCHESTER[(i + 1) % GREATER_MANCHESTER.length] ?? [x1, y1];
    if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}
