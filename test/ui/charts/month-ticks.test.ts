import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMonth } from "../../../src/model/wall-clock.ts";
import { chooseMonthTicks } from "../../../src/ui/charts/month-ticks.ts";
import { estimateTextWidth } from "../../../src/ui/charts/text-width.ts";

const month = (text: string) => parseMonth(text) ?? Number.NaN;
const labels = (first: string, count: number, pixels: number) =>
  chooseMonthTicks(month(first), count, pixels).map(({ label }) => label);

describe("labels of months", () => {
  it("say the year at each January and every month where there is room", () => {
    expect(labels("2024-11", 5, 60)).toEqual(["Nov", "Dec", "2025", "Feb", "Mar"]);
  });

  it("say quarters where months are narrow, and years where those are too", () => {
    expect(labels("2024-04", 12, 20)).toEqual(["Apr", "Jul", "Oct", "2025"]);
    expect(labels("2020-01", 48, 4)).toEqual(["2020", "2021", "2022", "2023"]);
  });

  it("say the year with the first month where no January shows", () => {
    expect(labels("2024-04", 6, 80)).toEqual(["Apr 2024", "May", "Jun", "Jul", "Aug", "Sep"]);
  });

  it("never run into each other or over the end", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 800 }),
        fc.integer({ min: 1, max: 240 }),
        fc.double({ min: 0.5, max: 90, noNaN: true }),
        (first, count, pixels) => {
          let free = 0;
          for (const tick of chooseMonthTicks(first, count, pixels)) {
            const at = (tick.month - first) * pixels;
            expect(at).toBeGreaterThanOrEqual(free);
            free = at + estimateTextWidth(tick.label, 11);
          }
          expect(free).toBeLessThanOrEqual(count * pixels);
        },
      ),
    );
  });
});
