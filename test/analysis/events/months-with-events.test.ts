import { describe, expect, test } from "vitest";
import { selectRows } from "../../../src/analysis/counting/counted-rows.ts";
import { coveredDays } from "../../../src/analysis/counting/covered-days.ts";
import type { EventDay } from "../../../src/analysis/events/event-days.ts";
import { compareMonths } from "../../../src/analysis/events/months-with-events.ts";
import { ringsAround } from "../../../src/analysis/events/venue-rings.ts";
import { dayNumber } from "../../../src/model/calendar-day.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { wallMinutes } from "../../../src/model/wall-clock.ts";
import { makeTable, type Row, WEMBLEY } from "../make-table.ts";

const near = destination(WEMBLEY.center, 10, 500);
const between = destination(WEMBLEY.center, 10, 1200);
const far = destination(WEMBLEY.center, 10, 2000);

function compare(months: readonly (readonly [events: number, near: number, far: number])[]) {
  const rows: Row[] = [];
  const events: EventDay[] = [];
  months.forEach(([held, nearRows, farRows], month) => {
    const time = wallMinutes(2024, 1 + month);
    for (let i = 0; i < nearRows; i++) rows.push({ at: near, time });
    for (let i = 0; i < farRows; i++) rows.push({ at: far, time });
    rows.push({ at: between, time });
    for (let i = 0; i < held; i++) {
      events.push({
        ...{ day: dayNumber(2024, 1 + month, 1 + i), names: ["x"], start: 900, end: 1020 },
        ...{ startAssumed: true, endAssumed: true, attendance: null },
      });
    }
  });
  const table = makeTable(rows, "month");
  const { ringOf } = ringsAround(table, WEMBLEY.center);
  const span = coveredDays(table, ringOf, EVERYTHING);
  if (span === null) throw new Error("There are no days.");
  return compareMonths(table, selectRows(table, ringOf, EVERYTHING), ringOf, span, events);
}

describe("months with events", () => {
  test("give the odds ratio, where months have one event or none", () => {
    const result = compare(Array.from({ length: 12 }, (_, i) => (i % 2 ? [1, 30, 60] : [0, 20, 80])));
    if ("locked" in result) throw new Error(result.locked);
    const slope = Math.log((180 * 480) / (120 * 360));
    const error = Math.sqrt(1 / 180 + 1 / 480 + 1 / 120 + 1 / 360);
    expect(result.ratioPerEvent).toBeCloseTo(2, 10);
    expect(Math.log(result.interval.low)).toBeCloseTo(slope - 2.228138852 * error, 8);
    expect(Math.log(result.interval.high as number)).toBeCloseTo(slope + 2.228138852 * error, 8);
    expect(result.dispersion).toBeCloseTo(0, 10);
    expect(result.p).toBeLessThan(0.01);
    expect(result.months[1]).toEqual({ month: 12 * 54 + 1, events: 1, near: 30, far: 60 });
  });

  test("are widened by the dispersion", () => {
    const months = Array.from(
      { length: 12 },
      (_, i) => [i % 2, (i % 2 ? 30 : 20) + (i % 4 < 2 ? 12 : -12), 60] as const,
    );
    const result = compare(months);
    if ("locked" in result) throw new Error(result.locked);
    const sums = [0, 1].map((events) =>
      months
        .filter((month) => month[0] === events)
        .reduce(([n, f], month) => [n + month[1], f + month[2]], [0, 0]),
    ) as [[number, number], [number, number]];
    const [[n0, f0], [n1, f1]] = sums;
    const chiSquared = months.reduce((sum, [events, nearRows, farRows]) => {
      const [n, f] = sums[events] as [number, number];
      const total = nearRows + farRows;
      const share = n / (n + f);
      return sum + (nearRows - total * share) ** 2 / (total * share * (1 - share));
    }, 0);
    const error = Math.sqrt((1 / n0 + 1 / f0 + 1 / n1 + 1 / f1) * (chiSquared / 10));
    expect(result.dispersion).toBeCloseTo(chiSquared / 10, 8);
    expect(result.dispersion).toBeGreaterThan(2);
    expect(Math.log(result.interval.low)).toBeCloseTo(
      Math.log((n1 * f0) / (n0 * f1)) - 2.228138852 * error,
      8,
    );
  });

  test("ignore what moves near and far alike", () => {
    const seasons = [10, 12, 20, 30, 40, 50, 60, 50, 40, 30, 20, 10];
    const result = compare(seasons.map((level) => [Math.round(level / 10), level, 3 * level]));
    if ("locked" in result) throw new Error(result.locked);
    expect(result.ratioPerEvent).toBeCloseTo(1, 10);
    expect(result.p).toBeCloseTo(1, 6);
  });

  test("cover a planted ratio 95 times in 100", () => {
    const random = seedRandom(3);
    let covered = 0;
    const total = 400;
    for (let round = 0; round < total; round++) {
      const result = compare(
        Array.from({ length: 18 }, (_, i) => {
          const events = i % 5;
          const level = 1 + 0.3 * random.next();
          return [events, random.poisson(25 * level * 1.15 ** events), random.poisson(60 * level)];
        }),
      );
      if ("locked" in result) throw new Error(result.locked);
      if (result.interval.low <= 1.15 && (result.interval.high as number) >= 1.15) covered++;
    }
    expect(covered / total).toBeGreaterThan(0.92);
    expect(covered / total).toBeLessThan(0.99);
  });

  test("are locked with fewer than twelve", () => {
    expect(compare(Array.from({ length: 11 }, (_, i) => [i, 5, 5]))).toEqual({
      locked: "The data covers 11 months; comparing months needs 12.",
    });
  });

  test("are locked where all have as many events, or nothing near", () => {
    expect(compare(Array.from({ length: 12 }, () => [1, 5, 5]))).toEqual({
      locked: "All months have as many events, so that none can be compared with another.",
    });
    expect(compare(Array.from({ length: 12 }, (_, i) => [i, 0, 5]))).toEqual({
      locked: "Too little is recorded near or far from the venue to compare months.",
    });
  });
});
