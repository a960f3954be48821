import type { LngLat, Metres, MonthIndex } from "../model/units.ts";
import { formatMonth, nameMonth } from "../model/wall-clock.ts";
import { type Patience, PatientRequests } from "./patient-requests.ts";
import { POLICE_UK_ATTRIBUTION } from "./police-uk.ts";
import { PoliceUkCache } from "./police-uk-cache.ts";
import { type StreetCrime, writeStreetFile } from "./police-uk-crimes.ts";
import { areaTooFull, areaUnusable, monthsNotPublished, nothingRecorded } from "./police-uk-problems.ts";
import { PoliceUkRequests } from "./police-uk-requests.ts";
import type { ReadWriteCache } from "./read-write-cache.ts";
import { DEVICE_CLOCK, heed } from "./service-clock.ts";
import type { DownloadOptions, ServiceDownload } from "./service-download.ts";
import { holdsPoint, isConvex, type StudyTile, splitTile, tileAround, tileOver } from "./study-tile.ts";
import { TokenBucket } from "./token-bucket.ts";
import { workThrough } from "./work-through.ts";

export const POLICE_UK_BASE_URL = "https://data.police.uk/api";

/** Documented: 15 requests a second on average, 30 at once. */
const REQUESTS_PER_SECOND = 15;
const REQUESTS_AT_ONCE = 30;
const SIDE_BY_SIDE = 4;
/** A circle of 5 km split eight times is in pieces of about 40 m. */
const MOST_SPLITS = 8;

/** Which crimes: those in a polygon, or within a distance of a point; of which months. */
export type PoliceUkRequest = DownloadOptions & {
  readonly area:
    | { readonly polygon: readonly LngLat[] }
    | { readonly center: LngLat; readonly radiusM: Metres };
  readonly months: readonly MonthIndex[];
  /** Where finished parts are kept, and looked for first. */
  readonly cache: ReadWriteCache;
  /** Parts fetched before this time (ISO 8601) are fetched again; the same time again resumes a cut refresh. */
  readonly refreshBefore?: string;
  readonly baseUrl?: string;
  readonly patience?: Patience;
  /** Requests under way at once. */
  readonly sideBySide?: number;
};

/** The months that data.police.uk has crimes for, as it lists them. @throws ProblemError */
export async function listPoliceUkMonths(
  request: Pick<PoliceUkRequest, "baseUrl" | "patience" | "signal"> = {},
): Promise<MonthIndex[]> {
  return serviceOf(request).service.askMonths(request.signal);
}

/**
 * Downloads crimes from data.police.uk: one street file per month that has any. An area too full for one answer is split
 * into four until it is not; each finished part is kept in the cache, so that a cut download goes on where it stopped.
 * Only the area's outline and the months are sent.
 * @throws ProblemError naming what to do; what is finished stays kept
 * @throws DOMException AbortError once `signal` aborts
 */
export async function downloadPoliceUk(request: PoliceUkRequest): Promise<ServiceDownload> {
  const { signal } = request;
  const { service, requests } = serviceOf(request);
  const cache = new PoliceUkCache(
    request.cache,
    request.baseUrl ?? POLICE_UK_BASE_URL,
    request.refreshBefore,
  );
  const whole = tileOf(request.area);
  const months = [...new Set(request.months)].sort((a, b) => a - b);
  if (months.length === 0) throw areaUnusable("no month was chosen");

  const parts: FinishedPart[] = [];
  const fetchedAt: string[] = [];
  const state = { done: 0, total: months.length, rows: 0, fromCache: 0 };
  let published: Promise<void> | null = null;

  const report = (month: MonthIndex) =>
    request.onProgress?.({
      doing: `${nameMonth(month)} from data.police.uk`,
      partsDone: state.done,
      partsTotal: state.total,
      rows: state.rows,
    });

  const refuseUnpublished = async () => {
    const listed = await service.askMonths(signal);
    const missing: MonthIndex[] = [];
    for (const month of months) {
      if (!listed.includes(month) && !(await cache.find(whole, formatMonth(month)))) missing.push(month);
    }
    if (missing.length > 0) throw monthsNotPublished(missing, listed);
  };

  const answerFor = async ({ tile, month }: Part) => {
    const kept = await cache.find(tile, formatMonth(month));
    if (kept) {
      state.fromCache++;
      return kept;
    }
    published ??= refuseUnpublished();
    await published;
    const answer = await service.askCrimes(tile, formatMonth(month), signal);
    const fresh = { answer, fetchedAt: new Date(requests.clock.now()).toISOString() };
    await cache.keep(tile, formatMonth(month), fresh);
    return fresh;
  };

  const finish = async (part: Part): Promise<readonly Part[]> => {
    heed(signal);
    const { answer, fetchedAt: at } = await answerFor(part);
    fetchedAt.push(at);
    state.done++;
    if (answer.kind === "crimes") {
      parts.push({ ...part, crimes: answer.crimes });
      state.rows += answer.crimes.length;
      report(part.month);
      return [];
    }
    if (part.path.length >= MOST_SPLITS) throw areaTooFull(nameMonth(part.month));
    const quarters = splitTile(part.tile).map((tile, i) => ({ ...part, tile, path: part.path + i }));
    state.total += quarters.length;
    report(part.month);
    return quarters;
  };

  const first = months.map((month) => ({ tile: whole, month, path: "" }));
  await workThrough(first, request.sideBySide ?? SIDE_BY_SIDE, finish);
  heed(signal);

  const merged = mergeParts(parts, months, request.area);
  if (merged.rows === 0) throw nothingRecorded(months);
  fetchedAt.sort();
  return {
    files: merged.byMonth
      .filter(({ crimes }) => crimes.length > 0)
      .map(({ month, crimes }) => ({
        name: `${formatMonth(month)}-data.police.uk-street.csv`,
        blob: writeStreetFile(crimes),
      })),
    account: {
      service: "data.police.uk",
      dataset: "Street-level crime",
      attribution: POLICE_UK_ATTRIBUTION,
      rows: merged.rows,
      requests: requests.answered,
      partsFromCache: state.fromCache,
      fetched: { earliest: fetchedAt[0] ?? "", latest: fetchedAt.at(-1) ?? "" },
      emptyMonths: emptyOf(merged),
      notes: notesOn(merged, cache.notKept),
    },
  };
}

interface Part {
  readonly tile: StudyTile;
  readonly month: MonthIndex;
  /** Which quarter of which quarter: "" for the whole, "03" for the fourth quarter of the first. */
  readonly path: string;
}

interface FinishedPart extends Part {
  readonly crimes: readonly StreetCrime[];
}

interface Merged {
  readonly byMonth: readonly { readonly month: MonthIndex; readonly crimes: readonly StreetCrime[] }[];
  readonly rows: number;
  readonly twice: number;
  readonly outside: number;
}

function serviceOf(request: Pick<PoliceUkRequest, "baseUrl" | "patience">) {
  const clock = request.patience?.clock ?? DEVICE_CLOCK;
  const bucket = new TokenBucket(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE, clock);
  const requests = new PatientRequests({ bucket, ...request.patience });
  return { requests, service: new PoliceUkRequests(request.baseUrl ?? POLICE_UK_BASE_URL, requests) };
}

/** The convex tile that is asked for first. @throws ProblemError where the area has no inside */
export function tileOf(area: PoliceUkRequest["area"]): StudyTile {
  if (!("polygon" in area)) return tileAround(area.center, area.radiusM);
  if (!area.polygon.flat().every(Number.isFinite)) throw areaUnusable("a corner has no coordinates");
  const tile = tileOver(area.polygon);
  if (tile.ring.length < 3) throw areaUnusable("its corners enclose nothing");
  return tile;
}

/** The months' crimes in the order of their parts, each number once; those in a dent of the polygon are left out. */
function mergeParts(
  parts: readonly FinishedPart[],
  months: readonly MonthIndex[],
  area: PoliceUkRequest["area"],
): Merged {
  const dented = "polygon" in area && !isConvex(area.polygon) ? area.polygon : null;
  let twice = 0;
  let outside = 0;
  const byMonth = months.map((month) => {
    const ids = new Set<string>();
    const ofMonth = parts
      .filter((part) => part.month === month)
      .sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
    const crimes = ofMonth.flatMap((part) =>
      part.crimes.filter((crime) => {
        const again = crime.id !== "" && ids.has(crime.id);
        ids.add(crime.id);
        const away =
          !again && dented && !holdsPoint(dented, [Number(crime.longitude), Number(crime.latitude)]);
        if (again) twice++;
        if (away) outside++;
        return !again && !away;
      }),
    );
    return { month, crimes };
  });
  return { byMonth, twice, outside, rows: byMonth.reduce((sum, { crimes }) => sum + crimes.length, 0) };
}

function emptyOf({ byMonth }: Merged): MonthIndex[] {
  return byMonth.filter(({ crimes }) => crimes.length === 0).map(({ month }) => month);
}

function notesOn(merged: Merged, notKept: number): string[] {
  const { twice, outside } = merged;
  const empty = emptyOf(merged).map(nameMonth);
  const notes = [
    "The service does not say which force recorded a crime, but for the British Transport Police.",
  ];
  if (empty.length > 0)
    notes.push(`No crimes at all in ${empty.join(", ")}: a force may not have published them.`);
  if (twice > 0)
    notes.push(
      `${twice} crimes on the border of two parts came twice and are counted once, by their number.`,
    );
  if (outside > 0) notes.push(`${outside} crimes in dents of the area's outline were left out.`);
  if (notKept > 0)
    notes.push(`${notKept} parts could not be kept on this device: they will be fetched again next time.`);
  return notes;
}
