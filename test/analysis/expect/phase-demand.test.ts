import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  expectPhases,
  type PhaseDemandInput,
  WEEKS_PER_MONTH,
} from "../../../src/analysis/expect/phase-demand.ts";
import { phasesOf } from "../../../src/model/event-spec.ts";
import type { PhaseExpectation, RingRatio } from "../../../src/model/expectation-report.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";

const phases = phasesOf({ doors: 17 * 60, start: 19 * 60, end: 22 * 60 });
const HEXES = 6;
const MONTHS = 24;
const perHex = (of: fc.Arbitrary<number>) =>
  fc.array(of, { minLength: HEXES, maxLength: HEXES }).map((values) => Float64Array.from(values));
const even = () => phases.map(() => new Float64Array(HEXES).fill(1));
const AREA = [0.03, 0.04, 0.02, 0.05];
const shares = {
  area: AREA.map((value) => ({ value, low: 0.9 * value, high: 1.1 * value })),
  rows: [300, 400, 200, 500],
  hex: Float64Array.from(
    { length: 4 * HEXES },
    (_, k) => (AREA[Math.floor(k / HEXES)] ?? 0) * (0.5 + (k % 3) / 2),
  ),
  areaWeightRows: 50,
  timedRows: 10_000,
};
const ratio: fc.Arbitrary<RingRatio> = fc
  .tuple(
    fc.constantFrom(...phases.map(({ name }) => name)),
    fc.constantFrom(500, 1000),
    fc.double({ min: 0.2, max: 5, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([phase, ringOuterM, value, spread]) => ({
    phase,
    ringOuterM,
    ratio: value,
    low: value * Math.exp(-spread),
    high: value * Math.exp(spread),
  }));
const input = (given: Partial<PhaseDemandInput>, rows: Float64Array): PhaseDemandInput => ({
  baseline: { rows, weighted: rows, squared: rows, months: MONTHS },
  phases,
  shares,
  ratios: null,
  distanceM: Float64Array.of(100, 400, 700, 900, 1200, 3000),
  focus: even(),
  ...given,
});
const rates = perHex(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 60, noNaN: true })));
const surfaces = ({ expected, low, high, demand, demandLow, demandHigh }: PhaseExpectation) => [
  expected,
  low,
  high,
  demand,
  demandLow,
  demandHigh,
];
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

describe("expected rows by phase", () => {
  test("are monthly rows × share of the week / weeks in a month × ratio of the ring, hex by hex", () => {
    fc.assert(
      fc.property(rates, fc.array(ratio, { maxLength: 6 }), (rows, ratios) => {
        const { distanceM } = input({}, rows);
        expectPhases(input({ ratios }, rows)).forEach(({ phase, expected }, p) => {
          expected.forEach((value, i) => {
            const inside = ratios.filter(
              (ring) => ring.phase === phase && (distanceM[i] ?? 0) <= ring.ringOuterM,
            );
            const nearest = inside.toSorted((a, b) => a.ringOuterM - b.ringOuterM)[0]?.ratio ?? 1;
            const share = shares.hex[p * HEXES + i] ?? Number.NaN;
            expect(value).toBeCloseTo((((rows[i] ?? 0) * share) / WEEKS_PER_MONTH) * nearest, 9);
          });
        });
      }),
    );
  });

  test("of all phases together are no more than a week's rows, without event ratios", () => {
    fc.assert(
      fc.property(rates, (rows) => {
        const found = expectPhases(input({}, rows));
        rows.forEach((monthly, i) => {
          expect(sum(found.map(({ expected }) => expected[i] ?? 0))).toBeLessThanOrEqual(
            monthly / WEEKS_PER_MONTH + 1e-9,
          );
        });
      }),
    );
  });

  test("add up to the total, and lie within their interval as it does", () => {
    fc.assert(
      fc.property(rates, fc.array(ratio, { maxLength: 6 }), (rows, ratios) => {
        for (const { expected, low, high, total } of expectPhases(input({ ratios }, rows))) {
          expect(total.expected).toBeCloseTo(sum(expected), 9);
          expect(total.low).toBeLessThanOrEqual(total.expected);
          expect(total.high).toBeGreaterThanOrEqual(total.expected);
          expected.forEach((value, i) => {
            expect(low[i]).toBeLessThanOrEqual(value);
            expect(high[i]).toBeGreaterThanOrEqual(value);
          });
        }
      }),
    );
  });

  test("hold the truth in about 95 of 100 repeated histories, each hex and the whole area", () => {
    const random = seedRandom(21);
    const truth = Float64Array.of(0.1, 0.5, 1, 2, 5, 9);
    const certain = { ...shares, area: AREA.map((value) => ({ value, low: value, high: value })) };
    const portion = truth.map((rate, i) => (rate * (shares.hex[i] ?? 0)) / WEEKS_PER_MONTH);
    let [held, heldTotal] = [0, 0];
    for (let trial = 0; trial < 400; trial++) {
      const rows = truth.map((rate) => random.poisson(rate * MONTHS) / MONTHS);
      const [arrival] = expectPhases(input({ shares: certain }, rows));
      portion.forEach((value, i) => {
        if ((arrival?.low[i] ?? 1) <= value && value <= (arrival?.high[i] ?? 0)) held++;
      });
      const all = sum(portion);
      if (arrival && arrival.total.low <= all && all <= arrival.total.high) heldTotal++;
    }
    expect(held / 400 / HEXES).toBeGreaterThan(0.94);
    expect(heldTotal / 400).toBeGreaterThan(0.92);
    expect(heldTotal / 400).toBeLessThan(0.99);
  });

  test("where nothing was recorded still have an upper limit: 3.69 rows over the months there were", () => {
    const [arrival] = expectPhases(input({ shares: null }, new Float64Array(HEXES)));
    expect(arrival?.expected[0]).toBe(0);
    expect(arrival?.low[0]).toBe(0);
    expect(arrival?.high[0]).toBeCloseTo(3.68887945 / MONTHS, 6);
  });

  test("refuse a ratio outside its own interval", () => {
    const ratios: RingRatio[] = [{ phase: "night", ringOuterM: 500, ratio: 2, low: 2.1, high: 3 }];
    expect(() => expectPhases(input({ ratios }, new Float64Array(HEXES)))).toThrow(RangeError);
  });
});

describe("demand", () => {
  const factors = perHex(fc.double({ min: 0, max: 10, noNaN: true }));

  test("with a weight of 1 for every row and no focus is the expected rows", () => {
    fc.assert(
      fc.property(rates, fc.array(ratio, { maxLength: 4 }), (rows, ratios) => {
        for (const { expected, low, high, demand, demandLow, demandHigh } of expectPhases(
          input({ ratios }, rows),
        )) {
          if (sum(rows) === 0) continue;
          expect(demand).toEqual(expected);
          demandLow.forEach((value, i) => {
            expect(value).toBeCloseTo(low[i] ?? 0, 9);
            expect(demandHigh[i]).toBeCloseTo(high[i] ?? 0, 9);
          });
        }
      }),
    );
  });

  test("scales with the weights, interval and all, and leaves expected rows as they are", () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0.1, max: 400, noNaN: true }), (rows, weight) => {
        const weighed = expectPhases(
          input(
            {
              baseline: {
                rows,
                weighted: rows.map((value) => value * weight),
                squared: rows.map((value) => value * weight * weight),
                months: MONTHS,
              },
            },
            rows,
          ),
        );
        expectPhases(input({}, rows)).forEach((plain, p) => {
          expect(weighed[p]?.expected).toEqual(plain.expected);
          for (const key of ["demand", "demandLow", "demandHigh"] as const) {
            plain[key].forEach((value, i) => {
              expect(weighed[p]?.[key][i]).toBeCloseTo(value * weight, 6);
            });
          }
        });
      }),
    );
  });

  test("is multiplied by focus areas in their phase alone, and expected rows are not", () => {
    fc.assert(
      fc.property(rates, factors, (rows, night) => {
        const focus = even();
        focus[3] = night;
        const plain = expectPhases(input({}, rows));
        const focused = expectPhases(input({ focus }, rows));
        expect(focused.slice(0, 3)).toEqual(plain.slice(0, 3));
        expect(focused[3]?.expected).toEqual(plain[3]?.expected);
        focused[3]?.demand.forEach((value, i) => {
          expect(value).toBeCloseTo((plain[3]?.demand[i] ?? 0) * (night[i] ?? 0), 9);
        });
      }),
    );
  });

  test("of few heavy rows is less certain than of many light ones", () => {
    const rows = new Float64Array(HEXES).fill(1);
    const heavy = rows.map(() => 300);
    const spread = (squared: Float64Array) => {
      const [{ demandLow, demandHigh } = { demandLow: [0], demandHigh: [0] }] = expectPhases(
        input({ baseline: { rows, weighted: heavy, squared, months: MONTHS } }, rows),
      );
      return (demandHigh[0] ?? 0) - (demandLow[0] ?? 0);
    };
    expect(spread(rows.map(() => 300 * 3000))).toBeGreaterThan(spread(rows.map(() => 300 * 300)));
  });
});

describe("without hours", () => {
  test("all phases share one surface, and event ratios are not used", () => {
    fc.assert(
      fc.property(rates, fc.array(ratio, { maxLength: 4 }), (rows, ratios) => {
        const found = expectPhases(input({ shares: null, ratios }, rows));
        const [first] = found;
        expect(first?.expected).toEqual(rows);
        for (const phase of found) {
          expect(phase.timeShare).toBeNull();
          expect(surfaces(phase)).toEqual(surfaces(first as PhaseExpectation));
        }
      }),
    );
  });

  test("the surfaces are each their own, so that each can be handed over", () => {
    const found = expectPhases(input({ shares: null }, new Float64Array(HEXES).fill(1)));
    expect(new Set(found.flatMap(surfaces).map(({ buffer }) => buffer)).size).toBe(24);
  });
});
