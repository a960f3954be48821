import { writeFile } from "node:fs/promises";
import { suggestExactly } from "../deploy/suggest-posts.ts";
import { createEngine } from "../engine/engine.ts";
import type { AbstractionLedger } from "../model/abstraction.ts";
import { describeCandidates, listScarceSites } from "../model/candidate-list.ts";
import { costOf } from "../model/cost.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { Placement, Post } from "../model/deployment.ts";
import { describeCost } from "../model/describe-cost.ts";
import { describeCrowd } from "../model/describe-crowd.ts";
import { officersIn } from "../model/fleet.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { rosterOf } from "../model/roster.ts";
import type { VaryChoice } from "../model/varied-plans.ts";
import { formatMonth } from "../model/wall-clock.ts";
import { lowerFirst } from "../model/wording.ts";
import { describePostPlace } from "../plan/describe-place.ts";
import { describeProof, proofFactsOf } from "../plan/describe-proof.ts";
import { replacePosts } from "../plan/edit-posts.ts";
import { writePlanFile } from "../plan/plan-file.ts";
import { openFile, readMappings, refuseUnusedMappings, UsageError } from "./input.ts";
import { type PastOptions, readPast } from "./past.ts";
import { formatBeats, layBeats, type SpecBeats } from "./plan-beats.ts";
import { formatLedger, keepLedger } from "./plan-sources.ts";
import { readPlanFile } from "./read-plan-file.ts";
import { requireTypes } from "./scope.ts";
import { formatStreets, loadStreets } from "./streets.ts";
import { composeVariation, formatVariation } from "./vary.ts";
import { composeWeighing, formatWeighing } from "./weigh.ts";
import { writeJson } from "./write-answers.ts";

/** What `plan --spec` takes. */
export interface SpecOptions extends PastOptions {
  readonly spec: string;
  readonly files: readonly string[];
  readonly mappings: readonly string[];
  /** A file of streets that units on foot go along. */
  readonly streets: string | undefined;
  readonly timeLimitSeconds: number;
  /** Where the plan goes with its posts, to be opened on the page; nowhere where left out. */
  readonly out: string | undefined;
  /** Seconds for each number of units that more and fewer units are weighed at; 0 where that is not asked. */
  readonly weighSeconds: number;
  /** The schedule of varied plans to draw besides; null for none. */
  readonly vary: VaryChoice | null;
  readonly json: boolean;
}

/**
 * Places the units of a plan file (the whole model: fleet, phases, fixed posts, goal, movement) and prints what came of it. Pinned
 * posts stay; all others are placed anew.
 * @throws UsageError, ProblemError
 */
export async function runSpec(options: SpecOptions): Promise<void> {
  const plan = await readPlanFile(options.spec);
  const mappings = await readMappings(options.mappings);
  const engine = createEngine(suggestExactly);
  const expect = await readPast(engine, options, plan.event.venue);
  const files = await Promise.all(options.files.map(openFile));
  const summary = await engine.openFiles({ files, mappings });
  requireTypes(plan.query, summary.categories);
  if (mappings.length > 0) refuseUnusedMappings(mappings, await engine.judgeQuality({ area: null }));
  const streets = await loadStreets(engine, options.streets, plan.area);
  const { timeLimitSeconds } = options;
  const request = { ...plan, timeLimitSeconds, expect, streets: streets?.fingerprint ?? null };
  const placement = await engine.prove(request);
  const placed = replacePosts(plan, placement.posts);
  if (options.out !== undefined) await writePlan(options.out, placed);
  const clock = plan.crowd && (await engine.clockCrowd({ plan: { ...plan.crowd, endsAt: plan.event.end } }));
  const crowd = clock ? describeCrowd(clock) : [];
  const beats = await layBeats(engine, { ...placed, expect }, timeLimitSeconds);
  const takenFrom = await keepLedger(engine, { ...placed, expect });
  const varied = options.vary && (await composeVariation(engine, { ...request, ...options.vary }, plan));
  const weighed =
    options.weighSeconds > 0
      ? await composeWeighing(engine, { ...request, secondsPerPoint: options.weighSeconds })
      : null;
  const report = {
    ...composeReport(placed, placement, summary),
    ...(streets && { streets }),
    ...{ beats, crowd, takenFrom, ...(weighed && { weighed }), ...(varied && { varied }) },
  };
  const lines = [
    formatReport(report),
    ...formatStreets(streets),
    ...(weighed ? formatWeighing(weighed, plan) : []),
    ...(varied ? formatVariation(varied) : []),
  ];
  console.log(options.json ? writeJson(report) : lines.join("\n"));
}

async function writePlan(path: string, plan: PlanDocument): Promise<void> {
  try {
    await writeFile(path, writePlanFile(plan));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new UsageError(`Cannot write ${path}: ${error instanceof Error ? error.message : error}.`);
  }
}

function composeReport(plan: PlanDocument, placement: Placement, summary: TableSummary) {
  const { event, area, query, fleet, phases, objective, movement, fixedPosts, posts, sites } = plan;
  const { assessment, candidateSites, unmet } = placement;
  const rosters = rosterOf(plan);
  return {
    event,
    ...{ area, query, fleet, phases, objective, movement, fixedPosts },
    data: {
      files: summary.files,
      rows: summary.rowCount,
      rowsCounted: assessment.periods[0]?.rows ?? 0,
      timePrecision: summary.timePrecision,
      months: summary.months && {
        first: formatMonth(summary.months.first),
        last: formatMonth(summary.months.last),
      },
      ...{ simulated: summary.simulated, attribution: summary.attribution },
    },
    officers: officersIn(fleet),
    cost: { total: costOf(plan).total, words: describeCost(plan) },
    candidateSites,
    candidates: describeCandidates(plan),
    sites,
    unmet: [...unmet, ...listScarceSites(plan)],
    periods: placement.periods.map(({ period, proof }, i) => {
      const coverage = assessment.periods[i] as Placement["assessment"]["periods"][number];
      const onDuty = posts.flatMap((post, k) => (isOnDuty(post, period) ? [k] : []));
      const facts = proofFactsOf({
        posts: onDuty.map((k) => posts[k] as Post),
        ...{ coverage, proof, candidateSites },
      });
      return {
        period,
        totalDemand: coverage.totalDemand,
        coveredDemand: coverage.coveredDemand,
        coveredShare: facts.coveredShare,
        goals: coverage.goals,
        proof,
        words: describeProof(facts).join(" "),
        posts: onDuty.map((k) => k + 1),
        officers: {
          posted: rosters[i]?.officersPosted ?? 0,
          unposted: rosters[i]?.officersUnposted ?? 0,
          offDuty: rosters[i]?.officersOffDuty ?? 0,
        },
      };
    }),
    posts: posts.map((post, k) => ({
      number: k + 1,
      ...post,
      place: describePostPlace(plan, post.at, placeOf(placement, k)),
    })),
    transitions: assessment.transitions,
  };
}

function placeOf({ assessment }: Placement, post: number): string | null {
  return assessment.periods.find(({ perPost }) => perPost[post]?.place)?.perPost[post]?.place ?? null;
}

function formatReport(
  report: ReturnType<typeof composeReport> & {
    readonly beats: readonly SpecBeats[];
    readonly crowd: readonly string[];
    readonly takenFrom: AbstractionLedger | null;
  },
): string {
  const name = (period: Period) => (period === "evening" ? "The evening" : `The ${period} phase`);
  return [
    `${report.event.name || "Event"}, ${report.event.venue.name}: ${report.officers} officers.`,
    `Units may stand: ${lowerFirst(report.candidates)}`,
    ...report.unmet.map((sentence) => `Note: ${sentence}`),
    ...report.periods.flatMap(({ period, coveredShare, words, posts, officers }) => [
      "",
      `${name(period)}: ${(100 * coveredShare).toFixed(1)}% covered by ${posts.length} posts. ${officers.posted} officers at posts, ${officers.unposted} at none, ${officers.offDuty} off duty.`,
      `  ${words}`,
      ...posts.map((number) => {
        const post = report.posts[number - 1];
        return `  ${String(number).padStart(3)}  ${post?.unit}  ${post?.at[1].toFixed(5)}, ${post?.at[0].toFixed(5)}  ${post?.place}`;
      }),
    ]),
    ...report.transitions.map(
      ({ from, to, moves, minutes, late }) =>
        `\n${from} to ${to}: ${moves.filter((move) => move.from && move.to).reduce((sum, { units }) => sum + units, 0)} units change post, ${Math.round(minutes)} unit-minutes in all${late > 0 ? `, ${late} late` : ""}.`,
    ),
    ...formatBeats(report.beats),
    ...(report.crowd.length > 0
      ? ["", "How the crowd leaves:", ...report.crowd.map((line) => `  ${line}`)]
      : []),
    ...formatLedger(report.takenFrom),
    ...(report.cost.words.length > 0 ? ["", ...report.cost.words] : []),
    "",
    `Source: ${report.data.attribution}${report.data.simulated ? " (simulated data)" : ""}.`,
  ].join("\n");
}
