import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { listFiles, readFiles } from "./read-tree.ts";

const LONGEST_FILE = 350;
const VAGUE_NAMES = /^(utils?|helpers?|common|misc)\b|[-.](utils?|helpers?|misc)\b/i;
const MACHINE_PATH = /(?<![\w.@/-])\/(home|Users|work|root|tmp)\/\w|\b[A-Z]:\\Users\\/;

const TEXT = /\.(ts|tsx|mjs|js|json|md|css|html|svg|yml)$/;

const code = readFiles(listFiles("src").filter((path) => /\.(ts|tsx|css)$/.test(path)));
const texts = readFiles(
  listFiles("src", "scripts", "test", "docs", "data", ".ci").filter((path) => TEXT.test(path)),
);

function pathsWhere(
  files: Record<string, string>,
  isWrong: (text: string, path: string) => boolean,
): string[] {
  return Object.entries(files)
    .filter(([path, text]) => isWrong(text, path))
    .map(([path]) => path);
}

describe("every file of the app", () => {
  test(`has at most ${LONGEST_FILE} lines`, () => {
    expect(Object.keys(code).length).toBeGreaterThan(0);
    expect(pathsWhere(code, (text) => text.split("\n").length - 1 > LONGEST_FILE)).toEqual([]);
  });

  test("says in its name what it does", () => {
    expect(pathsWhere(code, (_, path) => VAGUE_NAMES.test(basename(path)))).toEqual([]);
  });

  test("is imported by its own name, not through a barrel", () => {
    expect(pathsWhere(code, (_, path) => /^index\.tsx?$/.test(basename(path)))).toEqual([]);
  });
});

describe("every text of the repository", () => {
  test("names no folder of the machine it was written on", () => {
    expect(pathsWhere(texts, (text) => MACHINE_PATH.test(text))).toEqual([]);
  });
});
