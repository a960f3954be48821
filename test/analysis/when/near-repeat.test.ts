import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureNearRepeats, tabulateNearRepeats } from "../../../src/analysis/when/near-repeat.ts";
import { destination, distanceM } from "../../../src/model/geodesy.ts";
import type { Locked } from "../../../src/model/locked.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { runSteps } from "../../../src/model/steps.ts";
import { wallMinutes } from "../../../src/model/wall-clock.ts";
import type { NearRepeats } from "../../../src/model/when-report.ts";
import { makeTable, type Row, WEMBLEY } from "../make-table.ts";

const FOLDER = "../shared/reference/statistics/near-repeat";

function open(result: NearRepeats | Locked): NearRepeats {
  if ("locked" in result) throw new Error(result.locked);
  return result;
}

const allRows = (rows: readonly Row[]) => Uint32Array.from(rows, (_, i) => i);

function inRows(values: ArrayLike<number>, width: number): number[][] {
  const all = Array.from(values);
  return Array.from({ length: all.length / width }, (_, i) => all.slice(i * width, (i + 1) * width));
}

describe.skipIf(!existsSync(FOLDER))("11,701 burglaries of Chicago 2016, in ../shared/reference", () => {
  const read = () => {
    const expected = JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8"));
    const lines = readFileSync(`${FOLDER}/chicago_burglary_2016_xyt.csv`, "utf8").trim().split("\n").slice(1);
    const fields = lines.map((line) => line.split(",").map(Number));
    const incidents = {
      x: Float64Array.from(fields, ([x]) => x as number),
      y: Float64Array.from(fields, ([, y]) => y as number),
      day: Int32Array.from(fields, ([, , t]) => t as number),
    };
    return { expected, incidents };
  };

  test("make the table of the NearRepeat package, and its ratios but for chance", () => {
    const { expected, incidents } = read();
    const { s_bands, t_bands, observed, knox_ratio_median_99perm_seed123456: ratios, p } = expected.table_A;
    const options = { distanceBandsM: s_bands, dayBands: t_bands, permutations: 99, seed: 1 };
    const found = open(runSteps(tabulateNearRepeats(incidents, options)));
    expect(found.note.n.rows).toBe(expected.n);
    expect(inRows(found.observed, 3)).toEqual(observed);
    ratios.flat().forEach((theirs: number, cell: number) => {
      const ours = (found.observed[cell] as number) / (found.median[cell] as number);
      const noise = 4 / Math.sqrt(((found.median[cell] as number) * 99) / 3.2);
      expect(Math.abs(ours / theirs - 1)).toBeLessThan(noise);
    });
    p.flat().forEach((theirs: number, cell: number) => {
      expect(Math.abs((found.p[cell] as number) - theirs)).toBeLessThanOrEqual(0.04);
    });
  });

  test("make its table with other bands, closed on the right", () => {
    const { expected, incidents } = read();
    const { s_bands, t_bands, closed_right } = expected.table_B;
    const options = { distanceBandsM: s_bands, dayBands: t_bands, permutations: 1, seed: 1 };
    expect(inRows(open(runSteps(tabulateNearRepeats(incidents, options))).observed, 2)).toEqual(closed_right);
  });
});

describe("measureNearRepeats", () => {
  const options = { distanceBandsM: [0, 100, 250], dayBands: [0, 3, 10], permutations: 19, seed: 4 };

  test("counts the very pairs that are found by asking every two rows", () => {
    const spot = fc
      .tuple(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 0, max: 12 }))
      .map(([turn, step]) => destination(WEMBLEY.center, turn * 10, step * 43));
    const anyRows = fc.array(
      fc
        .record({ at: spot, day: fc.integer({ min: 1, max: 25 }), dated: fc.boolean() })
        .map(
          ({ at, day, dated }): Row => (dated ? { at, time: wallMinutes(2025, 6, day, day % 24) } : { at }),
        ),
      { minLength: 2, maxLength: 60 },
    );
    fc.assert(
      fc.property(anyRows, (rows) => {
        const table = makeTable(rows);
        const found = runSteps(measureNearRepeats(table, allRows(rows), WEMBLEY.center, options));
        const expected = new Array(9).fill(0);
        let close = 0;
        const dated = rows.filter(({ time }) => time !== undefined);
        dated.forEach((a, i) => {
          for (const b of dated.slice(i + 1)) {
            const distance = distanceM(a.at, b.at);
            const days = Math.abs(Math.floor((a.time ?? 0) / 1440) - Math.floor((b.time ?? 0) / 1440));
            const s = distance < 0.01 ? 0 : distance <= 100 ? 1 : distance <= 250 ? 2 : -1;
            const t = days === 0 ? 0 : days <= 3 ? 1 : days <= 10 ? 2 : -1;
            if (s >= 0) close++;
            if (s >= 0 && t >= 0) expected[3 * s + t]++;
          }
        });
        if (close === 0) expect(found).toHaveProperty("locked");
        else {
          expect([...open(found).observed]).toEqual(expected);
          expect(open(found).note.n).toEqual({ rows: dated.length, closePairs: close });
        }
      }),
    );
  });

  test("puts a pair 100 m and 3 days apart in the bands that end there", () => {
    const incidents = { x: Float64Array.of(0, 0), y: Float64Array.of(0, 100), day: Int32Array.of(0, 3) };
    const found = open(runSteps(tabulateNearRepeats(incidents, options)));
    expect(inRows(found.observed, 3)).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(found.ratio[4]).toBe(1);
    expect(found.ratio[0]).toBeNaN();
    expect(found.p[4]).toBe(1);
  });

  /** 300 places of which each may be hit again nearby within days. */
  function burglaries(random = seedRandom(6), repeats = 0) {
    const x: number[] = [];
    const y: number[] = [];
    const day: number[] = [];
    for (let i = 0; i < 300; i++) {
      x.push(random.next() * 3000);
      y.push(random.next() * 3000);
      day.push(Math.floor(random.next() * 365));
      if (random.next() >= repeats) continue;
      x.push((x.at(-1) ?? 0) + random.next() * 60);
      y.push(y.at(-1) ?? 0);
      day.push((day.at(-1) ?? 0) + Math.floor(random.next() * 4));
    }
    return { x: Float64Array.from(x), y: Float64Array.from(y), day: Int32Array.from(day) };
  }

  test("finds the repeats that were planted, in their cell", () => {
    const found = open(
      runSteps(tabulateNearRepeats(burglaries(seedRandom(6), 0.2), { ...options, permutations: 199 })),
    );
    const planted = (found.observed[3] as number) + (found.observed[4] as number);
    const chance = (found.expected[3] as number) + (found.expected[4] as number);
    expect(planted).toBeGreaterThan(5 * chance);
    expect(found.p[4]).toBe(1 / 200);
    expect(found.p[8]).toBeGreaterThan(0.05);
  });

  test("calls about one in twenty cells where days and places have nothing to do with each other", () => {
    const random = seedRandom(12);
    let called = 0;
    for (let round = 0; round < 200; round++) {
      const found = open(
        runSteps(
          tabulateNearRepeats(burglaries(random), {
            distanceBandsM: [300],
            dayBands: [14],
            permutations: 19,
            seed: round,
          }),
        ),
      );
      if ((found.p[0] as number) <= 0.05) called++;
    }
    expect(called).toBeGreaterThan(2);
    expect(called).toBeLessThan(20);
  });

  test("deals the days out in the same way for the same seed", () => {
    const deal = (seed: number) =>
      open(runSteps(tabulateNearRepeats(burglaries(), { ...options, seed }))).expected;
    expect(deal(1)).toEqual(deal(1));
    expect(deal(1)).not.toEqual(deal(2));
  });

  test("is locked without days, without close pairs, and with more pairs than can be dealt out", () => {
    const rows: Row[] = [
      { at: WEMBLEY.center, time: wallMinutes(2025, 6) },
      { at: destination(WEMBLEY.center, 90, 900), time: wallMinutes(2025, 6) },
    ];
    const measure = (table: ReturnType<typeof makeTable>) =>
      runSteps(measureNearRepeats(table, allRows(rows), WEMBLEY.center, options));
    expect(measure(makeTable(rows, "month"))).toEqual({
      locked: "Near repeats need to know the day of each incident, and these data do not have it.",
    });
    expect(measure(makeTable(rows))).toEqual({ locked: "No two rows lie within 250 m of each other." });
    const heap = { x: new Float64Array(4500), y: new Float64Array(4500), day: new Int32Array(4500) };
    expect(runSteps(tabulateNearRepeats(heap, options))).toHaveProperty(
      "locked",
      "The 4500 rows make more than 10 million pairs within 250 m; choose fewer categories, a shorter period or a smaller area.",
    );
  });

  test("refuses bands that do not rise", () => {
    const bands = (distanceBandsM: number[]) => () =>
      runSteps(tabulateNearRepeats(burglaries(), { ...options, distanceBandsM }));
    expect(bands([100, 100])).toThrow("rising numbers from 0 on, got 100, 100");
    expect(bands([])).toThrow("distance bands must be 1 to 255");
  });
});
