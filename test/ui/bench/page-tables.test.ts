import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const SOURCE = fileURLToPath(new URL("../../../src/", import.meta.url));
const read = (path: string) => readFileSync(join(SOURCE, path), "utf8");

const uiFiles = readdirSync(join(SOURCE, "ui"), { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: read(join("ui", path)) }));

/** Functions that name or print the tables of the terminal, with what their files say between their braces. */
const NAMING = [
  ["model/where-tables.ts", "tabulateWhere"],
  ["model/count-tables.ts", "tabulateCounts"],
  ["model/when-tables.ts", "tabulateWhen"],
  ["model/event-tables.ts", "tabulateEvents"],
  ["model/expectation-tables.ts", "tabulateExpectation"],
  ["model/back-test-tables.ts", "tabulateBackTest"],
  ["cli/answers.ts", "tabulateAllWhere"],
  ["cli/weigh.ts", "formatWeighing"],
] as const;

function bodyOf(path: string, name: string): string {
  const text = read(path);
  const start = text.indexOf(`function ${name}(`);
  expect(start, `${name} in ${path}`).toBeGreaterThanOrEqual(0);
  return text.slice(start, text.indexOf("\n}\n", start));
}

describe("the tables of the pages", () => {
  const named = NAMING.map(([path, name]) => bodyOf(path, name)).join("\n");
  /** The crowd clock is worked out from what is entered on the page, and the terminal has no crowd clock. */
  const OF_ENTRIES = new Set(["tabulateCrowd"]);
  const used = new Set(uiFiles.flatMap(({ text }) => text.match(/\btabulate[A-Z]\w*/g) ?? []));

  test("are each built by a function whose table the terminal has a name for", () => {
    expect(used.size).toBeGreaterThan(15);
    for (const name of [...used].filter((each) => !OF_ENTRIES.has(each)))
      expect(named, name).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test("are built nowhere in the pages themselves", () => {
    for (const { path, text } of uiFiles) expect(text, path).not.toMatch(/\bcolumns: \[[^\]]/);
  });
});
