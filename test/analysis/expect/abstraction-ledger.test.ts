import fc from "fast-check";
import { expect, test } from "vitest";
import { countHexes } from "../../../src/analysis/counting/hex-counts.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { keepAbstractionLedger, shareOnGround } from "../../../src/analysis/expect/abstraction-ledger.ts";
import { reportExpectation } from "../../../src/analysis/expect/expectation-report.ts";
import type { RosterType, SourceArea } from "../../../src/model/abstraction.ts";
import { tabulateAbstraction } from "../../../src/model/abstraction-tables.ts";
import type { EventSpec, PhaseName } from "../../../src/model/event-spec.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { runSteps } from "../../../src/model/steps.ts";
import type { TimePrecision } from "../../../src/model/wall-clock.ts";
import { wallMinutes } from "../../../src/model/wall-clock.ts";
import { makeTable, type Row, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const PHASES: readonly PhaseName[] = ["arrival", "event", "dispersal", "night"];
const event: EventSpec = {
  name: "Concert",
  venue: { id: null, name: "Stadium", at: WEMBLEY.center, capacity: null },
  date: "2026-06-22",
  doors: 17 * 60,
  start: 19 * 60,
  end: 22 * 60,
};

const station: SourceArea = {
  id: "s1",
  name: "Harrow station",
  kind: "station",
  ground: { type: "point", at: WEMBLEY.center, radiusM: 500 },
  units: [
    { unitType: "pair", normally: 6, taken: { arrival: 2, event: 4 } },
    { unitType: "car", normally: 2, taken: { event: 1 } },
  ],
};
const roster: readonly RosterType[] = [
  {
    id: "pair",
    name: "Foot pairs",
    officersPerUnit: 2,
    officersBeside: 0,
    units: { arrival: 5, event: 4, night: 1 },
  },
  { id: "car", name: "Cars", officersPerUnit: 3, officersBeside: 1, units: { event: 1 } },
];

/** Demand 1 in each hex on arrival, 2 in the event and so on. */
const rising = (of: typeof grid = grid, phasesDiffer = true) => ({
  grid: of,
  rows: new Float64Array(of.cellCount).fill(7),
  expectation: {
    unit: phasesDiffer ? ("rows per evening" as const) : ("rows per month" as const),
    weightName: "count",
    phasesDiffer,
    phases: PHASES.map((phase, p) => ({ phase, demand: new Float64Array(of.cellCount).fill(p + 1) })),
  },
});

const lineOf = (ledger: ReturnType<typeof keepAbstractionLedger>, phase: PhaseName) =>
  ledger.lines.find((line) => line.phase === phase);

test("demand is that of the phase on the ground, hexes in part counting in part", () => {
  const ledger = keepAbstractionLedger([station], roster, PHASES, () => rising());
  const ground = shareOnGround(station, grid).reduce((sum, share) => sum + share, 0);
  expect(ground).toBeGreaterThan(3);
  expect(lineOf(ledger, "arrival")?.demand).toBeCloseTo(ground, 9);
  expect(lineOf(ledger, "dispersal")?.demand).toBeCloseTo(3 * ground, 9);
});

test("what is left is what is there less what is taken, and carries the demand", () => {
  const ledger = keepAbstractionLedger([station], roster, PHASES, () => rising());
  const line = lineOf(ledger, "event");
  expect(line).toMatchObject({
    unitsNormally: 8,
    unitsTaken: 5,
    unitsLeft: 3,
    officersTaken: 11,
    cautions: [],
  });
  expect(line?.demandPerUnitNormally).toBeCloseTo((line?.demand ?? 0) / 8, 12);
  expect(line?.demandPerUnitLeft).toBeCloseTo((line?.demand ?? 0) / 3, 12);
  expect(line?.leftByType.map(({ left }) => left)).toEqual([2, 1]);
  expect(lineOf(ledger, "night")).toMatchObject({ unitsTaken: 0, unitsLeft: 8 });
});

test("with all units gone there is no demand per unit left", () => {
  const all = { ...station, units: [{ unitType: "pair", normally: 2, taken: { event: 2 } }] };
  const ledger = keepAbstractionLedger([all], roster, ["event"], () => rising());
  expect(ledger.lines[0]).toMatchObject({ unitsLeft: 0, demandPerUnitLeft: null });
});

test("officers taken, without a source and beyond the roster add up to the roster, whatever is stated", () => {
  const count = fc.integer({ min: 0, max: 9 });
  const perPhase = fc.record(
    { arrival: count, event: count, dispersal: count, night: count },
    { requiredKeys: [] },
  );
  const someType = fc.record({ officersPerUnit: count, officersBeside: count, units: perPhase });
  const someSource = fc.array(fc.record({ normally: count, taken: perPhase }), { maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(someType, { maxLength: 3 }),
      fc.array(someSource, { maxLength: 3 }),
      (types, sources) => {
        const list = types.map((type, t): RosterType => ({ ...type, id: `t${t}`, name: `Type ${t}` }));
        const areas = sources.map(
          (units, s): SourceArea => ({
            ...station,
            id: `s${s}`,
            units: units.map((unit, t) => ({ ...unit, unitType: `t${t}` })),
          }),
        );
        const { balance, lines } = keepAbstractionLedger(areas, list, PHASES, () => rising());
        for (const phase of PHASES) {
          const rows = balance.filter((row) => row.phase === phase);
          for (const row of rows) {
            expect(row.taken + row.withoutSource - row.beyondRoster).toBe(row.roster);
            expect(Math.min(row.withoutSource, row.beyondRoster)).toBe(0);
          }
          const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
          const officers = sum(
            list.map((type) => (type.units[phase] ?? 0) * type.officersPerUnit + type.officersBeside),
          );
          expect(sum(rows.map((row) => row.roster))).toBe(officers);
          const given = sum(lines.filter((line) => line.phase === phase).map((line) => line.officersTaken));
          expect(sum(rows.map((row) => row.taken))).toBe(given);
        }
      },
    ),
  );
});

test("officers without a stated source are listed", () => {
  const { balance } = keepAbstractionLedger([station], roster, ["arrival", "event"], () => rising());
  expect(balance.map(({ phase, name, withoutSource }) => [phase, name, withoutSource])).toEqual([
    ["arrival", "Foot pairs", 6],
    ["arrival", "Cars", 1],
    ["event", "Foot pairs", 0],
    ["event", "Cars", 1],
  ]);
});

test("more taken than there are, and types the roster lacks, are said", () => {
  const odd = {
    ...station,
    units: [
      { unitType: "pair", normally: 1, taken: { event: 3 } },
      { unitType: "horse", normally: 1, taken: { event: 1 } },
    ],
  };
  const [line] = keepAbstractionLedger([odd], roster, ["event"], () => rising()).lines;
  expect(line?.unitsLeft).toBe(0);
  expect(line?.cautions).toEqual([
    "3 of Foot pairs are taken from Harrow station, which has 1.",
    "The roster has no unit type horse: its officers are not counted.",
  ]);
});

test("ground that reaches beyond the hexes looked at is said, for each kind of ground", () => {
  const far = destination(WEMBLEY.center, 90, 1400);
  const grounds: SourceArea["ground"][] = [
    { type: "point", at: far, radiusM: 300 },
    { type: "polygon", ring: [WEMBLEY.center, far, destination(WEMBLEY.center, 0, 1600)] },
    { type: "hexes", cells: [grid.cells[0] as string, "8928308280fffff"] },
  ];
  for (const ground of grounds) {
    const [line] = keepAbstractionLedger([{ ...station, ground }], roster, ["event"], () => rising()).lines;
    expect(line?.cautions[0]).toMatch("outside the hexes looked at");
    expect(line?.demand).toBeGreaterThan(0);
  }
});

test("a source of hexes has exactly their demand", () => {
  const cells = grid.cells.slice(2, 5);
  const source = { ...station, ground: { type: "hexes" as const, cells } };
  const [line] = keepAbstractionLedger([source], roster, ["event"], () => rising()).lines;
  expect(line).toMatchObject({ demand: 6, cautions: [] });
});

test("counts that cannot be are refused", () => {
  const withUnits = (units: SourceArea["units"]) => () =>
    keepAbstractionLedger([{ ...station, units }], roster, ["event"], () => rising());
  expect(withUnits([{ unitType: "pair", normally: -1, taken: {} }])).toThrow("has -1 units of pair");
  expect(withUnits([{ unitType: "pair", normally: 1, taken: { event: 0.5 } }])).toThrow("has 0.5 units");
  const pair = { unitType: "pair", normally: 1, taken: {} };
  expect(withUnits([pair, pair])).toThrow("names the unit type pair twice");
  let calls = 0;
  const differing = () => rising(grid, calls++ === 0);
  expect(() => keepAbstractionLedger([station, station], roster, ["event"], differing)).toThrow(
    "expected one for all sources",
  );
});

test("ground without a recorded row is said to be not known, and its table leaves demand out", () => {
  const bare = { ...rising(), rows: new Float64Array(grid.cellCount) };
  const ledger = keepAbstractionLedger([station], roster, ["event"], () => bare);
  expect(ledger.lines[0]).toMatchObject({
    rows: 0,
    cautions: ["The open data has no row in Harrow station that counts: demand there is not known."],
  });
  expect(tabulateAbstraction(ledger)["abstraction-sources"]?.rows[0]?.slice(3, 5)).toEqual([null, 0]);
});

test("without sources the whole roster is without a stated source", () => {
  const ledger = keepAbstractionLedger([], roster, ["event"], () => rising());
  expect(ledger.lines).toEqual([]);
  expect(ledger.balance.map(({ roster: all, withoutSource }) => all - withoutSource)).toEqual([0, 0]);
});

/** Two years of rows at the centre, one each day at this hour. */
function recordsAt(hour: number, precision: TimePrecision) {
  const rows: Row[] = Array.from({ length: 730 }, (_, day) => ({
    at: WEMBLEY.center,
    time: wallMinutes(2024, 1) + day * 1440 + hour * 60,
  }));
  const table = makeTable(rows, precision);
  const cellOf = cellOfLocations(table, grid);
  const expectation = runSteps(
    reportExpectation(table, grid, cellOf, EVERYTHING, {
      event,
      ratios: null,
      weights: null,
      focusAreas: [],
      predictor: "prior-count",
    }),
  );
  return keepAbstractionLedger([station], roster, PHASES, () => ({
    ...{ grid, expectation },
    rows: countHexes(table, cellOf, grid, EVERYTHING).count,
  }));
}

test("of records by the hour, a source's demand is in the phase that they fall in", () => {
  const ledger = recordsAt(20, "hour");
  expect(ledger).toMatchObject({ unit: "rows per evening", hours: null });
  expect(lineOf(ledger, "event")?.demand).toBeGreaterThan(0.5);
  expect(lineOf(ledger, "arrival")?.demand).toBeLessThan(0.1);
});

test("of records by the month no hour is invented: demand is per month, and the hours are locked", () => {
  const ledger = recordsAt(0, "month");
  expect(ledger.unit).toBe("rows per month");
  expect(ledger.hours?.locked).toMatch("The records do not say the hour");
  const demands = ledger.lines.map(({ demand }) => demand);
  expect(new Set(demands).size).toBe(1);
  expect(demands[0]).toBeGreaterThan(20);
});

test("the tables have a row per source and phase, and per phase and unit type", () => {
  const ledger = keepAbstractionLedger([station], roster, ["arrival", "event"], () => rising());
  const tables = tabulateAbstraction(ledger);
  expect(tables["abstraction-sources"]?.rows.map((row) => row.slice(0, 3))).toEqual([
    ["Harrow station", "station", "arrival"],
    ["Harrow station", "station", "event"],
  ]);
  expect(tables["abstraction-roster"]?.rows).toEqual([
    ["arrival", "Foot pairs", 10, 4, 6, 0],
    ["arrival", "Cars", 1, 0, 1, 0],
    ["event", "Foot pairs", 8, 8, 0, 0],
    ["event", "Cars", 4, 3, 1, 0],
  ]);
  for (const { columns, rows } of Object.values(tables)) {
    for (const row of rows) expect(row.length).toBe(columns.length);
  }
});
