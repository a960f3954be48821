import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonScanner } from "../../src/sources/json-scanner.ts";

/** The values that the scanner finds in `text`, read in chunks cut at `cuts`, and whether it ended well. */
function scan(text: string, cuts: readonly number[] = []) {
  const values: string[] = [];
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const scanner = new JsonScanner((bytes, start, end) => {
    values.push(decoder.decode(bytes.subarray(start, end)));
  });
  const bytes = new TextEncoder().encode(text);
  let from = 0;
  for (const cut of [...cuts, bytes.length].map((c) => Math.min(c, bytes.length)).sort((a, b) => a - b)) {
    scanner.push(bytes.slice(from, cut));
    from = cut;
  }
  return { values, whole: scanner.end() };
}

const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });
const record = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
const indent = fc.constantFrom(undefined, 1, 2);

describe("records of JSON are found as they were written, wherever chunks break", () => {
  it("in a list", () => {
    fc.assert(
      fc.property(fc.array(record), indent, cuts, (records, space, at) => {
        const { values, whole } = scan(JSON.stringify(records, null, space), at);
        expect(values.map((value) => JSON.parse(value))).toEqual(plain(records));
        expect(whole).toBe(true);
      }),
    );
  });

  it("in a list that an object holds, among other members", () => {
    const name = fc.constantFrom("features", "data", "results", "records", "rows", "items");
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), name, indent, cuts, (records, list, space, at) => {
        const text = JSON.stringify(
          { type: "x", crs: { type: "name", data: {} }, [list]: records, after: [{ a: 1 }] },
          null,
          space,
        );
        const { values, whole } = scan(text, at);
        expect(values.map((value) => JSON.parse(value))).toEqual(plain(records));
        expect(whole).toBe(true);
      }),
    );
  });

  it.each(["\n", "\r\n", "\n\u001e", " ", ""])("one after the other, with %j between", (between) => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), cuts, (records, at) => {
        const { values, whole } = scan(records.map((one) => JSON.stringify(one)).join(between), at);
        // One record alone may be an object that holds the list; property names of fast-check are no such names.
        expect(values.map((value) => JSON.parse(value))).toEqual(plain(records));
        expect(whole).toBe(true);
      }),
    );
  });
});

describe("damaged JSON", () => {
  it("that stands one record to a line loses the broken lines alone", () => {
    expect(scan('{"a":1}\n{"b":"x\n{"c":[{"d":1\n{"e":2}\n').values).toEqual([
      '{"a":1}',
      '{"b":"x',
      '{"c":[{"d":1',
      '{"e":2}',
    ]);
  });

  it("of one record to a line may break off: the last line is then a value that is none", () => {
    expect(scan('{"a":1}\n{"b":')).toEqual({ values: ['{"a":1}', '{"b":'], whole: true });
  });

  it.each(['[{"a":1},{"b"', '[{"a":1},', '{"features":[{"a":1}]', '{"a":', '["x'])(
    "that breaks off, %s, does not end well",
    (text) => {
      expect(scan(text).whole).toBe(false);
    },
  );

  it("gives what is no record in a list as a value, so that nothing is lost unseen", () => {
    expect(scan('[{"a":1}, null, 3,"x",[1]]').values).toEqual(['{"a":1}', "null", "3", '"x"', "[1]"]);
    expect(scan('{"a":1}\n12\n}').values).toEqual(['{"a":1}', "12", "}"]);
  });

  it("finds the same values wherever chunks break, whatever the bytes", () => {
    const unit = fc.constantFrom(...'{}[]",:\\\n a1', '"features":[', '{"a":1}', '{"features":[{');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), cuts, (text, at) => {
        expect(scan(text, at)).toEqual(scan(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
