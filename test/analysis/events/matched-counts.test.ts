import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectRows } from "../../../src/analysis/counting/counted-rows.ts";
import { coveredDays } from "../../../src/analysis/counting/covered-days.ts";
import {
  countSets,
  groupTimes,
  pickCells,
  totalCounts,
} from "../../../src/analysis/events/matched-counts.ts";
import { ringsAround } from "../../../src/analysis/events/venue-rings.ts";
import { EFFECT_RINGS } from "../../../src/model/event-report.ts";
import { destination, distanceM } from "../../../src/model/geodesy.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import type { LngLat } from "../../../src/model/units.ts";
import { dayOf, MINUTES_PER_DAY, wallMinutes } from "../../../src/model/wall-clock.ts";
import { anyQuery, makeTable, rowsAround, WEMBLEY } from "../make-table.ts";

const area = { ...WEMBLEY, radiusM: 3000 };
const firstDay = dayOf(wallMinutes(2025, 1));

describe("counting matched days", () => {
  test("finds the rows that asking each row by itself finds", () => {
    const window = fc
      .tuple(fc.integer({ min: -300, max: 2000 }), fc.integer({ min: 0, max: 900 }))
      .map(([from, length]) => ({ phase: "event" as const, from, to: from + length }));
    const set = fc.record({
      days: fc.array(fc.integer({ min: firstDay, max: firstDay + 400 }), { minLength: 1, maxLength: 4 }),
      windows: fc.tuple(window, window),
    });
    fc.assert(
      fc.property(rowsAround(area), anyQuery, fc.array(set, { maxLength: 4 }), (rows, query, sets) => {
        const table = makeTable(rows);
        const { ringOf } = ringsAround(table, area.center);
        const selected = selectRows(table, ringOf, query);
        const counted = countSets(groupTimes(table, selected, ringOf, EFFECT_RINGS.length), sets);
        sets.forEach(({ days, windows }, s) => {
          days.forEach((day, d) => {
            windows.forEach(({ from, to }, w) => {
              EFFECT_RINGS.forEach((ring, r) => {
                const expected = [...selected].filter((row) => {
                  const at = rows[row]?.at as LngLat;
                  const time = (rows[row]?.time ?? Number.NaN) - day * MINUTES_PER_DAY;
                  const distance = distanceM(area.center, at);
                  return time >= from && time < to && distance >= ring.fromM && distance < ring.toM;
                });
                expect(counted[s]?.[d]?.[w * EFFECT_RINGS.length + r]).toBe(expected.length);
              });
            });
          });
        });
      }),
    );
  });

  test("adds cells up, and event days apart from comparison days", () => {
    const sets = [[Uint32Array.of(1, 2, 3), Uint32Array.of(4, 5, 6)], [Uint32Array.of(7, 8, 9)]];
    expect(pickCells(sets, [0, 2])).toEqual([[4, 10], [16]]);
    expect(totalCounts(pickCells(sets, [1]))).toEqual({ event: 10, comparison: 5 });
  });
});

describe("rings", () => {
  test("say where the outermost has nothing", () => {
    const rows = [0, 45, 90, 135, 180].map((bearing) => ({ at: destination(area.center, bearing, 2000) }));
    const { emptySides } = ringsAround(makeTable(rows), area.center);
    expect(emptySides).toEqual(["south-west", "west", "north-west"]);
  });

  test("reach across the date line", () => {
    const venue: LngLat = [179.999, 0];
    const { ringOf } = ringsAround(makeTable([{ at: [-179.999, 0] }, { at: [179.9, 0] }]), venue);
    expect([...ringOf]).toEqual([0, -1]);
  });
});

describe("the days that the data covers", () => {
  test("run from the first to the last row of any category within reach and period", () => {
    const near = area.center;
    const table = makeTable([
      { at: near, time: wallMinutes(2025, 2, 3, 23, 59), category: "Robbery" },
      { at: near, time: wallMinutes(2025, 4, 5), category: "Burglary" },
      { at: near, time: wallMinutes(2025, 6, 7) },
      { at: near },
      { at: destination(near, 0, 4000), time: wallMinutes(2024, 1, 1) },
    ]);
    const { ringOf } = ringsAround(table, near);
    expect(coveredDays(table, ringOf, EVERYTHING)).toEqual({
      firstDay: dayOf(wallMinutes(2025, 2, 3)),
      lastDay: dayOf(wallMinutes(2025, 6, 7)),
    });
    const query = {
      categories: ["Robbery"],
      period: { from: 12 * 55 + 1, to: 12 * 55 + 3 },
      weekHours: null,
    };
    expect(coveredDays(table, ringOf, query)?.lastDay).toBe(dayOf(wallMinutes(2025, 4, 5)));
    expect(
      coveredDays(table, ringOf, { categories: null, period: { from: 0, to: 1 }, weekHours: null }),
    ).toBeNull();
  });
});
