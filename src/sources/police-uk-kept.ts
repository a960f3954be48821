import type { KeptMonth } from "../model/service-account.ts";
import { formatMonth } from "../model/wall-clock.ts";
import { POLICE_UK_BASE_URL, type PoliceUkRequest, tileOf } from "./police-uk-api.ts";
import { PoliceUkCache } from "./police-uk-cache.ts";
import { type StudyTile, splitTile } from "./study-tile.ts";

/**
 * The months of an area of which crimes of data.police.uk are kept on this device, earliest first. Nothing is sent, and
 * no more than the first bytes of a kept part are read.
 * @throws ProblemError where the area has no inside
 */
export async function findKeptMonths(
  request: Pick<PoliceUkRequest, "area" | "months" | "cache" | "baseUrl">,
): Promise<KeptMonth[]> {
  const cache = new PoliceUkCache(request.cache, request.baseUrl ?? POLICE_UK_BASE_URL, undefined);
  const whole = tileOf(request.area);
  const months = [...new Set(request.months)].sort((a, b) => a - b);
  const found = await Promise.all(
    months.map(async (month) => ({ month, parts: await findParts(cache, whole, formatMonth(month)) })),
  );
  return found.flatMap(({ month, parts }) => {
    const dates = parts.filter((date) => date !== null).sort();
    const [earliest] = dates;
    const latest = dates.at(-1);
    if (earliest === undefined || latest === undefined) return [];
    return [{ month, earliest, latest, whole: dates.length === parts.length }];
  });
}

/** When each part of a tile was fetched, null for one that is not kept; a tile that was too full is its quarters. */
async function findParts(cache: PoliceUkCache, tile: StudyTile, month: string): Promise<(string | null)[]> {
  const kept = await cache.date(tile, month);
  if (!kept) return [null];
  if (kept.kind === "crimes") return [kept.fetchedAt];
  const quarters = splitTile(tile).map((quarter) => findParts(cache, quarter, month));
  return (await Promise.all(quarters)).flat();
}
