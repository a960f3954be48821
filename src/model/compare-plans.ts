import { describeInputs, obstaclesBetween } from "./compare-inputs.ts";
import { describePosts } from "./compare-posts.ts";
import { formatCeiling, type Judged, judgeDifference, unitOfDifference } from "./judge-difference.ts";
import { type Period, periodsOf } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { figure, type Provenance, type ReportCell, type ReportTable, words } from "./report-table.ts";
import type { StreetsSummary } from "./streets.ts";
import { figuresOfStretch, type MeasuredPlan, type StretchFigure } from "./stretch-figures.ts";
import { isSameArea } from "./study-area.ts";
import { capitalise } from "./wording.ts";

type NamedStreets = Pick<StreetsSummary, "name">;

/** Two plans side by side. */
export interface PlanComparison {
  /** What has to be known before any figure is read, as sentences. */
  readonly cautions: readonly string[];
  /** A row per phase and figure: phase, figure, unit, A, B, B less A, which is better. */
  readonly table: ReportTable;
  /** Posts that only one has or that stand elsewhere, a sentence each. */
  readonly posts: readonly string[];
  /** What the plans were given that differs, a sentence each. */
  readonly inputs: readonly string[];
}

const COLUMNS: ReportTable["columns"] = [
  words("Phase"),
  words("Figure"),
  words("Unit"),
  { ...figure("A", undefined, 1), leastDigits: 0 },
  { ...figure("B", undefined, 1), leastDigits: 0 },
  { ...figure("B − A", undefined, 1), leastDigits: 0, signed: true },
  words("Which is better"),
];

/**
 * Sets two plans side by side: the one table that page, file and command line show.
 * @param streets Those that units on foot go along in both plans; null where ways are straight lines.
 */
export function comparePlans(a: MeasuredPlan, b: MeasuredPlan, streets: NamedStreets | null): PlanComparison {
  const periods = periodsOfEither(a.plan, b.plan);
  return {
    cautions: [...cautionsOf(a, b, periods), ...streetsApart(a.plan, b.plan, streets)],
    table: { columns: COLUMNS, rows: periods.flatMap((period) => rowsOf(a, b, period)) },
    posts: describePosts(a.plan, b.plan),
    inputs: describeInputs(a.plan, b.plan),
  };
}

const ORDER: readonly Period[] = ["evening", "arrival", "event", "dispersal", "night"];

function periodsOfEither(a: PlanDocument, b: PlanDocument): readonly Period[] {
  return ORDER.filter((period) => periodsOf(a).includes(period) || periodsOf(b).includes(period));
}

function rowsOf(a: MeasuredPlan, b: MeasuredPlan, period: Period): (readonly ReportCell[])[] {
  const obstacles = obstaclesBetween(a.plan, b.plan, period);
  const [inA, inB] = [periodsOf(a.plan).includes(period), periodsOf(b.plan).includes(period)];
  const figuresOfB = figuresOfStretch(b, period);
  const rows = figuresOfStretch(a, period).flatMap((ofA, i) => {
    const ofB = figuresOfB[i] as StretchFigure;
    const isNoted = ofA.value !== null || ofB.value !== null;
    return isNoted ? [{ ofA, ofB, judged: judge(ofA, ofB, inA, inB, obstacles[ofA.basis]) }] : [];
  });
  return [
    ...rows.flatMap(({ ofA, ofB, judged }) => [
      [
        ...[capitalise(period), ofA.name, unitOfBoth(inA ? ofA : ofB, inB ? ofB : ofA)],
        ...[ofA.value, ofB.value, judged.difference, judged.words],
      ],
      ...(ofA.sector !== null || ofB.sector !== null
        ? [[capitalise(period), "Which sector that is", "", ofA.sector, ofB.sector, null, ""]]
        : []),
    ]),
    [
      ...[capitalise(period), "How good the placing is known to be", ""],
      ...[inA ? proofWords(a, period) : null, inB ? proofWords(b, period) : null, null, ""],
    ],
  ];
}

function unitOfBoth(a: StretchFigure, b: StretchFigure): string {
  return a.unit === b.unit ? a.unit : `${a.unit} in A, ${b.unit} in B`;
}

function judge(
  a: StretchFigure,
  b: StretchFigure,
  inA: boolean,
  inB: boolean,
  obstacle: string | null,
): Judged {
  return inA && inB
    ? judgeDifference(a, b, obstacle)
    : { difference: null, words: `Planned in ${inA ? "A" : "B"} alone` };
}

/** `Proven best`, `Within 0.4 points of the best`, `Not proven`. */
function proofWords(measured: MeasuredPlan, period: Period): string {
  const proof = measured.proofs.find((each) => each.period === period)?.proof;
  if (!proof || proof.method === "by-hand") return "Not proven";
  if (proof.status === "optimal") return "Proven best";
  const open = figuresOfStretch(measured, period).find(({ gap }) => gap !== null);
  if (!open || open.gap === null) return "Not proven";
  return `Within ${formatCeiling(open.gap, open.step)} ${unitOfDifference(open.unit)} of the best`;
}

function cautionsOf(a: MeasuredPlan, b: MeasuredPlan, periods: readonly Period[]): string[] {
  const reasons = new Set(periods.flatMap((period) => obstaclesBetween(a.plan, b.plan, period).demand ?? []));
  const isOneEvening = periodsOf(a.plan)[0] === "evening" || periodsOf(b.plan)[0] === "evening";
  const areOtherPhases = periodsOf(a.plan).join() !== periodsOf(b.plan).join();
  const [first] = [...reasons].sort((one, two) => two.length - one.length);
  return [
    ...(first
      ? [
          `What the posts cover cannot be compared: the plans have ${first.replaceAll(", ", " and ")}. Each figure is true of its own plan; differences are given for units and movement alone.`,
        ]
      : []),
    ...(areOtherPhases
      ? [
          isOneEvening && periods.includes("evening")
            ? "One plan goes phase by phase and the other takes the evening as one: their figures are of different stretches and cannot be compared."
            : "The plans go by different phases: only the phases that both plan can be compared.",
        ]
      : []),
    ...otherRecords(a, b),
  ];
}

function otherRecords(a: MeasuredPlan, b: MeasuredPlan): string[] {
  const [one, two] = [a.plan.source, b.plan.source];
  if (!one || !two || (one.attribution === two.attribution && one.simulated === two.simulated)) return [];
  return [
    "The plans were made from records of different sources. Both are measured here on the data that is open.",
  ];
}

/** Who stands off the streets that are loaded reaches nobody by minutes, which says nothing of the plan. */
function streetsApart(a: PlanDocument, b: PlanDocument, streets: NamedStreets | null): string[] {
  if (streets === null || isSameArea(a.area, b.area)) return [];
  return [
    `Both plans are measured on the streets of ${streets.name}. Units on foot that these streets do not reach cover nothing by minutes: load streets that take in both study areas, or none.`,
  ];
}

/** What every row of the table in a file says of where it comes from. */
export function provenanceOfComparison(
  a: MeasuredPlan,
  b: MeasuredPlan,
  data: { readonly attribution: string; readonly simulated: boolean } | null,
  streets: NamedStreets | null,
): readonly Provenance[] {
  return [
    { name: "Plan A", value: a.name },
    { name: "Plan B", value: b.name },
    {
      name: "Data",
      value: data ? `${data.attribution}${data.simulated ? " (simulated data)" : ""}` : "None open",
    },
    { name: "Ways on foot", value: streets ? `Along the streets of ${streets.name}` : "Straight lines" },
  ];
}
