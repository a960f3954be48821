import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateTextWidth, fitText, spreadLabels } from "../../../src/ui/charts/text-width.ts";

describe("a text's width", () => {
  /** Measured in Chromium with the app's font, figures tabular, in a text of 100 px. */
  it.each([
    ["Violence and sexual offences", 1383],
    ["Anti-social behaviour", 1022],
    ["22:00–22:59", 622],
    ["0 m (same place)", 823],
    ["Recorded, up to", 748],
    ["Apr 2024", 454],
    ["1,469", 286],
  ])("of %s is estimated within a tenth", (text, measured) => {
    expect(estimateTextWidth(text, 100)).toBeGreaterThan(0.97 * measured);
    expect(estimateTextWidth(text, 100)).toBeLessThan(1.12 * measured);
  });

  it("is kept to by a text that is cut, which ends in an ellipsis", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.integer({ min: 40, max: 300 }),
        (text, width) => {
          const fitted = fitText(text, width, 12);
          expect(estimateTextWidth(fitted, 12)).toBeLessThanOrEqual(width);
          expect(fitted === text || fitted.endsWith("…")).toBe(true);
        },
      ),
    );
  });
});

describe("labels that are moved apart", () => {
  it("stay where they are while they are far enough apart", () => {
    expect(spreadLabels([80, 10, 40], 15, 0, 100)).toEqual([80, 10, 40]);
  });

  it("keep their order, the gap and the limits wherever there is room", () => {
    const many = fc.array(fc.double({ min: -20, max: 320, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(many, (at) => {
        const placed = spreadLabels(at, 15, 0, 300);
        const order = at.map((_, i) => i).sort((a, b) => (at[a] as number) - (at[b] as number));
        const sorted = order.map((i) => placed[i] as number);
        for (let i = 1; i < sorted.length; i++) {
          expect((sorted[i] as number) - (sorted[i - 1] as number)).toBeGreaterThanOrEqual(15 - 1e-9);
        }
        expect(sorted[0]).toBeGreaterThanOrEqual(0);
        expect(sorted.at(-1)).toBeLessThanOrEqual(300);
      }),
    );
  });
});
