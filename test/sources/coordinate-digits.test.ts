import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { degreesOfText, MISSING, readDegrees } from "../../src/sources/coordinate-digits.ts";

describe("coordinates from bytes", () => {
  it("are what Number reads, to the nearest 10⁻⁷ degree", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.nat({ max: 12 }),
        (degrees, decimals) => {
          const text = degrees.toFixed(decimals);
          expect(Math.abs(read(text) - Number(text) * 1e7)).toBeLessThanOrEqual(0.5 + 1e-6);
        },
      ),
    );
  });

  it("are exact where the file has seven decimals or fewer", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), (units) => {
        const sign = units < 0 ? "-" : "";
        const digits = String(Math.abs(units)).padStart(8, "0");
        expect(read(`${sign}${digits.slice(0, -7)}.${digits.slice(-7)}`)).toBe(units);
      }),
    );
  });

  it.each([
    [" -0.5 ", -5_000_000],
    ["+51", 510_000_000],
    [".25", 2_500_000],
    ["-3.", -30_000_000],
    ["5.15e1", 515_000_000],
    ["1E-7", 1],
    ["\u22120.1", -1_000_000],
    ["51,5", 515_000_000],
    ["0.00000005", 1],
    ["-0.00000004", 0],
    ["000000000000000000051.5", 515_000_000],
  ])("reads %j", (text, units) => expect(read(text)).toBe(units));

  it.each(["", "  ", "NA", "n/a", "NaN", "null", "-", "\u2014"])("takes %j for missing", (text) => {
    expect(read(text)).toBe(MISSING);
  });

  it.each(["51.5N", "1.2.3", "--1", "0x10", "Infinity", "1,234,567", "north"])(
    "takes %j for no number",
    (text) => {
      expect(read(text)).toBeNaN();
    },
  );

  it("reads text as it reads bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.-+e ,") }), (text) => {
        expect(read(text)).toEqual(degreesOfText(text));
      }),
    );
  });
});

function read(text: string): number {
  const bytes = new TextEncoder().encode(`x${text}9`);
  return readDegrees(bytes, 1, bytes.length - 1);
}
