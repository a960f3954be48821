import { describe, expect, test } from "vitest";
import { isInstalledAsLocked, lockMatchesManifest, packagesLeftOut } from "../../scripts/lock-file.mjs";

const LOCK = {
  packages: {
    "": { dependencies: { hexes: "1.0.0" }, devDependencies: { linter: "2.0.0" } },
    "node_modules/hexes": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/linter": {
      version: "2.0.0",
      integrity: "sha512-b",
      optionalDependencies: { "@linter/linux": "2.0.0", "@linter/windows": "2.0.0" },
    },
    "node_modules/linter/node_modules/@linter/linux": {
      version: "2.0.0",
      integrity: "sha512-c",
      optional: true,
    },
    "node_modules/@linter/windows": { version: "2.0.0", integrity: "sha512-d", optional: true },
  },
};

function without(path: string, from = LOCK.packages): Record<string, object> {
  return Object.fromEntries(Object.entries(from).filter(([other]) => other !== path));
}

describe("lockMatchesManifest", () => {
  test("holds for the manifest the lock was made from", () => {
    const manifest = { devDependencies: { linter: "2.0.0" }, dependencies: { hexes: "1.0.0" } };
    expect(lockMatchesManifest(LOCK, manifest)).toBe(true);
  });

  test.each([
    ["asks for another version", { dependencies: { hexes: "1.0.1" }, devDependencies: { linter: "2.0.0" } }],
    [
      "asks for one more package",
      { dependencies: { hexes: "1.0.0", maps: "1.0.0" }, devDependencies: { linter: "2.0.0" } },
    ],
    ["asks for one fewer", { dependencies: { hexes: "1.0.0" } }],
  ])("does not hold where the manifest %s", (_how, manifest) => {
    expect(lockMatchesManifest(LOCK, manifest)).toBe(false);
  });
});

describe("packagesLeftOut", () => {
  test("finds none in a whole lock, nested packages included", () => {
    expect(packagesLeftOut(LOCK)).toEqual([]);
  });

  test("names an optional package that the lock does not hold", () => {
    expect(packagesLeftOut({ packages: without("node_modules/@linter/windows") })).toEqual([
      "@linter/windows",
    ]);
  });
});

describe("isInstalledAsLocked", () => {
  test("holds where optional packages for other systems are absent", () => {
    const installed = {
      packages: without("", without("node_modules/@linter/windows") as typeof LOCK.packages),
    };
    expect(isInstalledAsLocked(installed, LOCK)).toBe(true);
  });

  test("does not hold where a package is missing", () => {
    expect(isInstalledAsLocked({ packages: without("node_modules/hexes") }, LOCK)).toBe(false);
  });

  test("does not hold where a package is of another version or content", () => {
    const other = { version: "1.0.0", integrity: "sha512-other" };
    const installed = { packages: { ...without(""), "node_modules/hexes": other } };
    expect(isInstalledAsLocked(installed, LOCK)).toBe(false);
  });

  test("does not hold where a package is installed that the lock does not know", () => {
    const installed = { packages: { ...without(""), "node_modules/stray": { version: "1.0.0" } } };
    expect(isInstalledAsLocked(installed, LOCK)).toBe(false);
  });
});
