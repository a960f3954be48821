import { readFile } from "node:fs/promises";
import { openFile, parseFlags, readMappings, refuseUnusedMappings, UsageError } from "./cli-input.ts";
import { suggestExactly } from "./deploy/suggest-posts.ts";
import { createEngine } from "./engine/engine.ts";
import type { TableSummary } from "./model/crime-table.ts";
import type { Deployment } from "./model/deployment.ts";
import type { EventVenue } from "./model/event-spec.ts";
import { type Fleet, UNIT_LIMITS } from "./model/fleet.ts";
import type { Query } from "./model/query.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS, type StudyArea } from "./model/study-area.ts";
import { formatCoordinates, parseCoordinates, searchVenues, type Venue } from "./model/venue.ts";
import { formatMonth, parseMonth } from "./model/wall-clock.ts";
import { describePlace } from "./plan/describe-place.ts";
import { describeProof, proofFactsOf } from "./plan/describe-proof.ts";

/** What `plan` takes. */
export const PLAN_HELP = `muster plan: places units around a venue by maximal covering of recorded crime

  npm run -s muster -- plan --data FILE... (--venue ID | --at LAT,LNG) [options]

  --data FILE...       crime files: CSV, tab-separated text, GeoJSON, JSON, Excel .xlsx, Parquet, GeoParquet, .gz or
                       .zip of them; all are read into one table
  --mapping FILE       how columns are to be read, as saved; may be given again
  --venue ID           a listed venue, by id or name: wembley-stadium
  --at LAT,LNG         a point instead: 51.4782,-3.1826
  --units N            units to place, 1 to ${UNIT_LIMITS.count} (12)
  --cover M            metres that one unit covers, ${UNIT_LIMITS.coverRadiusM.min} to ${UNIT_LIMITS.coverRadiusM.max} (300)
  --mode MODE          foot or vehicle (foot)
  --radius M           metres of study area around the point, ${RADIUS_LIMITS_M.min} to ${RADIUS_LIMITS_M.max} (2000)
  --resolution R       H3 resolution of the hexes: ${RESOLUTIONS.join(", ")} (9)
  --type NAME          count this crime type only; may be given again
  --from YYYY-MM       first month that counts
  --to YYYY-MM         last month that counts
  --time-limit S       seconds for the proof (60)
  --json               print the plan as JSON
  --help               print this`;

interface PlanOptions {
  readonly files: readonly string[];
  readonly mappings: readonly string[];
  readonly venue: string | undefined;
  readonly at: string | undefined;
  readonly fleet: Fleet;
  readonly area: Pick<StudyArea, "radiusM" | "resolution">;
  readonly query: Query;
  readonly timeLimitSeconds: number;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): PlanOptions {
  const { values, positionals } = parse(args);
  const files = [...(values.data ?? []), ...positionals];
  if (files.length === 0) throw new UsageError("No data. Give one or more files with --data FILE...");
  if ((values.venue === undefined) === (values.at === undefined)) {
    throw new UsageError("Say where: either --venue ID or --at LAT,LNG.");
  }
  const mode = values.mode ?? "foot";
  if (mode !== "foot" && mode !== "vehicle")
    throw new UsageError(`--mode is foot or vehicle, not "${mode}".`);
  const resolution = RESOLUTIONS.find((r) => String(r) === (values.resolution ?? "9"));
  if (!resolution) {
    throw new UsageError(`--resolution is one of ${RESOLUTIONS.join(", ")}, not "${values.resolution}".`);
  }
  const { coverRadiusM } = UNIT_LIMITS;
  return {
    files,
    mappings: values.mapping ?? [],
    venue: values.venue,
    at: values.at,
    fleet: [
      {
        mode,
        count: readNumber("--units", values.units ?? "12", 1, UNIT_LIMITS.count),
        officersPerUnit: 1,
        coverRadiusM: readNumber("--cover", values.cover ?? "300", coverRadiusM.min, coverRadiusM.max),
      },
    ],
    area: {
      radiusM: readNumber("--radius", values.radius ?? "2000", RADIUS_LIMITS_M.min, RADIUS_LIMITS_M.max),
      resolution,
    },
    query: { categories: values.type ?? null, period: readPeriod(values.from, values.to), weekHours: null },
    timeLimitSeconds: readNumber("--time-limit", values["time-limit"] ?? "60", 1, 3600),
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  return parseFlags("plan", args, {
    data: { type: "string", multiple: true },
    mapping: { type: "string", multiple: true },
    venue: { type: "string" },
    at: { type: "string" },
    units: { type: "string" },
    cover: { type: "string" },
    mode: { type: "string" },
    radius: { type: "string" },
    resolution: { type: "string" },
    type: { type: "string", multiple: true },
    from: { type: "string" },
    to: { type: "string" },
    "time-limit": { type: "string" },
    json: { type: "boolean" },
  });
}

function readNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`${flag} is a whole number from ${min} to ${max}, not "${text}".`);
}

function readPeriod(from: string | undefined, to: string | undefined): Query["period"] {
  if (from === undefined && to === undefined) return null;
  const read = (flag: string, text: string | undefined, open: number) => {
    if (text === undefined) return open;
    const month = parseMonth(text);
    if (month === undefined) throw new UsageError(`${flag} is a month such as 2026-04, not "${text}".`);
    return month;
  };
  const period = { from: read("--from", from, 0), to: read("--to", to, 12_000) };
  if (period.from > period.to) throw new UsageError("--from is later than --to.");
  return period;
}

/** Plans and prints. @throws UsageError, ProblemError */
export async function runPlan(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const venue = await findVenue(options);
  const mappings = await readMappings(options.mappings);
  const files = await Promise.all(options.files.map(openFile));
  const engine = createEngine(suggestExactly);
  const summary = await engine.openFiles({ files, mappings });
  if (mappings.length > 0) refuseUnusedMappings(mappings, await engine.judgeQuality({ area: null }));
  const request = {
    area: { center: venue.at, ...options.area },
    query: options.query,
    fleet: options.fleet,
    posts: [],
  };
  const surface = await engine.describe(request);
  const deployment = await engine.prove({ ...request, timeLimitSeconds: options.timeLimitSeconds });
  const report = composeReport(venue, options, summary, deployment, surface.rowsInArea);
  console.log(options.json ? JSON.stringify(report, null, 2) : formatReport(report));
}

async function findVenue({ venue, at }: PlanOptions): Promise<EventVenue> {
  if (at !== undefined) {
    const point = parseCoordinates(at);
    if (!point) throw new UsageError(`--at is latitude,longitude such as 51.4782,-3.1826, not "${at}".`);
    return { id: null, name: formatCoordinates(point), at: point, capacity: null };
  }
  const list = JSON.parse(await readFile(new URL("../data/venues.json", import.meta.url), "utf8")) as Venue[];
  const wanted = venue ?? "";
  const exact = list.find((candidate) => candidate.id === wanted);
  const found = exact ? [exact] : searchVenues(list, wanted);
  const [first] = found;
  if (first && found.length === 1) return first;
  throw new UsageError(
    found.length === 0
      ? `Unknown venue "${wanted}". Use an id from data/venues.json, or --at LAT,LNG.`
      : `"${wanted}" is more than one venue: ${found
          .slice(0, 5)
          .map(({ id }) => id)
          .join(", ")}.`,
  );
}

function composeReport(
  venue: EventVenue,
  options: PlanOptions,
  summary: TableSummary,
  deployment: Deployment,
  rowsInArea: number,
) {
  const { coverage, proof, posts } = deployment;
  const share = (demand: number) =>
    coverage.totalDemand > 0 ? Number((demand / coverage.totalDemand).toFixed(6)) : 0;
  return {
    venue: { id: venue.id, name: venue.name, latitude: venue.at[1], longitude: venue.at[0] },
    area: options.area,
    query: options.query,
    data: {
      files: summary.files,
      rows: summary.rowCount,
      rowsInArea,
      rowsCounted: coverage.totalDemand,
      timePrecision: summary.timePrecision,
      months: summary.months && {
        first: formatMonth(summary.months.first),
        last: formatMonth(summary.months.last),
      },
      simulated: summary.simulated,
      attribution: summary.attribution,
    },
    coverage: {
      coveredRows: coverage.coveredDemand,
      coveredShare: share(coverage.coveredDemand),
      boundRows: proof.bound,
      boundShare: share(proof.bound),
    },
    method: {
      name: proof.method,
      model: "maximal covering location problem (Church & ReVelle 1974)",
      status: proof.status,
      candidateSites: deployment.candidateSites,
      seconds: Number(proof.seconds.toFixed(3)),
      words: describeProof(proofFactsOf(deployment)).join(" "),
    },
    posts: posts.map((post, i) => {
      const figure = coverage.perPost[i];
      return {
        number: i + 1,
        latitude: Number(post.at[1].toFixed(6)),
        longitude: Number(post.at[0].toFixed(6)),
        place: describePlace(post.at, venue, figure?.place ?? null),
        unit: post.mode,
        coverRadiusM: post.coverRadiusM,
        reachesRows: figure?.reaches ?? 0,
        onlyHereRows: figure?.onlyHere ?? 0,
        topCategories: figure?.topCategories ?? [],
      };
    }),
  };
}

function formatReport(report: ReturnType<typeof composeReport>): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const { coverage, data, method } = report;
  const lines = [
    `${report.posts.length} units around ${report.venue.name}: ${percent(coverage.coveredShare)} of ${data.rowsCounted} recorded crimes covered.`,
    method.words,
    "",
    ...report.posts.map(
      (post) =>
        `${String(post.number).padStart(3)}  ${post.latitude.toFixed(5)}, ${post.longitude.toFixed(5)}  ${String(post.reachesRows).padStart(6)} rows  ${post.place}`,
    ),
    "",
    `Source: ${data.attribution}${data.simulated ? " (simulated data)" : ""}.`,
  ];
  return lines.join("\n");
}
