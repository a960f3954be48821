import fc from "fast-check";
import type { SourceArea } from "../../src/model/abstraction.ts";
import { type CrowdInputs, makeLine, startCrowdInputs } from "../../src/model/crowd-plan.ts";
import type { Post } from "../../src/model/deployment.ts";
import { PHASE_NAMES } from "../../src/model/event-spec.ts";
import type { EvidenceSnapshot } from "../../src/model/evidence.ts";
import { FIXED_POST_KINDS, type FixedPost } from "../../src/model/fixed-post.ts";
import { type Fleet, UNIT_KINDS } from "../../src/model/fleet.ts";
import type { FocusArea } from "../../src/model/focus-area.ts";
import { GOALS } from "../../src/model/objective.ts";
import { PLAN_AREA_KINDS, type PlanArea, planAreaProblem } from "../../src/model/plan-area.ts";
import { PLAN_VERSION, type PlanDocument } from "../../src/model/plan-document.ts";
import { roundPosition } from "../../src/model/round-position.ts";
import type { LngLat } from "../../src/model/units.ts";
import { normalisePlan } from "../../src/plan/normalise-plan.ts";

const text = fc.string({ unit: "binary", maxLength: 100 });
const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const month = fc.integer({ min: -840, max: 2759 });
const maskedCount = fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 5, max: 1e7 }));
const coverRadiusM = fc.double({ min: 50, max: 3000, noNaN: true });

export const arbitraryPosition: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

const event: fc.Arbitrary<PlanDocument["event"]> = fc.record({
  name: text,
  venue: fc.record({
    id: fc.option(text),
    name: text,
    at: arbitraryPosition,
    capacity: fc.option(fc.nat(10_000_000)),
  }),
  date: fc
    .date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  doors: fc.integer({ min: 0, max: 900 }),
  start: fc.integer({ min: 900, max: 1439 }),
  end: fc.integer({ min: 1440, max: 1980 }),
});

const phases = fc.subarray([...PHASE_NAMES]);

const fleet: fc.Arbitrary<Fleet> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 20 }),
    kind: fc.constantFrom(...UNIT_KINDS),
    name: text,
    count: fc.nat(60),
    officersPerUnit: fc.integer({ min: 1, max: 30 }),
    officersBeside: fc.nat(60),
    coverRadiusM,
    speedKmh: fc.double({ min: 1, max: 80, noNaN: true }),
    reserve: fc.nat(60),
    onDuty: fc.record(
      { arrival: fc.nat(60), event: fc.nat(60), dispersal: fc.nat(60), night: fc.nat(60) },
      { requiredKeys: [] },
    ),
    costPerHour: fc.option(fc.double({ min: 0, max: 100_000, noNaN: true })),
    coverMinutes: fc.option(fc.double({ min: 1, max: 60, noNaN: true })),
    beatHexes: fc.option(fc.integer({ min: 1, max: 100 })),
  }),
  { minLength: 1, maxLength: 12, selector: (group) => group.id },
);

const postsOf = (units: readonly string[]): fc.Arbitrary<readonly Post[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 20 }),
      at: arbitraryPosition,
      unit: fc.constantFrom(...units),
      coverRadiusM,
      phases: fc.option(fc.subarray([...PHASE_NAMES], { minLength: 1 })),
      pinned: fc.boolean(),
      chosenBy: fc.constantFrom("suggestion", "officer"),
    }),
    { maxLength: 200, selector: (post) => post.id },
  );

const fixedPostsOf = (units: readonly string[]): fc.Arbitrary<readonly FixedPost[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 20 }),
      name: fc.string({ minLength: 1, maxLength: 80 }),
      kind: fc.constantFrom(...FIXED_POST_KINDS),
      at: arbitraryPosition,
      needs: fc.uniqueArray(
        fc.record({
          unit: fc.constantFrom(...units),
          phase: fc.constantFrom(...PHASE_NAMES),
          officers: fc.integer({ min: 1, max: 100 }),
        }),
        { maxLength: 6, selector: (need) => `${need.phase} ${need.unit}` },
      ),
    }),
    { maxLength: 8, selector: (post) => post.id },
  );

const focusWeight = fc.double({ min: 0, max: 10, noNaN: true });
const focusAreas: fc.Arbitrary<readonly FocusArea[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 20 }),
    name: fc.string({ minLength: 1, maxLength: 80 }).filter((name) => name.trim() !== ""),
    kind: fc.constantFrom("route", "station", "car-park", "licensed-street", "other"),
    geometry: fc.oneof(
      fc.record({
        type: fc.constant("point" as const),
        at: arbitraryPosition,
        radiusM: fc.integer({ min: 10, max: 2000 }),
      }),
      fc.record({
        type: fc.constant("line" as const),
        path: fc.array(arbitraryPosition, { minLength: 2, maxLength: 5 }),
        halfWidthM: fc.integer({ min: 5, max: 500 }),
      }),
      fc.record({
        type: fc.constant("polygon" as const),
        ring: fc.array(arbitraryPosition, { minLength: 3, maxLength: 5 }),
      }),
    ),
    weight: fc.record({
      arrival: focusWeight,
      event: focusWeight,
      dispersal: focusWeight,
      night: focusWeight,
    }),
  }),
  { maxLength: 4, selector: (area) => area.id },
);

const figuresOf = (count: number) =>
  fc.array(
    fc.record({
      reachesShare: share,
      onlyHereShare: share,
      why: fc.array(text, { maxLength: 5 }),
      place: fc.option(text),
    }),
    { minLength: count, maxLength: count },
  );

const evidenceFor = (postCount: number, fixedCount: number): fc.Arbitrary<EvidenceSnapshot> =>
  fc.record({
    months: fc.option(fc.record({ first: month, last: month })),
    rowsInArea: maskedCount,
    rowsCounted: maskedCount,
    coveredShare: share,
    boundShare: fc.option(share),
    method: text,
    posts: figuresOf(postCount),
    fixedPosts: fc.constantFrom(0, fixedCount).chain(figuresOf),
    classEdges: fc.constant([0, 4, 10, 80]),
    hexClasses: fc.array(fc.constantFrom(..."abcdABCD"), { maxLength: 300 }).map((all) => all.join("")),
  });

const planAreas: fc.Arbitrary<readonly PlanArea[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 20 }),
      name: fc.string({ minLength: 1, maxLength: 80 }).map((name) => name.trim()),
      kind: fc.constantFrom(...PLAN_AREA_KINDS),
      ring: fc.array(arbitraryPosition, { minLength: 3, maxLength: 6 }),
      phases: fc.subarray([...PHASE_NAMES], { minLength: 1 }),
    }),
    { maxLength: 4, selector: (area) => area.id },
  )
  .map((areas) =>
    areas.filter((area) => planAreaProblem({ ...area, ring: area.ring.map(roundPosition) }) === null),
  );

const unitCount = fc.nat(500);
const takenFrom: fc.Arbitrary<readonly SourceArea[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 20 }),
    name: fc.string({ minLength: 1, maxLength: 80 }),
    kind: fc.constantFrom("station", "area"),
    ground: fc.oneof(
      fc.record({
        type: fc.constant("point" as const),
        at: arbitraryPosition,
        radiusM: fc.integer({ min: 10, max: 2000 }),
      }),
      fc.record({
        type: fc.constant("polygon" as const),
        ring: fc.array(arbitraryPosition, { minLength: 3, maxLength: 5 }),
      }),
      fc.record({ type: fc.constant("hexes" as const), cells: fc.array(text, { maxLength: 5 }) }),
    ),
    units: fc.uniqueArray(
      fc.record({
        unitType: fc.string({ minLength: 1, maxLength: 20 }),
        normally: unitCount,
        taken: fc.record(
          { arrival: unitCount, event: unitCount, dispersal: unitCount, night: unitCount },
          { requiredKeys: [] },
        ),
      }),
      { maxLength: 4, selector: ({ unitType }) => unitType },
    ),
  }),
  { maxLength: 4, selector: (source) => source.id },
);

const crowd: fc.Arbitrary<CrowdInputs> = fc
  .record({
    attendance: fc.integer({ min: 1, max: 1_000_000 }),
    at: fc.option(arbitraryPosition),
    rate: share,
  })
  .map(({ attendance, at, rate }) => ({
    ...startCrowdInputs(attendance),
    stations: [
      {
        ...{ name: "Park", at, walk: { kind: "minutes", minutes: 12 }, share: rate, queuePeoplePerM: 10 },
        ...{ opensAt: null, closesAt: 1500, lines: [{ ...makeLine("North", 1), lastTrain: 1452 }] },
      },
    ],
  }));

const decisions = fleet.chain((groups) => {
  const units = groups.map(({ id }) => id);
  return fc.record({
    fleet: fc.constant(groups),
    posts: postsOf(units),
    fixedPosts: fixedPostsOf(units),
  });
});

/** Any plan that is legal, with or without evidence, its positions as they come. */
export const arbitraryPlan: fc.Arbitrary<PlanDocument> = decisions.chain((chosen) =>
  fc.record({
    version: fc.constant(PLAN_VERSION),
    event,
    area: fc.record({
      center: arbitraryPosition,
      radiusM: fc.double({ min: 250, max: 5000, noNaN: true }),
      resolution: fc.constantFrom(8, 9, 10),
    }),
    query: fc.record({
      categories: fc.option(fc.uniqueArray(text, { maxLength: 30 })),
      period: fc.option(
        fc.tuple(month, month).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
      ),
      weekHours: fc.option(
        fc.uniqueArray(fc.nat(167), { maxLength: 167 }).map((hours) => hours.sort((a, b) => a - b)),
      ),
    }),
    fleet: fc.constant(chosen.fleet),
    phases,
    objective: fc.record({
      goal: fc.constantFrom(...GOALS),
      busyShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
      weighBy: fc.constantFrom("count", "harm", "blend"),
    }),
    movement: fc.record({
      detour: fc.double({ min: 1, max: 3, noNaN: true }),
      turnaroundMinutes: fc.option(fc.nat(240)),
    }),
    focusAreas,
    fixedPosts: fc.constant(chosen.fixedPosts),
    areas: planAreas,
    beats: fc.record({ mostRatio: fc.option(fc.double({ min: 1, max: 20, noNaN: true })) }),
    sites: fc.option(
      fc.array(fc.record({ name: fc.string({ minLength: 1, maxLength: 80 }), at: arbitraryPosition }), {
        minLength: 1,
        maxLength: 20,
      }),
    ),
    takenFrom,
    crowd: fc.option(crowd),
    posts: fc.constant(chosen.posts),
    source: fc.option(fc.record({ simulated: fc.boolean(), attribution: text })),
    evidence: fc.option(evidenceFor(chosen.posts.length, chosen.fixedPosts.length)),
  }),
);

/** Any legal plan in the form in which it is saved. */
export const arbitraryNormalPlan: fc.Arbitrary<PlanDocument> = arbitraryPlan.map(normalisePlan);
