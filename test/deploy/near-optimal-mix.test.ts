import fc from "fast-check";
import { expect, test } from "vitest";
import { type MixablePlan, mixPlans } from "../../src/deploy/near-optimal-mix.ts";

const somePlans = fc.array(
  fc.record({
    covered: fc.integer({ min: 95, max: 100 }),
    places: fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d", "e", "f"), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Places that two independent occasions share on average under some chances. */
function sharedUnder(plans: readonly MixablePlan[], chance: readonly number[]): number {
  return plans.reduce(
    (sum, a, i) =>
      sum +
      plans.reduce((inner, b, j) => {
        const common = a.places.filter((place) => b.places.includes(place)).length;
        return inner + (chance[i] ?? 0) * (chance[j] ?? 0) * common;
      }, 0),
    0,
  );
}

test("only plans within 2 percent of the best are drawn, and all figures are those of the draws", () => {
  fc.assert(
    fc.property(somePlans, fc.integer({ min: 1, max: 40 }), fc.nat(), (plans, occasions, seed) => {
      const mix = mixPlans(plans, occasions, seed);
      const best = Math.max(...plans.map((plan) => plan.covered));
      expect(mix.planOf).toHaveLength(occasions);
      const drawn = mix.planOf.map((k) => plans[k] ?? { covered: 0, places: [] });
      for (const plan of drawn) expect(plan.covered).toBeGreaterThanOrEqual(0.98 * best);
      expect(mix.leftOut).toEqual(plans.flatMap((plan, k) => (plan.covered < 0.98 * best ? [k] : [])));
      for (const k of mix.leftOut) expect(mix.chance[k]).toBe(0);
      expect(mix.chance.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      expect(mix.drawnCovered).toBeCloseTo(drawn.reduce((sum, p) => sum + p.covered, 0) / occasions, 9);
      expect(mix.expectedCovered).toBeGreaterThanOrEqual(0.98 * best - 1e-9);
      for (const { place, expected, drawn: share } of mix.places) {
        expect(share).toBeCloseTo(drawn.filter((p) => p.places.includes(place)).length / occasions, 12);
        const chance = plans.reduce(
          (sum, p, k) => sum + (p.places.includes(place) ? (mix.chance[k] ?? 0) : 0),
          0,
        );
        expect(expected).toBeCloseTo(chance, 12);
      }
    }),
  );
});

test("no other chances make two occasions less alike", () => {
  fc.assert(
    fc.property(
      somePlans,
      fc.array(fc.array(fc.nat({ max: 10 }), { minLength: 5, maxLength: 5 }), {
        minLength: 20,
        maxLength: 20,
      }),
      (plans, others) => {
        const mix = mixPlans(plans, 0, 1);
        expect(mix.expectedShared).toBeCloseTo(sharedUnder(plans, mix.chance), 9);
        for (const other of others) {
          const allowed = plans.map((_, k) => (mix.leftOut.includes(k) ? 0 : (other[k] ?? 0)));
          const total = allowed.reduce((sum, p) => sum + p, 0);
          if (total === 0) continue;
          const chance = allowed.map((p) => p / total);
          expect(mix.expectedShared).toBeLessThanOrEqual(sharedUnder(plans, chance) + 1e-6);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("two plans without a place in common are drawn with equal chance, and a place is staffed half the time", () => {
  const mix = mixPlans(
    [
      { covered: 100, places: ["north", "south"] },
      { covered: 99, places: ["east", "west"] },
    ],
    2000,
    4,
  );
  expect(mix.chance).toEqual([0.5, 0.5]);
  expect(mix.expectedCovered).toBe(99.5);
  expect(mix.expectedShared).toBe(1);
  for (const place of mix.places) {
    expect(place.expected).toBe(0.5);
    expect(Math.abs(place.drawn - 0.5)).toBeLessThan(0.05);
  }
});

test("the same seed gives the same schedule, others differ", () => {
  const plans = ["a", "b", "c"].map((place) => ({ covered: 10, places: [place] }));
  const schedules = Array.from({ length: 8 }, (_, seed) => mixPlans(plans, 20, seed).planOf.join());
  expect(mixPlans(plans, 20, 3).planOf.join()).toBe(schedules[3]);
  expect(new Set(schedules).size).toBe(8);
});

test("a single plan is drawn every time, and every place is certain", () => {
  const mix = mixPlans([{ covered: 0, places: ["a", "b", "a"] }], 3, 1);
  expect(mix).toMatchObject({ planOf: [0, 0, 0], chance: [1], expectedShared: 2, drawnCovered: 0 });
  expect(mix.places).toEqual([
    { place: "a", expected: 1, drawn: 1 },
    { place: "b", expected: 1, drawn: 1 },
  ]);
});

test("senseless input is refused", () => {
  expect(() => mixPlans([], 1, 1)).toThrow("no plan");
  expect(() => mixPlans([{ covered: 1, places: [] }], 1.5, 1)).toThrow("1.5 occasions");
  expect(() => mixPlans([{ covered: Number.NaN, places: [] }], 1, 1)).toThrow("Plan 0 covers NaN");
});
