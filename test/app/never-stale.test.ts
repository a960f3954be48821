import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { beatsRequest } from "../../src/app/beat-actions.ts";
import { selectBeatWords } from "../../src/app/beat-words.ts";
import type { Actions } from "../../src/app/create-app.ts";
import { selectAssessment, selectDeployment, selectShownSuggestion } from "../../src/app/deployments.ts";
import { asKept, selectComparison } from "../../src/app/kept-plan.ts";
import { selectedPost, selectNextBest } from "../../src/app/next-best.ts";
import { placingRequest } from "../../src/app/placing-request.ts";
import { selectPlan, selectSurface } from "../../src/app/selectors.ts";
import { areBeatsPending, beatsKey, selectBeats, selectShownBeats } from "../../src/app/shown-beats.ts";
import { isLedgerPending, ledgerKey, ledgerRequest, selectLedger } from "../../src/app/shown-ledger.ts";
import { selectShownMoves } from "../../src/app/shown-moves.ts";
import { selectPeriod } from "../../src/app/shown-period.ts";
import type { AppState } from "../../src/app/state.ts";
import { selectVaried } from "../../src/app/varied-plans.ts";
import { selectNextUnits, selectWhatIf, WEIGHED } from "../../src/app/weighed-units.ts";
import type { Engine } from "../../src/engine/engine-calls.ts";
import type { BeatReport } from "../../src/model/beat-report.ts";
import { PHASE_NAMES } from "../../src/model/event-spec.ts";
import { officersIn } from "../../src/model/fleet.ts";
import { isLocked } from "../../src/model/locked.ts";
import { GOALS } from "../../src/model/objective.ts";
import { isOnDuty, periodsOf } from "../../src/model/period.ts";
import { standingUnits } from "../../src/model/standing-units.ts";
import { isBetter } from "../../src/model/what-if.ts";
import { makeApp, rowsAround } from "./make-app.ts";

const PATIENCE = { timeout: 20_000 };
const WEMBLEY = [-0.2796, 51.556] as const;

/** What a person may do to a plan; posts and units are named by their place in their lists. */
const someAct = fc.oneof(
  fc.nat(20).map((n) => (actions: Actions, state: AppState) => {
    const post = selectPlan(state).posts[n];
    if (post) actions.removePost(post.id);
  }),
  fc.tuple(fc.nat(20), fc.boolean()).map(([n, pinned]) => (actions: Actions, state: AppState) => {
    const post = selectPlan(state).posts[n];
    if (post) actions.pinPost(post.id, pinned);
  }),
  fc
    .tuple(fc.nat(20), fc.double({ min: -0.004, max: 0.004, noNaN: true }))
    .map(([n, by]) => (actions: Actions, state: AppState) => {
      const post = selectPlan(state).posts[n];
      if (post) actions.movePost(post.id, [post.at[0] + by, post.at[1]]);
    }),
  fc.nat(2).map((n) => (actions: Actions, state: AppState) => {
    const post = selectPlan(state).posts[n];
    actions.select(post ? { kind: "post", id: post.id } : null);
  }),
  fc.constant((actions: Actions) => actions.takeNextBest()),
  fc.nat(6).map((count) => (actions: Actions) => actions.setUnitGroup("serial", { count })),
  fc
    .integer({ min: 100, max: 900 })
    .map((coverRadiusM) => (actions: Actions) => actions.setUnitGroup("serial", { coverRadiusM })),
  fc.subarray([...PHASE_NAMES]).map((phases) => (actions: Actions) => actions.setPhases(phases)),
  fc.constantFrom(...PHASE_NAMES).map((phase) => (actions: Actions) => actions.showPhase(phase)),
  fc.constantFrom(...GOALS).map((goal) => (actions: Actions) => actions.setObjective({ goal })),
  fc
    .option(fc.integer({ min: 0, max: 60 }))
    .map((turnaroundMinutes) => (actions: Actions) => actions.setMovement({ turnaroundMinutes })),
  fc
    .option(fc.integer({ min: 1, max: 6 }))
    .map((beatHexes) => (actions: Actions) => actions.setUnitGroup("serial", { beatHexes })),
  fc.constantFrom(null, 1.5, 3).map((mostRatio) => (actions: Actions) => actions.setBeatRules({ mostRatio })),
  fc.constant((actions: Actions) => void actions.proveBeats()),
  fc.tuple(fc.nat(6), fc.nat(3)).map(([normally, taken]) => (actions: Actions, state: AppState) => {
    const [source] = selectPlan(state).takenFrom;
    if (!source) actions.addStation(WEMBLEY);
    else
      actions.saveSource({ ...source, units: [{ unitType: "serial", normally, taken: { event: taken } }] });
  }),
  fc.integer({ min: 700, max: 1500 }).map((radiusM) => (actions: Actions) => actions.setArea({ radiusM })),
  fc
    .option(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 }))
    .map((east) => (actions: Actions) => {
      if (east === null) actions.clearSites();
      else return actions.openSiteFile(new File([listOfPlaces(east)], "places.csv"));
    }),
  fc.integer({ min: 15, max: 20 }).map((hour) => (actions: Actions) => {
    actions.setEventTimes({ doors: 60 * (hour - 2), start: 60 * hour, end: 60 * (hour + 4) });
  }),
  fc.boolean().map((shown) => (actions: Actions) => actions.showMoves(shown)),
  fc.constant((actions: Actions) => actions.keepPlan()),
  fc.constant((actions: Actions) => actions.openComparison()),
  fc.constant((actions: Actions) => void actions.swapPlans()),
  fc.constant((actions: Actions) => void actions.useKept()),
  fc.constant((actions: Actions) => void actions.suggest()),
  fc.constant((actions: Actions) => actions.askWhatIf("serial")),
  fc.boolean().map((asked) => (actions: Actions) => actions.askNextUnits(asked)),
  fc.constantFrom("whatIf", "nextUnits").map((name) => (actions: Actions) => void actions.proveWeighed(name)),
  fc.constant((actions: Actions) => actions.stopWeighing()),
  fc
    .option(fc.record({ occasions: fc.integer({ min: 1, max: 4 }), seed: fc.integer({ min: 1, max: 3 }) }))
    .map((choice) => (actions: Actions) => actions.askToVary(choice)),
  fc.nat(3).map((occasion) => (actions: Actions) => actions.takeOccasion(occasion)),
  fc.boolean().map((isLoaded) => (actions: Actions) => {
    return isLoaded
      ? actions.openStreetFile(new File([streetGrid()], "streets.geojson"))
      : actions.dropStreets();
  }),
  fc.integer({ min: -4, max: 4 }).map((east) => (actions: Actions) => {
    return actions.closeStreet([-0.2796 + east / 1000, 51.556]);
  }),
  fc
    .option(fc.integer({ min: 1, max: 8 }))
    .map((coverMinutes) => (actions: Actions) => actions.setUnitGroup("serial", { coverMinutes })),
  fc.constant((actions: Actions) => actions.undo()),
  fc.constant((actions: Actions) => actions.redo()),
);

describe("figures on screen", () => {
  it("are always those of the posts, units and phases on screen, whatever is done in whatever order", async () => {
    const { store, actions, context } = makeApp();
    actions.choosePoint(WEMBLEY);
    await actions.openFiles([rowsAround(51.556, -0.2796, 400)]);
    await vi.waitFor(() => expect(selectSurface(store.getState())).not.toBeNull(), PATIENCE);
    await actions.suggest();
    await fc.assert(
      fc.asyncProperty(fc.array(someAct, { minLength: 1, maxLength: 8 }), async (acts) => {
        const loading: unknown[] = [];
        for (const act of acts) {
          loading.push(act(actions, store.getState()));
          holdsNow(store.getState());
        }
        await Promise.all(loading);
        await vi.waitFor(() => {
          const state = store.getState();
          expect(state.solving).toBeNull();
          expect(selectAssessment(state)).not.toBeNull();
          expect(areBeatsPending(state)).toBe(false);
          expect(isLedgerPending(state)).toBe(false);
          expect(state.weighing).toBeNull();
          if (state.whatIfUnit !== null) expect(selectWhatIf(state)).toBeDefined();
          if (state.nextUnitsAsked) expect(selectNextUnits(state)).toBeDefined();
          if (state.variedAsked) expect(selectVaried(state)).toBeDefined();
          if (selectedPost(state) !== null) expect(selectNextBest(state)).toBeDefined();
          expect(state.comparing && selectComparison(state)?.isPending).toBeFalsy();
        }, PATIENCE);
        const state = store.getState();
        holdsNow(state);
        expect(selectAssessment(state)).toEqual(await context.engine.assess(placingRequest(state)));
        if (ledgerKey(state) !== null) {
          expect(selectLedger(state)).toEqual(await context.engine.abstraction(ledgerRequest(state)));
        }
        if (beatsKey(state) !== null) {
          const anew = await context.engine.beats(beatsRequest(state));
          expect(selectBeats(state)?.map(whatWasAsked)).toEqual(anew.map(whatWasAsked));
        }
        await agreesWithNewWeighing(state, context.engine);
        if (state.variedAsked) {
          const choice = { ...state.variedAsked, timeLimitSeconds: 20 };
          expect(selectVaried(state)).toEqual(
            await context.engine.vary({ ...placingRequest(state), ...choice }),
          );
        }
        const post = selectedPost(state);
        if (post !== null)
          expect(selectNextBest(state)).toEqual(
            await context.engine.nextBest({ ...placingRequest(state), post }),
          );
        const asKeptNow = state.comparing ? asKept(state) : null;
        if (asKeptNow) {
          const known = await context.engine.assess(placingRequest(asKeptNow));
          expect(selectComparison(state)?.a.assessment).toEqual(known);
        }
      }),
      { numRuns: 30 },
    );
  }, 300_000);
});

/** Of beats, proven or not: what they were chosen from and for. */
function whatWasAsked({ period, unit, rows, notes, plan }: BeatReport) {
  const asked = isLocked(plan)
    ? plan
    : [plan.totalDemand, plan.beats.map((beat) => [beat.unit, beat.startCell])];
  return { period, unit, rows, notes, asked };
}

/** Curves on screen, quick or proven, are within what is worked out anew: the same units, nothing reached beyond a limit. */
async function agreesWithNewWeighing(state: AppState, engine: Engine): Promise<void> {
  for (const name of ["whatIf", "nextUnits"] as const) {
    const held = name === "whatIf" ? [selectWhatIf(state) ?? []].flat() : (selectNextUnits(state) ?? []);
    const { unitsOf, from, to } = WEIGHED[name];
    if (held.length === 0) continue;
    const anew = await engine.whatIf({
      ...placingRequest(state),
      ...{ units: unitsOf(state), from, to, secondsPerPoint: 0 },
    });
    held.forEach(({ unit, goal, steps }, k) => {
      expect(unit).toBe(anew[k]?.unit);
      for (const [i, step] of steps.entries()) {
        const other = anew[k]?.steps[i];
        expect([step.change, step.units, step.officers]).toEqual([
          other?.change,
          other?.units,
          other?.officers,
        ]);
        const slack = goal === "distance" ? -0.01 : 1e-6;
        if (step.reached === null || other?.reached == null) continue;
        expect(isBetter(goal, step.reached - slack, other.limit)).toBe(false);
        expect(isBetter(goal, other.reached - slack, step.limit)).toBe(false);
      }
    });
  }
}

/** Streets every 150 m or so around the stadium, as a file of GeoJSON lines. */
function streetGrid(): string {
  const steps = Array.from({ length: 13 }, (_, i) => i - 6);
  const line = (coordinates: readonly (readonly [number, number])[]) => ({
    ...{ type: "Feature", properties: {} },
    geometry: { type: "LineString", coordinates },
  });
  const at = (x: number, y: number) => [-0.2796 + x * 0.002, 51.556 + y * 0.0014] as const;
  const features = steps.flatMap((k) => [line(steps.map((x) => at(x, k))), line(steps.map((y) => at(k, y)))]);
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** Places so many thousandths of a degree east of the stadium, as a file lists them. */
function listOfPlaces(east: readonly number[]): string {
  return ["name,latitude,longitude", ...east.map((by) => `Place ${by},51.556,${-0.2796 + by / 1000}`)].join(
    "\n",
  );
}

/** What must be true of every state that is ever drawn. */
function holdsNow(state: AppState): void {
  const plan = selectPlan(state);
  holdsOfBeats(state);
  holdsOfLedger(state);
  for (const curve of [selectWhatIf(state) ?? [], selectNextUnits(state) ?? []].flat()) {
    const now = curve.steps.find(({ change }) => change === 0);
    expect(curve.goal).toBe(plan.objective.goal);
    expect(now?.officers).toBe(officersIn(plan.fleet));
    expect(now?.units).toBe(plan.fleet.find(({ id }) => id === curve.unit)?.count);
  }
  const varied = selectVaried(state);
  if (varied?.kind === "varied") {
    const pinned = plan.posts.filter((post) => post.pinned);
    expect(varied).toMatchObject(state.variedAsked ?? {});
    expect(varied.stretches.map(({ period }) => period)).toEqual(periodsOf(plan));
    for (const { posts } of varied.schedule) expect(posts.slice(0, pinned.length)).toEqual(pinned);
  }
  const nextBest = selectNextBest(state);
  if (nextBest) expect(nextBest.post).toBe(selectedPost(state));
  comparisonHoldsNow(state);
  movesHoldNow(state);
  const deployment = selectDeployment(state);
  if (!deployment) return;
  const onDuty = plan.posts.filter((post) => isOnDuty(post, selectPeriod(state)));
  expect(deployment.posts).toEqual(onDuty);
  expect(deployment.coverage.perPost).toHaveLength(onDuty.length);
  expect(deployment.proof.bound).toBeGreaterThanOrEqual(deployment.coverage.coveredDemand - 1e-6);
  if (selectShownSuggestion(state) === null) expect(deployment.proof.method).toBe("by-hand");
}

function holdsOfBeats(state: AppState): void {
  const { posts, fleet } = selectPlan(state);
  const report = selectShownBeats(state);
  const lines = selectBeatWords(state).lines;
  if (report === null) expect(lines).toEqual([]);
  if (report === null || isLocked(report.plan)) return;
  expect(report.period).toBe(selectPeriod(state));
  const asked = posts.filter(
    (post) =>
      isOnDuty(post, report.period) &&
      fleet.some(({ id, beatHexes }) => id === post.unit && beatHexes !== null),
  );
  const units = [...report.plan.beats.map(({ unit }) => unit), ...report.plan.withoutBeat];
  expect(units.sort()).toEqual(asked.map(({ id }) => id).sort());
  const held = lines.reduce((sum, { workload }) => sum + workload, 0);
  expect(held).toBeCloseTo(report.plan.coveredDemand, 6);
  for (const { beat } of lines) {
    const post = posts.find(({ id }) => id === beat.unit);
    const most = fleet.find(({ id }) => id === post?.unit)?.beatHexes ?? 0;
    expect(beat.cells.length).toBeLessThanOrEqual(most);
  }
}

function holdsOfLedger(state: AppState): void {
  const ledger = selectLedger(state);
  if (!ledger) return;
  const { takenFrom, fleet, phases } = selectPlan(state);
  const told = phases.length > 0 ? phases : ["arrival", "event", "dispersal"];
  expect([...new Set(ledger.lines.map(({ phase }) => phase))]).toEqual(told);
  const [serials] = takenFrom[0]?.units ?? [];
  for (const { unitsNormally } of ledger.lines) expect(unitsNormally).toBe(serials?.normally ?? 0);
  for (const { unitType, taken, withoutSource, beyondRoster, roster } of ledger.balance) {
    expect(fleet.some(({ id }) => id === unitType)).toBe(true);
    expect(taken + withoutSource - beyondRoster).toBe(roster);
  }
}

/** A and B are the kept plan and the one on screen, each with figures of its own posts, or with none. */
function comparisonHoldsNow(state: AppState): void {
  const comparison = selectComparison(state);
  expect(comparison === null).toBe(state.kept === null);
  if (!comparison) return;
  const { a, b } = comparison;
  expect([a.plan, b.plan]).toEqual([state.kept?.plan, selectPlan(state)]);
  for (const { plan, assessment } of [a, b]) {
    if (!assessment) continue;
    expect(assessment.periods).toHaveLength(periodsOf(plan).length);
    for (const { perPost } of assessment.periods) expect(perPost).toHaveLength(plan.posts.length);
  }
}

/** What is drawn between posts ends at places where units of the plan stand in the phase on screen. */
function movesHoldNow(state: AppState): void {
  const { posts, fixedPosts, fleet } = selectPlan(state);
  const standing = standingUnits(posts, fixedPosts, fleet, selectPeriod(state)).map(({ at }) => at.join());
  for (const { to } of selectShownMoves(state) ?? []) expect(standing).toContain(to.join());
}
