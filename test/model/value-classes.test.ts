import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyValues } from "../../src/model/value-classes.ts";

const values = fc.array(
  fc.oneof(fc.constant(0), fc.constant(Number.NaN), fc.double({ min: 1e-6, max: 1e9, noNaN: true })),
  { minLength: 1, maxLength: 200 },
);

describe("classes of values", () => {
  it("rise, hold every positive value at or below their edge and above the one before, and none is of nothing", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 9 }), (all, classes) => {
        const { classOf, edges } = classifyValues(all, classes);
        expect(edges.length).toBeLessThanOrEqual(classes);
        edges.forEach((edge, i) => {
          if (i > 0) expect(edge).toBeGreaterThan(edges[i - 1] as number);
        });
        all.forEach((value, cell) => {
          const own = classOf[cell] as number;
          if (!(value > 0)) expect(own).toBe(0);
          else {
            expect(own).toBeGreaterThan(0);
            expect(value).toBeLessThanOrEqual((edges[own] as number) * (1 + 1e-9));
            expect(value).toBeGreaterThan((edges[own - 1] as number) * (1 - 1e-9));
          }
        });
      }),
    );
  });

  it("have edges of two digits", () => {
    expect(classifyValues([0, 0.0123, 4.56, 789], 4).edges).toEqual([0, 0.013, 4.6, 790]);
  });

  it("of nothing are one class", () => {
    expect(classifyValues([0, Number.NaN]).edges).toEqual([0]);
  });
});
