import { suggestExactly } from "../deploy/suggest-posts.ts";
import { createEngine } from "../engine/engine.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { Deployment } from "../model/deployment.ts";
import { makeCalendar } from "../model/event-calendar.ts";
import type { EventSpec, EventVenue } from "../model/event-spec.ts";
import { type Fleet, UNIT_LIMITS } from "../model/fleet.ts";
import { HOLIDAY_REGIONS } from "../model/holidays.ts";
import type { Query } from "../model/query.ts";
import type { StudyArea } from "../model/study-area.ts";
import { VARY_LIMITS } from "../model/varied-plans.ts";
import { formatMonth } from "../model/wall-clock.ts";
import { createPlan } from "../plan/create-plan.ts";
import { describePlace } from "../plan/describe-place.ts";
import { describeProof, proofFactsOf } from "../plan/describe-proof.ts";
import { makeUnitGroup } from "../plan/unit-presets.ts";
import { type CompareOptions, gatherCompared, runCompare } from "./compare.ts";
import { openFile, parseFlags, readMappings, refuseUnusedMappings, UsageError } from "./input.ts";
import { readHolidays } from "./past.ts";
import { runSpec, type SpecOptions } from "./plan-spec.ts";
import {
  findVenue,
  nameQuery,
  readArea,
  readNumber,
  readQuery,
  requirePlace,
  requireTypes,
  SCOPE_FLAGS,
  SCOPE_HELP,
} from "./scope.ts";
import { readVaryChoice } from "./vary.ts";

/** What `plan` takes. */
export const PLAN_HELP = `muster plan: places units around a venue by maximal covering of recorded crime

  npm run -s muster -- plan --data FILE... (--venue ID | --at LAT,LNG) [options]

  --data FILE...       crime files: CSV, tab-separated text, GeoJSON, JSON, Excel .xlsx, Parquet, GeoParquet, .gz or
                       .zip of them; all are read into one table
${SCOPE_HELP}
  --units N            units to place, 1 to ${UNIT_LIMITS.count} (12)
  --cover M            metres that one unit covers, ${UNIT_LIMITS.coverRadiusM.min} to ${UNIT_LIMITS.coverRadiusM.max} (300)
  --mode MODE          foot or vehicle (foot)
  --spec FILE          a plan saved on the page instead of venue, area and units: fleet, phases, fixed posts, places,
                       goal and movement are its own, pinned posts stay, all others are placed anew; units that patrol
                       get beats, and what is left where units are taken from is said
  --events FILE        with --spec: past events, which phases are expected from (those that ship for the venue)
  --harm INDEX         with --spec: cchi or ons (cchi)
  --holidays REGION    with --spec: ${HOLIDAY_REGIONS.join(", ")} (england-and-wales)
  --compare A B        two saved plans side by side over the same data, as they stand: what each covers, which is better and
                       by how much, posts and inputs that differ; --events, --harm, --holidays and --json as with --spec
  --csv                with --compare: print the table as CSV
  --streets FILE       with --spec and --compare: streets that units on foot go along, GeoJSON lines
  --out FILE           with --spec: write the plan with its posts, to be opened on the page
  --weigh S            with --spec: also prove what more and fewer units would do, S seconds for each number of units
  --vary N             with --spec: also draw a schedule for N occasions (1 to ${VARY_LIMITS.occasions.max}) from plans near the best
  --seed S             with --vary: the number that the schedule is drawn from (1)
  --time-limit S       seconds for each proof, of posts and of the beats of a phase (60)
  --json               print the plan as JSON
  --help               print this`;

interface PlanOptions {
  readonly files: readonly string[];
  readonly mappings: readonly string[];
  readonly venue: string | undefined;
  readonly at: string | undefined;
  readonly mode: "foot" | "vehicle";
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
  requirePlace(values);
  const mode = values.mode ?? "foot";
  if (mode !== "foot" && mode !== "vehicle")
    throw new UsageError(`--mode is foot or vehicle, not "${mode}".`);
  const { coverRadiusM } = UNIT_LIMITS;
  return {
    files,
    mappings: values.mapping ?? [],
    venue: values.venue,
    at: values.at,
    mode,
    fleet: [
      {
        ...makeUnitGroup(mode === "foot" ? "serial" : "vehicle", []),
        count: readNumber("--units", values.units ?? "12", 1, UNIT_LIMITS.count),
        coverRadiusM: readNumber("--cover", values.cover ?? "300", coverRadiusM.min, coverRadiusM.max),
      },
    ],
    area: readArea(values),
    query: readQuery(values),
    timeLimitSeconds: readNumber("--time-limit", values["time-limit"] ?? "60", 1, 3600),
    json: values.json ?? false,
  };
}

/** The options of a plan that stands in a file; null where none is given. Flags that the file answers are refused. */
function readSpecOptions(args: readonly string[]): SpecOptions | null {
  const { values, positionals } = parse(args);
  if (values.spec === undefined) {
    const lone = SPEC_ONLY.find((name) => values[name] !== undefined);
    if (lone) throw new UsageError(`--${lone} goes with --spec FILE.`);
    return null;
  }
  return {
    ...readFileOptions(values, positionals, "spec"),
    ...{ spec: values.spec, out: values.out, json: values.json ?? false },
    weighSeconds: values.weigh === undefined ? 0 : readNumber("--weigh", values.weigh, 1, 3600),
    vary: readVaryChoice(values),
    timeLimitSeconds: readNumber("--time-limit", values["time-limit"] ?? "60", 1, 3600),
  };
}

/** The options of two plans that are compared; null where none are. */
function readCompareOptions(args: readonly string[]): CompareOptions | null {
  const { values, positionals } = parse(args);
  const { compare: plans } = values;
  if (plans === undefined) {
    if (values.csv) throw new UsageError("--csv goes with --compare A B.");
    return null;
  }
  if (plans.length !== 2) throw new UsageError("--compare takes two plan files: --compare a.json b.json.");
  const other = (["spec", "out", "time-limit"] as const).find((name) => values[name] !== undefined);
  if (other) throw new UsageError(`--${other} and --compare cannot be given together.`);
  const format = values.csv ? "csv" : values.json ? "json" : "text";
  return { ...readFileOptions(values, positionals, "compare"), plans, format };
}

/** What goes with plans that stand in files. @throws UsageError */
function readFileOptions(
  values: ReturnType<typeof parse>["values"],
  positionals: readonly string[],
  flag: "spec" | "compare",
) {
  const answered = ANSWERED_BY_SPEC.find((name) => values[name] !== undefined);
  if (answered)
    throw new UsageError(`--${answered} and --${flag} cannot be given together: the plan file says it.`);
  const files = [...(values.data ?? []), ...positionals];
  if (files.length === 0) throw new UsageError("No data. Give one or more files with --data FILE...");
  const holidays = readHolidays(values.holidays);
  const { events, harm = "cchi", mapping: mappings = [], streets } = values;
  return { files, mappings, events, holidays, harm, streets };
}

const SPEC_ONLY = ["streets", "events", "harm", "holidays", "out", "weigh", "vary", "seed"] as const;
const ANSWERED_BY_SPEC = [
  ...(["venue", "at", "radius", "resolution", "type", "from", "to", "hours"] as const),
  ...(["units", "cover", "mode"] as const),
] as const;

function parse(args: readonly string[]) {
  return parseFlags("plan", gatherCompared(args), {
    ...SCOPE_FLAGS,
    units: { type: "string" },
    cover: { type: "string" },
    mode: { type: "string" },
    spec: { type: "string" },
    compare: { type: "string", multiple: true },
    csv: { type: "boolean" },
    events: { type: "string" },
    harm: { type: "string" },
    holidays: { type: "string" },
    streets: { type: "string" },
    out: { type: "string" },
    weigh: { type: "string" },
    vary: { type: "string" },
    seed: { type: "string" },
    "time-limit": { type: "string" },
    json: { type: "boolean" },
  });
}

/** Plans and prints. @throws UsageError, ProblemError */
export async function runPlan(args: readonly string[]): Promise<void> {
  const compared = readCompareOptions(args);
  if (compared) {
    await runCompare(compared);
    return;
  }
  const spec = readSpecOptions(args);
  if (spec) {
    await runSpec(spec);
    return;
  }
  const options = readOptions(args);
  const venue = await findVenue(options);
  const mappings = await readMappings(options.mappings);
  const files = await Promise.all(options.files.map(openFile));
  const engine = createEngine(suggestExactly);
  const summary = await engine.openFiles({ files, mappings });
  requireTypes(options.query, summary.categories);
  if (mappings.length > 0) refuseUnusedMappings(mappings, await engine.judgeQuality({ area: null }));
  const area = { center: venue.at, ...options.area };
  const plan = { ...createPlan(eventAt(venue)), area, query: options.query, fleet: options.fleet };
  const surface = await engine.describe(plan);
  const { timeLimitSeconds } = options;
  const placement = await engine.prove({ ...plan, expect: nothingPast(venue), timeLimitSeconds });
  const [coverage] = placement.assessment.periods;
  const [period] = placement.periods;
  if (!coverage || !period) throw new Error("The engine placed units in no stretch of the evening.");
  const deployment = { ...placement, coverage, proof: period.proof };
  const report = composeReport(venue, options, summary, deployment, surface.rowsInArea);
  console.log(options.json ? JSON.stringify(report, null, 2) : formatReport(report));
}

/** An evening event; its times matter to nothing that is planned as one. */
function eventAt(venue: EventVenue): EventSpec {
  return { name: "Event", venue, date: "2026-01-01", doors: 960, start: 1110, end: 1350 };
}

/** What is known of past events and of harm where rows of the whole evening are counted: nothing is asked of it. */
function nothingPast({ at }: EventVenue) {
  return {
    harm: { weights: {}, weightsName: "none", blend: 0 },
    events: {
      ...{ venue: at, calendar: makeCalendar([]), holidays: "none" as const },
      ...{ leaveOut: [], ordinarilyPresent: null },
    },
    predictor: null,
  };
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
    query: nameQuery(options.query),
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
        unit: options.mode,
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
