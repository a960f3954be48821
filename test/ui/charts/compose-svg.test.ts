import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { stateProvenance } from "../../../src/model/provenance.ts";
import { composeSvg, wrapText } from "../../../src/ui/charts/compose-svg.ts";
import { statePicture } from "../../../src/ui/charts/state-chart.ts";
import { estimateTextWidth } from "../../../src/ui/charts/text-width.ts";

const drawing = {
  markup: '<svg width="500" height="120"><rect width="10" height="10"/></svg>',
  width: 500,
  height: 120,
};
const colours = { background: "#142031", ink: "#e6edf5", soft: "#93a4b6", badge: "#ffb454" };
const words = { title: "Recorded by month", reading: "Most in May.", foot: ["Counts."], badge: null };

/** The texts of a well-formed document; throws where it is not. */
function readTexts(svg: string): string[] {
  const texts: string[] = [];
  let current = "";
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (text) => {
    current += text;
  });
  parser.on("closetag", (tag) => {
    if (tag.name === "text") texts.push(current.trim());
    current = "";
  });
  parser.write(svg).close();
  return texts;
}

describe("an exported picture", () => {
  it("says title, reading and foot around the drawing, on its background", () => {
    const { svg, width, height } = composeSvg(drawing, words, colours);
    expect(readTexts(svg)).toEqual(["Recorded by month", "Most in May.", "Counts."]);
    expect(svg).toContain(drawing.markup);
    expect(svg).toContain(`<rect width="${width}" height="${height}" fill="#142031"/>`);
    expect(height).toBeGreaterThan(drawing.height);
  });

  it("says that data is simulated", () => {
    expect(readTexts(composeSvg(drawing, { ...words, badge: "Simulated data" }, colours).svg)).toContain(
      "Simulated data",
    );
  });

  it("is well-formed XML that says the same, whatever its words are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const { svg } = composeSvg(drawing, { ...words, title: `A ${text}`, reading: text }, colours);
        expect(readTexts(svg).length).toBeGreaterThan(0);
      }),
    );
    expect(readTexts(composeSvg(drawing, { ...words, title: `<b> & "c"` }, colours).svg)[0]).toBe(
      '<b> & "c"',
    );
  });

  it("grows with its words, which stay within it", () => {
    const long = "Recorded crime is what was reported and written down. ".repeat(12);
    const picture = composeSvg(drawing, { ...words, foot: [long] }, colours);
    expect(picture.height).toBeGreaterThan(composeSvg(drawing, words, colours).height);
    for (const line of wrapText(long, 500, 11)) expect(estimateTextWidth(line, 11)).toBeLessThanOrEqual(500);
  });
});

it("breaks lines between words and loses none", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 40 }), (list) => {
      expect(wrapText(list.join("  "), 160, 11).join(" ")).toBe(list.join(" "));
    }),
  );
});

describe("what a saved chart says of itself", () => {
  const note = {
    method: "Gi*",
    source: "Ord & Getis (1995)",
    version: 1,
    span: { first: 675, last: 686 },
    n: { rows: 10 },
    parameters: {},
    cautions: ["Twelve nights are few."],
  };

  it("is each method, its data span and whether the data is simulated", () => {
    expect(stateProvenance({ badge: "Simulated data", notes: [note] })).toEqual([
      { name: "Method", value: "Gi* (version 1)" },
      { name: "Data span", value: "Apr 2026 – Mar 2027" },
      { name: "Data", value: "Simulated data" },
    ]);
    expect(stateProvenance({ badge: null, notes: [] }).at(-1)?.value).toBe("Recorded data");
  });

  it("is every caution too, below a picture, and the same method once", () => {
    const table = { columns: [], rows: [] };
    const picture = statePicture({ title: "t", reading: "r", badge: null, notes: [note, note], table });
    expect(picture.foot).toEqual([
      "Gi*. Ord & Getis (1995). Data: Apr 2026 – Mar 2027.",
      "Twelve nights are few.",
    ]);
  });
});
