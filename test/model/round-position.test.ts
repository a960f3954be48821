import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceM } from "../../src/model/geodesy.ts";
import { roundPosition } from "../../src/model/round-position.ts";

describe("a rounded position", () => {
  const position = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );

  it("stays within a metre and within the world", () => {
    fc.assert(
      fc.property(position, (at) => {
        const rounded = roundPosition(at);
        expect(distanceM(at, rounded)).toBeLessThan(1);
        expect(Math.abs(rounded[0])).toBeLessThanOrEqual(180);
        expect(Math.abs(rounded[1])).toBeLessThanOrEqual(90);
      }),
    );
  });

  it("comes back from JSON as it was", () => {
    fc.assert(
      fc.property(position, (at) => {
        const rounded = roundPosition(at);
        expect(JSON.parse(JSON.stringify(rounded))).toEqual(rounded);
        expect(roundPosition(rounded)).toEqual(rounded);
      }),
    );
  });
});
