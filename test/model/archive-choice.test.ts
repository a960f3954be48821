import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ArchiveListing,
  countTwice,
  monthsOf,
  offerChoices,
  pickMembers,
} from "../../src/model/archive-choice.ts";
import type { ArchiveMember } from "../../src/model/archive-member.ts";

const ALWAYS = ["0000-00", "9999-99"] as const;

function street(force: string, month: string, kind: ArchiveMember["kind"] = "street"): ArchiveMember {
  return {
    path: `${month}/${month}-${force}-${kind}.csv`,
    force,
    month,
    kind,
    packedBytes: 1,
    unpackedBytes: 9,
  };
}

function table(path: string): ArchiveMember {
  return { path, force: null, month: null, kind: null, packedBytes: 1, unpackedBytes: 9 };
}

function listing(file: number, name: string, ...members: ArchiveMember[]): ArchiveListing {
  return { file, name, members };
}

function labelsOf(...archives: ArchiveListing[]): string[] {
  return offerChoices(archives).map(({ label }) => label);
}

describe("what can be chosen of archives", () => {
  it("is each force, once, with its months of all of them", () => {
    const choices = offerChoices([
      listing(0, "2025.zip", street("south-wales", "2025-12"), street("kent", "2025-12")),
      listing(2, "2026.zip", street("kent", "2026-01")),
    ]);
    expect(choices.map(({ label, members }) => [label, members.map(({ file }) => file)])).toEqual([
      ["Kent", [0, 2]],
      ["South Wales", [0]],
    ]);
    expect(monthsOf(choices)).toEqual(["2025-12", "2026-01"]);
  });

  it("names the archive where two hold the same month of a force, or the same path", () => {
    expect(
      labelsOf(
        listing(0, "a.zip", street("kent", "2026-01"), street("avon-and-somerset", "2026-01")),
        listing(1, "b.zip", street("kent", "2026-01"), street("kent", "2026-02")),
      ),
    ).toEqual(["Avon and Somerset", "Kent (a.zip)", "Kent (b.zip)"]);
    expect(
      labelsOf(
        listing(0, "a.zip", table("crimes.csv")),
        listing(1, "b.zip", table("crimes.csv"), table("x.csv")),
      ),
    ).toEqual(["crimes.csv (a.zip)", "crimes.csv (b.zip)", "x.csv"]);
  });

  it("tells archives of one name apart", () => {
    const same = listing(0, "latest.zip", street("kent", "2026-01"));
    expect(labelsOf(same, { ...same, file: 1 })).toEqual(["Kent (latest.zip)", "Kent (latest.zip, 2)"]);
  });

  it("is street files alone where an archive has them", () => {
    const choices = offerChoices([
      listing(
        0,
        "a.zip",
        street("kent", "2026-01"),
        street("kent", "2026-01", "outcomes"),
        table("notes.csv"),
      ),
      listing(1, "b.zip", table("other.csv")),
    ]);
    expect(choices.map(({ label, members }) => [label, members.length])).toEqual([
      ["Kent", 1],
      ["other.csv", 1],
    ]);
  });

  it("says how many tables are picked twice", () => {
    const choices = offerChoices([
      listing(0, "a.zip", street("kent", "2026-01"), street("kent", "2026-02")),
      listing(1, "b.zip", street("kent", "2026-02"), street("kent", "2026-03")),
    ]);
    const both = new Set(choices.map(({ label }) => label));
    expect(countTwice(pickMembers(choices, both, ...ALWAYS))).toBe(1);
    expect(countTwice(pickMembers(choices, both, "2026-03", "2026-03"))).toBe(0);
    expect(countTwice(pickMembers(choices, new Set(["Kent (a.zip)"]), ...ALWAYS))).toBe(0);
  });

  it("holds every street file once, under labels that differ; one label never holds a file twice", () => {
    const anyMember = fc
      .record({
        force: fc.constantFrom("avon", "kent", "kent-2"),
        month: fc.constantFrom("2026-01", "2026-02"),
      })
      .map(({ force, month }) => street(force, month));
    const anyArchives = fc
      .array(
        fc.record({
          name: fc.constantFrom("a.zip", "b.zip"),
          members: fc.uniqueArray(anyMember, { selector: ({ path }) => path }),
        }),
        { maxLength: 4 },
      )
      .map((archives) => archives.map((archive, file) => ({ ...archive, file })));
    fc.assert(
      fc.property(anyArchives, (archives) => {
        const choices = offerChoices(archives);
        const key = ({ file, path }: { file: number; path: string }) => `${file} ${path}`;
        const all = archives.flatMap(({ file, members }) => members.map(({ path }) => key({ file, path })));
        expect(choices.flatMap(({ members }) => members.map(key)).sort()).toEqual(all.sort());
        expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
        expect(choices.every(({ members }) => countTwice(members) === 0)).toBe(true);
      }),
    );
  });
});
