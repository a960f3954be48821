import fc from "fast-check";
import { expect, it } from "vitest";
import { IdIndex } from "../../src/sources/id-index.ts";

const encoder = new TextEncoder();

it("counts as many repeats as a set of strings does, publishers apart", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "B", "0", "1", "-"), minLength: 1, maxLength: 6 });
  const id = fc.tuple(
    text.filter((written) => written !== "-"),
    fc.nat(1),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 300 }), (ids) => {
      const index = new IdIndex();
      for (const [written, salt] of ids) {
        const bytes = encoder.encode(` ${written} `);
        index.add(bytes, 0, bytes.length, salt);
      }
      const distinct = new Set(ids.map((pair) => pair.join()));
      expect({ rows: index.rows, repeated: index.repeated }).toEqual({
        rows: ids.length,
        repeated: ids.length - distinct.size,
      });
    }),
  );
});

it("tells two hundred thousand identifiers apart, and each that comes again", () => {
  const index = new IdIndex();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 200_000; i++) {
      const bytes = encoder.encode(`HZ${i}`);
      index.add(bytes, 0, bytes.length, 0);
    }
    expect(index.repeated).toBe(round * 200_000);
  }
});
