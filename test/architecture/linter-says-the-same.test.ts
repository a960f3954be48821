import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findViolations, type Sources } from "./find-violations.ts";
import { GLOBAL_ROOMS, PACKAGE_ROOMS, ROOMS, type Room } from "./house.ts";
import { REPOSITORY } from "./read-tree.ts";

const BIOME = join(REPOSITORY, "node_modules/@biomejs/biome/bin/biome");

/** Runs the repository's own linter rules over sources in a folder of their own; `path:line` of all that is refused. */
function lint(sources: Sources, ...rules: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "muster-linter-"));
  try {
    for (const name of ["biome.json", "biome.import-law.json", ".gitignore"]) {
      cpSync(join(REPOSITORY, name), join(folder, name));
    }
    for (const [path, source] of Object.entries(sources)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    const options = [...rules.map((rule) => `--only=${rule}`), "--reporter=github", "--max-diagnostics=none"];
    const run = spawnSync(process.execPath, [BIOME, "lint", ...options, "."], {
      cwd: folder,
      encoding: "utf8",
    });
    const found = [...run.stdout.matchAll(/title=lint\/[^,]*,file=(.*?),line=(\d+)/g)];
    return found.map(([, path = "", line]) => `${path.slice(path.search(/src\//))}:${line}`).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where files of a room stand: at its top, and one folder down where the room is a folder. */
function placesIn(room: Room): string[] {
  return room.includes(".") ? [`src/${room}`] : [`src/${room}/planted.ts`, `src/${room}/deeper/planted.ts`];
}

function specifierFrom(path: string, target: Room): string {
  const toSource = "../".repeat(path.split("/").length - 2) || "./";
  if (target === "data") return `${toSource}../data/target.json`;
  if (target.includes(".")) return `${toSource}${target}`;
  return `${toSource}${target}/${target === "engine" ? "client" : "target"}.ts`;
}

/** One line for every arrow, package and global there is. */
function plant(path: string, room: Room): string {
  const targets = ROOMS.filter((target) => target !== room).map((target) => specifierFrom(path, target));
  const packages = PACKAGE_ROOMS.flatMap((row) => row.packages).map((name) => name.replace("*", "core"));
  const specifiers = [
    ...targets,
    "../../scripts/start.mjs",
    ...packages,
    ...packages.map((name) => `${name}/deeper`),
  ];
  const globals = GLOBAL_ROOMS.flatMap((row) => row.names);
  return [
    ...specifiers.map((specifier) => `import "${specifier}";`),
    ...globals.map((name, i) => `export const planted${i} = ${name};`),
  ].join("\n");
}

describe("the linter", () => {
  const places = ROOMS.filter((room) => room !== "data").flatMap((room) =>
    placesIn(room).map((path) => ({ path, source: plant(path, room) })),
  );
  const refused = lint(
    Object.fromEntries(places.map(({ path, source }) => [path, source])),
    "style/noRestrictedImports",
    "style/noRestrictedGlobals",
  );

  test.each(places)("refuses in $path what the import law refuses, and nothing else", ({ path, source }) => {
    const law = findViolations({ [path]: source }).map((violation) => violation.split(" ")[0]);
    expect(refused.filter((place) => place.startsWith(`${path}:`))).toEqual(law.sort());
    expect(law.length).toBeGreaterThan(0);
  });

  test("refuses a circle of type imports", () => {
    const sources = {
      "src/model/a.ts": `import type { B } from "./b.ts";\nexport type A = B;\n`,
      "src/model/b.ts": `import type { A } from "./a.ts";\nexport type B = A;\n`,
    };
    expect(lint(sources, "suspicious/noImportCycles")).toEqual(["src/model/a.ts:1", "src/model/b.ts:1"]);
  });
});
