import fc from "fast-check";
import type { Post } from "../../src/model/deployment.ts";
import type { EvidenceSnapshot } from "../../src/model/evidence.ts";
import { PLAN_VERSION, type PlanDocument } from "../../src/model/plan-document.ts";
import type { LngLat } from "../../src/model/units.ts";
import { normalisePlan } from "../../src/plan/normalise-plan.ts";

const text = fc.string({ unit: "binary", maxLength: 100 });
const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const month = fc.integer({ min: -840, max: 2759 });
const maskedCount = fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 5, max: 1e7 }));
const mode = fc.constantFrom("foot", "vehicle");
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

const posts: fc.Arbitrary<readonly Post[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 20 }),
    at: arbitraryPosition,
    mode,
    coverRadiusM,
    pinned: fc.boolean(),
    chosenBy: fc.constantFrom("suggestion", "officer"),
  }),
  { maxLength: 200, selector: (post) => post.id },
);

const evidenceFor = (postCount: number): fc.Arbitrary<EvidenceSnapshot> =>
  fc.record({
    months: fc.option(fc.record({ first: month, last: month })),
    rowsInArea: maskedCount,
    rowsCounted: maskedCount,
    coveredShare: share,
    boundShare: fc.option(share),
    method: text,
    posts: fc.array(
      fc.record({
        reachesShare: share,
        onlyHereShare: share,
        why: fc.array(text, { maxLength: 5 }),
        place: fc.option(text),
      }),
      { minLength: postCount, maxLength: postCount },
    ),
    classEdges: fc.constant([0, 4, 10, 80]),
    hexClasses: fc.array(fc.constantFrom(..."abcdABCD"), { maxLength: 300 }).map((all) => all.join("")),
  });

/** Any plan that is legal, with or without evidence, its positions as they come. */
export const arbitraryPlan: fc.Arbitrary<PlanDocument> = posts.chain((all) =>
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
    fleet: fc.uniqueArray(
      fc.record({
        mode,
        count: fc.nat(60),
        officersPerUnit: fc.integer({ min: 1, max: 30 }),
        coverRadiusM,
      }),
      { maxLength: 2, selector: (group) => group.mode },
    ),
    posts: fc.constant(all),
    source: fc.option(fc.record({ simulated: fc.boolean(), attribution: text })),
    evidence: fc.option(evidenceFor(all.length)),
  }),
);

/** Any legal plan in the form in which it is saved. */
export const arbitraryNormalPlan: fc.Arbitrary<PlanDocument> = arbitraryPlan.map(normalisePlan);
