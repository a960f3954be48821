import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareMultinomial } from "../../../src/analysis/statistics/multinomial.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";

const anyWeights = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 50, noNaN: true })), {
    minLength: 1,
    maxLength: 30,
  })
  .filter((weights) => weights.some((weight) => weight > 0));

describe("prepareMultinomial", () => {
  test("throws as many incidents as asked for, none where the weight is 0", () => {
    fc.assert(
      fc.property(anyWeights, fc.nat(500), fc.nat(), (weights, total, seed) => {
        const count = new Uint32Array(weights.length).fill(9);
        prepareMultinomial(weights, seedRandom(seed))(total, count);
        expect(count.reduce((sum, each) => sum + each, 0)).toBe(total);
        weights.forEach((weight, i) => {
          if (weight === 0) expect(count[i]).toBe(0);
        });
      }),
    );
  });

  test("throws in proportion to the weights, six standard deviations allowed", () => {
    fc.assert(
      fc.property(anyWeights, fc.nat(), (weights, seed) => {
        const total = 20_000;
        const count = new Uint32Array(weights.length);
        prepareMultinomial(weights, seedRandom(seed))(total, count);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        weights.forEach((weight, i) => {
          const share = weight / sum;
          const deviation = Math.sqrt(total * share * (1 - share));
          expect(Math.abs((count[i] ?? 0) - total * share)).toBeLessThanOrEqual(6 * deviation + 3);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("is the same for the same seed", () => {
    const draw = (seed: number) => {
      const count = new Uint32Array(5);
      prepareMultinomial([1, 2, 3, 4, 5], seedRandom(seed))(100, count);
      return [...count];
    };
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });

  test("needs somewhere to throw at", () => {
    expect(() => prepareMultinomial([], seedRandom(1))).toThrow(RangeError);
    expect(() => prepareMultinomial([0, 0], seedRandom(1))).toThrow(RangeError);
    expect(() => prepareMultinomial([1, Number.NaN], seedRandom(1))).toThrow(RangeError);
  });
});
