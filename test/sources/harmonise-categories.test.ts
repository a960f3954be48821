import { describe, expect, it } from "vitest";
import offenceMap from "../../data/offence-map.json";
import { type Harmonising, OFFENCE_CATEGORIES, UNMAPPED } from "../../src/model/offence-taxonomy.ts";
import { harmOf } from "../../src/sources/harm-weights.ts";
import { harmoniseCategories, listOffences } from "../../src/sources/harmonise-categories.ts";
import { KNOWN_SCHEMAS } from "../../src/sources/known-schemas.ts";
import { openBytes, spellOut } from "./open-bytes.ts";

const CHICAGO = `id,date,block,primary_type,location_description,ward,latitude,longitude
1,2020-06-22,A,THEFT,STREET,4,41.86,-87.61
2,2020-06-22,A,Robbery ,STREET,4,41.86,-87.61
3,2020-06-22,A,THEFT,STREET,4,41.86,-87.61
4,2020-06-22,A,JAYWALKING,STREET,4,41.86,-87.61
`;
const BRITISH = "lng,lat,crime_type\n-0.1,51.5,Robbery\n-0.1,51.5,THEFT\n";

async function categoriesOf(harmonising?: Harmonising) {
  const table = await openBytes({ "c.csv": CHICAGO, "b.csv": BRITISH }, harmonising ? { harmonising } : {});
  return { table, names: spellOut(table).map(({ category }) => category) };
}

describe("offence texts", () => {
  it("of a known publisher abroad become categories, all others stay; the same text may do both", async () => {
    const { names } = await categoriesOf();
    expect(names).toEqual(["Other theft", "Robbery", "Other theft", UNMAPPED, "Robbery", "THEFT"]);
  });

  it("all become categories where that is asked for, and none where none is wanted", async () => {
    expect((await categoriesOf({ scope: "all", edits: {} })).names).toEqual([
      ...["Other theft", "Robbery", "Other theft", UNMAPPED, "Robbery", "Other theft"],
    ]);
    expect((await categoriesOf({ scope: "none", edits: {} })).names).toEqual([
      ...["THEFT", "Robbery", "THEFT", "JAYWALKING", "Robbery", "THEFT"],
    ]);
  });

  it("are what a person says before what the shipped map says", async () => {
    const { names } = await categoriesOf({ scope: "foreign", edits: { jaywalking: "Public order" } });
    expect(names[3]).toBe("Public order");
  });

  it("may be harmonised again, from the files' own texts", async () => {
    const { table } = await categoriesOf();
    const again = harmoniseCategories(table, { scope: "none", edits: {} });
    expect(spellOut(again).map(({ category }) => category)).toEqual([
      ...["THEFT", "Robbery", "THEFT", "JAYWALKING", "Robbery", "THEFT"],
    ]);
    expect(harmoniseCategories(again)).toEqual(table);
  });

  it("are listed with their rows and what they count as", async () => {
    const { table } = await categoriesOf();
    expect(listOffences(table)).toEqual([
      { source: "THEFT", section: "chicago", rows: 2, category: "Other theft" },
      { source: "JAYWALKING", section: "chicago", rows: 1, category: UNMAPPED },
      { source: "Robbery", section: "chicago", rows: 1, category: "Robbery" },
      { source: "Robbery", section: null, rows: 1, category: "Robbery" },
      { source: "THEFT", section: null, rows: 1, category: "THEFT" },
    ]);
  });
});

describe("the shipped offence map", () => {
  it("maps to the taxonomy and nothing else, its texts folded", () => {
    const allowed = new Set<string>([...OFFENCE_CATEGORIES, UNMAPPED]);
    for (const section of Object.values(offenceMap)) {
      for (const [text, category] of Object.entries(section)) {
        expect(allowed).toContain(category);
        expect(text).toBe(text.trim().replace(/\s+/g, " ").toUpperCase());
      }
    }
  });

  it("has a section for every publisher whose offences are to be mapped", () => {
    const wanted = new Set(KNOWN_SCHEMAS.flatMap(({ offences }) => offences ?? []));
    expect([...wanted].sort()).toEqual(Object.keys(offenceMap).sort());
  });
});

describe("harm", () => {
  // Cambridge Crime Harm Index 2026 by data.police.uk category; anti-social behaviour has no official value.
  it("is attached to every category but anti-social behaviour", () => {
    const without = OFFENCE_CATEGORIES.filter((name) => harmOf(name).cchiDays === null);
    expect(without).toEqual(["Anti-social behaviour"]);
    expect(harmOf("Robbery")).toEqual({ cchiDays: 365, onsSeverity: 746 });
    expect(harmOf("Anti-social behaviour")).toEqual({ cchiDays: null, onsSeverity: null });
    expect(harmOf("Jaywalking")).toEqual({ cchiDays: null, onsSeverity: null });
  });
});
