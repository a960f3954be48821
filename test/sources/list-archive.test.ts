import { existsSync, openAsBlob } from "node:fs";
import { describe, expect, it } from "vitest";
import { listArchive } from "../../src/sources/list-archive.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import { spellOut } from "./open-bytes.ts";
import { zipOf } from "./zip-bytes.ts";

const HEADER = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,Crime type";
const FORCES = ["merseyside", "south-wales"];
const MONTHS = ["2026-01", "2026-02", "2026-03"];

/** The end of a zip file is looked for in its last 64 kilobytes, as a comment may follow it (APPNOTE 4.3.16). */
const LONGEST_COMMENT = 1 << 16;

/** An archive in the layout of data.police.uk whose members do not pack well. */
function policeArchive(rows: number): Promise<Uint8Array<ArrayBuffer>> {
  const members: Record<string, string> = {};
  let seed = 7;
  for (const month of MONTHS) {
    for (const force of FORCES) {
      const lines = Array.from({ length: rows }, () => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        return `${seed.toString(36)},${month},F,F,-3.${seed % 1_000_000},51.${seed % 999_983},On or near Pier,${force}`;
      });
      members[`${month}/${month}-${force}-street.csv`] = [HEADER, ...lines].join("\n");
      members[`${month}/${month}-${force}-outcomes.csv`] =
        "Crime ID,Month,Falls within,Outcome type\n1,2,F,x\n";
    }
  }
  members["readme.txt"] = "Read me";
  return zipOf(members);
}

describe("the list of an archive", () => {
  it("names force, month and kind of each table", async () => {
    const members = await listArchive({ name: "a.zip", blob: new Blob([await policeArchive(3)]) });
    expect(members).toHaveLength(12);
    expect(members[0]).toMatchObject({ month: "2026-01", force: "merseyside", kind: "outcomes" });
    expect(members[3]).toMatchObject({
      path: "2026-01/2026-01-south-wales-street.csv",
      month: "2026-01",
      force: "south-wales",
      kind: "street",
    });
    expect(members.every((member) => member.unpackedBytes > 0 && member.packedBytes > 0)).toBe(true);
  });

  it("has tables of other layouts without force and month, and nothing that is no table", async () => {
    const archive = await zipOf({
      "x/a.geojson": "{}",
      "b-street.csv": "",
      "c.txt": "",
      "__MACOSX/._a.csv": "",
    });
    const members = await listArchive({ name: "a.zip", blob: new Blob([archive]) });
    expect(members.map(({ path, force, month, kind }) => [path, force, month, kind])).toEqual([
      ["b-street.csv", null, null, null],
      ["x/a.geojson", null, null, null],
    ]);
  });

  it("of half an archive is refused", async () => {
    const archive = await policeArchive(3);
    const half = { name: "a.zip", blob: new Blob([archive.slice(0, 900)]) };
    await expect(listArchive(half)).rejects.toThrow(/half-written zip archive/);
  });
});

describe("members of an archive that are chosen", () => {
  const march = (path: string) => /2026-03-south-wales-street/.test(path);

  it("are read alone; the others are accounted for in one line", async () => {
    const blob = new Blob([await policeArchive(40)]);
    const table = await openFiles([{ name: "a.zip", blob }], { members: march });
    expect(table.rowCount).toBe(40);
    expect(table.categories).toEqual(["south-wales"]);
    expect(table.files.map(({ name, format }) => [name, format])).toEqual([
      ["a.zip › 2026-03/2026-03-south-wales-street.csv", "data.police.uk CSV"],
      ["a.zip › readme.txt", "skipped: not a table"],
      ["a.zip › 11 more", "skipped: not chosen"],
    ]);
  });

  it("are none: that is refused", async () => {
    const blob = new Blob([await policeArchive(3)]);
    await expect(openFiles([{ name: "a.zip", blob }], { members: () => false })).rejects.toThrow(
      /No file of "a.zip" was chosen/,
    );
  });

  it("cost the bytes of the directory and their own, no others", async () => {
    const archive = await policeArchive(2000);
    const counted = countedBlob(new Blob([archive]));
    const members = await listArchive({ name: "a.zip", blob: counted.blob });
    const directory = counted.bytes();
    expect(directory).toBeLessThan(LONGEST_COMMENT + 4096);
    const packed = members.find(({ path }) => march(path))?.packedBytes ?? 0;
    await openFiles([{ name: "a.zip", blob: counted.blob }], { members: march });
    expect(counted.bytes() - 2 * directory).toBeLessThan(packed + 8192);
    expect(members.reduce((sum, member) => sum + member.packedBytes, 0)).toBeGreaterThan(5 * packed);
  });

  it("are found in an archive of three gigabytes by reading less than 200 kilobytes", async () => {
    const counted = countedBlob(withGap(await policeArchive(20), 3_000_000_000));
    expect(counted.blob.size).toBeGreaterThan(3_000_000_000);
    const listed = await listArchive({ name: "large.zip", blob: counted.blob });
    expect(listed).toHaveLength(12);
    const table = await openFiles([{ name: "large.zip", blob: counted.blob }], { members: march });
    expect(spellOut(table)).toHaveLength(20);
    expect(counted.bytes()).toBeLessThan(3 * LONGEST_COMMENT);
  });
});

const REAL = new URL("../../../shared/crime-data/police-uk-2018-10_2019-02.zip", import.meta.url);

describe.skipIf(!existsSync(REAL))(
  "the archive police-uk-2018-10_2019-02.zip of ../shared/crime-data",
  () => {
    it("is listed by force and month, and read for one of each", async () => {
      const archive = { name: "police.zip", blob: await openAsBlob(REAL) };
      const members = await listArchive(archive);
      expect(new Set(members.map(({ force }) => force))).toEqual(
        new Set(["btp", "city-of-london", "merseyside", "south-wales"]),
      );
      expect(new Set(members.map(({ month }) => month)).size).toBe(5);
      const table = await openFiles([archive], { members: (path) => path.includes("2019-02-south-wales") });
      expect(table.rowCount).toBe(11_033);
    });
  },
);

/** The same blob, counting the bytes that are cut from it to be read. */
function countedBlob(blob: Blob) {
  let bytes = 0;
  const counting = new Proxy(blob, {
    get(target, key) {
      if (key === "slice") {
        return (start = 0, end = target.size) => {
          const part = target.slice(start, end);
          bytes += part.size;
          return part;
        };
      }
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]): unknown => {
        bytes += target.size;
        return value.apply(target, given);
      };
    },
  });
  return { blob: counting, bytes: () => bytes };
}

/** An archive with so many bytes of nothing between its second member and the third. */
function withGap(archive: Uint8Array<ArrayBuffer>, gap: number): Blob {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  const directory = view.getUint32(end + 16, true);
  const offsets: number[] = [];
  for (let at = directory; at < end; ) {
    offsets.push(at + 42);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const cut = view.getUint32(offsets[2] as number, true);
  for (const at of offsets.slice(2)) view.setUint32(at, view.getUint32(at, true) + gap, true);
  view.setUint32(end + 16, directory + gap, true);
  return new SparseBlob(bytes.slice(0, cut), gap, bytes.slice(cut));
}

/** Bytes before and after a gap of zeros that takes no memory. */
class SparseBlob extends Blob {
  readonly #head: Uint8Array<ArrayBuffer>;
  readonly #gap: number;
  readonly #tail: Uint8Array<ArrayBuffer>;

  constructor(head: Uint8Array<ArrayBuffer>, gap: number, tail: Uint8Array<ArrayBuffer>) {
    super([]);
    this.#head = head;
    this.#gap = gap;
    this.#tail = tail;
  }

  override get size(): number {
    return this.#head.length + this.#gap + this.#tail.length;
  }

  override slice(start = 0, end = this.size): Blob {
    const after = this.#head.length + this.#gap;
    const zeros = Math.max(0, Math.min(end, after) - Math.max(start, this.#head.length));
    return new Blob([
      this.#head.slice(start, Math.max(start, end)),
      new Uint8Array(zeros),
      this.#tail.slice(Math.max(0, start - after), Math.max(0, end - after)),
    ]);
  }
}
