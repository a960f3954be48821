import { beforeAll, describe, expect, it } from "vitest";
import type { NamedBlob } from "../../src/engine/engine-calls.ts";
import { offerChoices, pickMembers } from "../../src/model/archive-choice.ts";
import { zipOf } from "../sources/zip-bytes.ts";
import { makeApp, rowsAround } from "./make-app.ts";

const HEADER = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,Crime type";
/** Of two archives with this much neither is large, both together are. Nobody reads it. */
const FILLER = new Uint8Array(60e6);

let archives: [NamedBlob, NamedBlob];

beforeAll(async () => {
  archives = [
    await archive("2025.zip", { "2025-12": 5, "2026-01": 7 }),
    await archive("2026.zip", { "2026-01": 7, "2026-02": 11 }),
  ];
}, 60_000);

async function archive(name: string, kent: Record<string, number>): Promise<NamedBlob> {
  const members = Object.entries(kent).map(([month, rows]) => {
    const row = `,${month},Kent,Kent,-0.2796,51.556,On or near Olympic Way,Robbery`;
    return [`${month}/${month}-kent-street.csv`, [HEADER, ...Array(rows).fill(row)].join("\n")];
  });
  const filler = [`2024-01/2024-01-avon-street.csv`, FILLER];
  return { name, blob: new Blob([await zipOf(Object.fromEntries([...members, filler]))]) };
}

/** Opens the archives and picks what is under these labels. */
async function choose(labels: readonly string[], files: readonly NamedBlob[]) {
  const { store, actions } = makeApp();
  await actions.openFiles(files);
  const choices = offerChoices(store.getState().archives?.listings ?? []);
  const picked = pickMembers(choices, new Set(labels), "2025-01", "2026-12");
  await actions.openMembers(picked);
  const { data, archives: waiting } = store.getState();
  expect(waiting).toBeNull();
  return {
    offered: choices.map(({ label }) => label),
    read: data.kind === "open" ? data.summary.files.filter(({ rowsRead }) => rowsRead > 0) : [],
  };
}

describe("several archives that are large together", () => {
  it("wait for one choice over all of them, and are read by it", async () => {
    const { offered, read } = await choose(["Kent (2026.zip)"], archives);
    expect(offered).toEqual(["Avon (2025.zip)", "Avon (2026.zip)", "Kent (2025.zip)", "Kent (2026.zip)"]);
    expect(read.map(({ name, rowsKept }) => [name, rowsKept])).toEqual([
      ["2026.zip › 2026-01/2026-01-kent-street.csv", 7],
      ["2026.zip › 2026-02/2026-02-kent-street.csv", 11],
    ]);
  });

  it("are each read by its own choice, and a file beside them whole", async () => {
    const { read } = await choose(
      ["Kent (2025.zip)", "Kent (2026.zip)"],
      [archives[0], rowsAround(51.556, -0.2796, 3), archives[1]],
    );
    expect(read.map(({ rowsKept }) => rowsKept)).toEqual([5, 7, 3, 7, 11]);
  });

  it("are not opened where nothing is chosen", async () => {
    const { store, actions } = makeApp();
    await actions.openFiles(archives);
    actions.dismissChoice();
    expect(store.getState()).toMatchObject({ archives: null, data: { kind: "none" } });
  });

  it("with a damaged one beside them are refused by its name once they are read", async () => {
    const { store, actions } = makeApp();
    const damaged = { name: "half.zip", blob: archives[0].blob.slice(0, 900) };
    await actions.openFiles([...archives, damaged]);
    const choices = offerChoices(store.getState().archives?.listings ?? []);
    await actions.openMembers(pickMembers(choices, new Set(["Kent (2025.zip)"]), "2025-01", "2026-12"));
    expect(store.getState().data.kind).toBe("none");
    expect(store.getState().problem?.what).toContain("half.zip");
  });
});

describe("what was chosen of files whose columns nobody could guess", () => {
  it("is still chosen once the columns are pointed out", async () => {
    const text = (rows: number) => `e,n\n${"519220,185660\n".repeat(rows)}`;
    const blob = new Blob([
      await zipOf({ "a.csv": text(2), "b.csv": text(3), "big.csv": new Uint8Array(110e6) }),
    ]);
    const { store, actions } = makeApp();
    await actions.openFiles([{ name: "grid.zip", blob }]);
    const choices = offerChoices(store.getState().archives?.listings ?? []);
    await actions.openMembers(pickMembers(choices, new Set(["b.csv"]), "", ""));
    const { headerKey } = store.getState().mappingRequest?.request ?? {};
    const position = { kind: "grid", easting: "e", northing: "n", crs: "EPSG:27700" } as const;
    await actions.acceptMapping({
      headerKey: headerKey ?? "",
      mapping: { position, time: null, category: null, place: null, id: null },
    });
    const { data } = store.getState();
    expect(data.kind === "open" && data.summary.rowCount).toBe(3);
  }, 60_000);
});
