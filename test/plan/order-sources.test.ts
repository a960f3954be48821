import { expect, test } from "vitest";
import type { AbstractionLedger, AbstractionLine } from "../../src/model/abstraction.ts";
import { composeOrderSources } from "../../src/plan/order-sources.ts";

const line: AbstractionLine = {
  ...{ source: "s1", name: "Harrow station", kind: "station", phase: "arrival", demand: 3.24, rows: 900 },
  ...{ unitsNormally: 4, unitsTaken: 2, unitsLeft: 2, officersTaken: 14 },
  ...{ demandPerUnitNormally: 0.81, demandPerUnitLeft: 1.62 },
  uncovered: { normally: 0.4, left: 1.66, leftAtLeast: 1.5 },
  ...{ leftByType: [], cautions: [] },
};
const row = { phase: "arrival" as const, unitType: "serial", name: "Foot serials" };
const ledger: AbstractionLedger = {
  ...{ unit: "rows per evening", weightName: "count", hours: null, lines: [line] },
  balance: [{ ...row, roster: 84, taken: 14, withoutSource: 70, beyondRoster: 0 }],
};
const plan = {
  takenFrom: [
    {
      ...{ id: "s1", name: "Harrow station", kind: "station" as const, units: [] },
      ground: { type: "point" as const, at: [-0.33, 51.58] as const, radiusM: 500 },
    },
  ],
};

test("the order says of each source and phase what is there, taken, left and uncovered, and whose source is not stated", () => {
  expect(composeOrderSources(plan, ledger)).toEqual({
    words: [
      "Demand is recorded crime there in the same hours, in rows per evening.",
      "Officers without a stated source: arrival 70.",
    ],
    rows: [
      {
        ...{ id: "s1 arrival", name: "Harrow station", phase: "Arrival", demand: "3.2" },
        ...{ unitsNormally: 4, unitsTaken: 2, unitsLeft: 2, uncovered: "0.4 → 1.7" },
      },
    ],
  });
});

test("demand that rests on one to four rows is never in it, nor on none", () => {
  const withRows = (rows: number) =>
    composeOrderSources(plan, { ...ledger, lines: [{ ...line, rows }] })?.rows[0];
  expect(withRows(4)).toMatchObject({ demand: "too few to show", uncovered: "too few to show" });
  expect(withRows(0)).toMatchObject({ demand: "not known", uncovered: "not known" });
  expect(withRows(5)).toMatchObject({ demand: "3.2" });
});

test("officers taken beyond the roster are said", () => {
  const beyond = { ...row, roster: 7, taken: 14, withoutSource: 0, beyondRoster: 7 };
  expect(composeOrderSources(plan, { ...ledger, balance: [beyond] })?.words[1]).toBe(
    "Officers taken beyond the roster: arrival 7.",
  );
});

test("there is nothing to say without a source", () => {
  expect(composeOrderSources({ takenFrom: [] }, ledger)).toBeNull();
});
