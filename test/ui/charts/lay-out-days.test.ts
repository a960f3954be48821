import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekdayOfDay } from "../../../src/model/wall-clock.ts";
import { isoDateOfDay, layOutDays, weekOfDay } from "../../../src/ui/charts/lay-out-days.ts";

const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe("a calendar of days", () => {
  it("has a block per year, the latest first, and says only months of the data", () => {
    const blocks = layOutDays(dayOf("2024-11-20"), dayOf("2025-02-03"), false);
    expect(blocks.map(({ label }) => label)).toEqual(["2025", "2024"]);
    expect(blocks.map(({ months }) => months.map(({ label }) => label))).toEqual([
      ["Jan", "Feb"],
      ["Nov", "Dec"],
    ]);
  });

  it("has halves of years, those without a day of the data left out, each year named once", () => {
    const blocks = layOutDays(dayOf("2023-08-01"), dayOf("2024-09-01"), true);
    expect(blocks.map(({ label, firstDay }) => [label, isoDateOfDay(firstDay)])).toEqual([
      ["2024", "2024-01-01"],
      ["", "2024-07-01"],
      ["2023", "2023-07-01"],
    ]);
  });

  it("gives each day of ten years a block and a place of its own, weeks from Monday", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 22_000 }), fc.boolean(), (firstDay, halves) => {
        const lastDay = firstDay + 3653;
        const places = new Set<string>();
        for (const [index, block] of layOutDays(firstDay, lastDay, halves).entries()) {
          for (let day = block.firstDay; day < block.firstDay + block.days; day++) {
            const week = weekOfDay(block.firstDay, day);
            expect(week).toBeLessThan(block.weeks);
            if (weekdayOfDay(day) === 0 && day > block.firstDay) {
              expect(week).toBe(weekOfDay(block.firstDay, day - 1) + 1);
            }
            if (day >= firstDay && day <= lastDay) places.add(`${index} ${week} ${weekdayOfDay(day)}`);
          }
        }
        expect(places.size).toBe(lastDay - firstDay + 1);
      }),
      { numRuns: 20 },
    );
  });
});
