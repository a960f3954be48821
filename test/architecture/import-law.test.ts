import { describe, expect, test } from "vitest";
import { findViolations, type Sources } from "./find-violations.ts";
import { EXCEPTIONS, MAY_IMPORT, ROOMS, type Room } from "./house.ts";
import { readSource } from "./read-source.ts";
import { listFiles, readFiles } from "./read-tree.ts";

describe("the house", () => {
  const sources = readFiles(listFiles("src", "data").filter((path) => /\.tsx?$/.test(path)));

  test("keeps the import law", () => {
    expect(Object.keys(sources).length).toBeGreaterThan(0);
    expect(findViolations(sources)).toEqual([]);
  });

  test.each(EXCEPTIONS)("still needs the exception for $specifier", ({ file, specifier }) => {
    const { dependencies } = readSource(file, sources[file] ?? "");
    expect(dependencies.map((dependency) => dependency.specifier)).toContain(specifier);
  });

  test("is built so that no room can reach itself again", () => {
    const reach = (room: Room): Room[] => MAY_IMPORT[room].flatMap((next) => [next, ...reach(next)]);
    expect(ROOMS.filter((room) => reach(room).includes(room))).toEqual([]);
  });
});

/** What the law says of one planted line. */
function violationsOf(path: string, line: string, others: Sources = {}): string[] {
  return findViolations({ ...others, [path]: line });
}

describe("an arrow between rooms", () => {
  test.each([
    ["src/model/units.ts", "../plan/history.ts", "model may not import plan"],
    ["src/analysis/demand.ts", "../deploy/greedy-exchange.ts", "analysis may not import deploy"],
    ["src/plan/history.ts", "../engine/client.ts", "plan may not import engine"],
    ["src/engine/engine.ts", "../plan/history.ts", "engine may not import plan"],
    ["src/app/store.ts", "../analysis/demand.ts", "app may not import analysis"],
    ["src/map/layers.ts", "../ui/panel.tsx", "map may not import ui"],
    ["src/map/layers.ts", "../engine/client.ts", "map may not import engine"],
    ["src/ui/panel.tsx", "../plan/history.ts", "ui may not import plan"],
    ["src/ui/explore/panel.tsx", "../../deploy/cover-problem.ts", "ui may not import deploy"],
    ["src/ui/panel.tsx", "../../data/venues.json", "ui may not import data"],
    ["src/main.tsx", "./engine/client.ts", "main.tsx may not import engine"],
    ["src/cli.ts", "./app/store.ts", "cli.ts may not import app"],
    ["src/app/store.ts", "../cli.ts", "app may not import cli.ts"],
    ["data/generate-demonstration.ts", "../src/engine/engine.ts", "data may not import engine"],
  ])("from %s to %s is refused", (path, specifier, complaint) => {
    expect(violationsOf(path, `import { x } from "${specifier}";`)).toEqual([
      `${path}:1 ${complaint} (${specifier})`,
    ]);
  });

  test.each([
    ["src/engine/engine.ts", "../deploy/greedy-exchange.ts"],
    ["src/engine/engine.ts", "./service.ts"],
    ["src/app/store.ts", "../../data/demonstration.parquet?url"],
    ["src/ui/plan/panel.tsx", "../explore/panel.tsx"],
    ["src/ui/explore/panel.tsx", "../plan/panel.tsx"],
    ["src/main.tsx", "./ui/page.tsx"],
    ["src/cli.ts", "./engine/engine.ts"],
    ["src/sources/police-uk.ts", "../../data/venues.json"],
  ])("from %s to %s is allowed", (path, specifier) => {
    expect(violationsOf(path, `import { x } from "${specifier}";`)).toEqual([]);
  });

  test.each([
    ["a type import", `import type { X } from "../deploy/x.ts";`],
    ["an import for its effect", `import "../deploy/x.ts";`],
    ["a named re-export", `export { x } from "../deploy/x.ts";`],
    ["a whole re-export", `export * from "../deploy/x.ts";`],
    ["a type re-export", `export type { X } from "../deploy/x.ts";`],
    ["a dynamic import", `const x = await import("../deploy/x.ts");`],
    ["a dynamic import of a plain template", "const x = await import(`../deploy/x.ts`);"],
    ["an import type", `type X = import("../deploy/x.ts").X;`],
    ["a module address", `const x = new URL("../deploy/x.ts", import.meta.url);`],
    ["a worker", `new Worker(new URL("../deploy/x.ts", import.meta.url), { type: "module" });`],
    ["a require", `const x = require("../deploy/x.ts");`],
  ])("is seen in %s", (_kind, line) => {
    expect(violationsOf("src/analysis/demand.ts", line)).toEqual([
      "src/analysis/demand.ts:1 analysis may not import deploy (../deploy/x.ts)",
    ]);
  });

  test("is not seen in comments, strings and type arguments", () => {
    const source = `
      // import { x } from "../deploy/x.ts";
      /* export * from "../deploy/x.ts"; */
      const text = 'import { x } from "../deploy/x.ts"';
      const template = \`import("../deploy/x.ts")\`;
      const address = new URL("../deploy/x.ts", "https://example.org");
    `;
    expect(violationsOf("src/analysis/demand.ts", source)).toEqual([]);
  });

  test("names the line it stands on", () => {
    const source = `import { a } from "./a.ts";\n\nimport { x } from "../deploy/x.ts";\n`;
    expect(violationsOf("src/analysis/demand.ts", source)).toEqual([
      "src/analysis/demand.ts:3 analysis may not import deploy (../deploy/x.ts)",
    ]);
  });

  test.each(["await import(name);", `await import("./" + name);`, `import.meta.glob("./*.ts");`])(
    "may not hide in %s",
    (line) => {
      expect(violationsOf("src/analysis/demand.ts", line)).toEqual([
        "src/analysis/demand.ts:1 names a module that only running it would tell: write the path out",
      ]);
    },
  );

  test.each([
    "../../scripts/start.mjs",
    "../../test/fixture.ts",
    "/src/deploy/x.ts",
    "https://example.org/x.js",
  ])("may not leave the house for %s", (specifier) => {
    expect(violationsOf("src/app/store.ts", `import "${specifier}";`)).toEqual([
      `src/app/store.ts:1 imports from outside the house (${specifier})`,
    ]);
  });

  test("may not start in a folder the house does not know", () => {
    expect(violationsOf("src/shared/x.ts", "export const x = 1;")).toEqual([
      "src/shared/x.ts:1 stands in no room of the house",
    ]);
  });
});

describe("the engine's door", () => {
  test("lets the app in through the client", () => {
    expect(violationsOf("src/app/store.ts", `import { startEngine } from "../engine/client.ts";`)).toEqual(
      [],
    );
  });

  test("keeps the app out of everything behind it", () => {
    expect(violationsOf("src/app/store.ts", `import { createEngine } from "../engine/engine.ts";`)).toEqual([
      "src/app/store.ts:1 app may import engine only through src/engine/client.ts (../engine/engine.ts)",
    ]);
  });

  test("lends types freely", () => {
    expect(
      violationsOf("src/app/store.ts", `import type { Engine } from "../engine/engine-calls.ts";`),
    ).toEqual([]);
  });
});

describe("a circle", () => {
  test("of two files is refused", () => {
    const others = { "src/model/b.ts": `import { a } from "./a.ts";` };
    expect(violationsOf("src/model/a.ts", `import { b } from "./b.ts";`, others)).toEqual([
      "src/model/b.ts:1 circle: src/model/b.ts → src/model/a.ts → src/model/b.ts",
    ]);
  });

  test("of three files is refused, type imports and workers included", () => {
    const sources = {
      "src/engine/a.ts": `import type { B } from "./b.ts";`,
      "src/engine/b.ts": `export { c } from "./c.ts";`,
      "src/engine/c.ts": `new Worker(new URL("./a.ts", import.meta.url));`,
    };
    expect(findViolations(sources)).toEqual([
      "src/engine/a.ts:1 circle: src/engine/a.ts → src/engine/b.ts → src/engine/c.ts → src/engine/a.ts",
    ]);
  });

  test("of a file with itself is refused", () => {
    expect(violationsOf("src/model/a.ts", `import { a } from "./a.ts";`)).toEqual([
      "src/model/a.ts:1 circle: src/model/a.ts → src/model/a.ts",
    ]);
  });

  test("is not seen where two paths meet again", () => {
    const sources = {
      "src/model/a.ts": `import "./b.ts"; import "./c.ts";`,
      "src/model/b.ts": `import "./d.ts";`,
      "src/model/c.ts": `import "./d.ts";`,
      "src/model/d.ts": "export const d = 1;",
    };
    expect(findViolations(sources)).toEqual([]);
  });
});

describe("a package", () => {
  test.each([
    ["src/app/store.ts", "react", "map, ui, main.tsx"],
    ["src/app/store.ts", "react/jsx-runtime", "map, ui, main.tsx"],
    ["src/app/store.ts", "@mantine/core", "map, ui, main.tsx"],
    ["src/engine/engine.ts", "@tabler/icons-react", "map, ui, main.tsx"],
    ["src/cli.ts", "react-dom/client", "map, ui, main.tsx"],
    ["src/ui/panel.tsx", "maplibre-gl", "map"],
    ["src/ui/panel.tsx", "maplibre-gl/dist/maplibre-gl.css", "map"],
    ["src/ui/panel.tsx", "@deck.gl/layers", "map"],
    ["src/app/store.ts", "comlink", "engine"],
    ["src/ui/panel.tsx", "zustand/vanilla", "app"],
    ["src/engine/solver-worker.ts", "highs", "deploy"],
    ["src/engine/engine.ts", "highs/runtime?url", "deploy"],
  ])("in the wrong room is refused: %s, %s", (path, name, owners) => {
    const [, room] = path.split("/");
    expect(violationsOf(path, `import x from "${name}";`)).toEqual([
      `${path}:1 ${room} may not import the package ${name}, which belongs to ${owners}`,
    ]);
  });

  test.each([
    ["src/ui/panel.tsx", "react"],
    ["src/main.tsx", "@mantine/core/styles.css"],
    ["src/map/view.tsx", "@deck.gl/maplibre"],
    ["src/engine/worker.ts", "comlink"],
    ["src/app/store.ts", "zustand"],
    ["src/deploy/exact.ts", "highs"],
    ["src/engine/solver-worker.ts", "highs/runtime?url"],
    ["src/model/hex-grid.ts", "h3-js"],
    ["src/app/store.ts", "reactive-thing"],
  ])("in its own room, or without one, is allowed: %s, %s", (path, name) => {
    expect(violationsOf(path, `import x from "${name}";`)).toEqual([]);
  });
});

describe("a global", () => {
  test.each([
    ["src/engine/engine.ts", `await fetch("x");`, "fetch", "sources"],
    ["src/engine/engine.ts", `await globalThis.fetch("x");`, "fetch", "sources"],
    ["src/engine/engine.ts", `await self["fetch"]("x");`, "fetch", "sources"],
    ["src/engine/engine.ts", "load({ fetch });", "fetch", "sources"],
    ["src/engine/engine.ts", `load((fetch as Loader)("x"));`, "fetch", "sources"],
    ["src/app/store.ts", `new WebSocket("wss://example.org");`, "WebSocket", "sources"],
    ["src/ui/panel.tsx", "const panel = <a href={location.href}>link</a>;", "location", "app"],
    ["src/ui/panel.tsx", "const link = window.location.href;", "location", "app"],
    ["src/ui/panel.tsx", "const link = document.location.hash;", "location", "app"],
    ["src/ui/panel.tsx", "const { localStorage: kept } = window;", "localStorage", "app"],
    ["src/map/view.tsx", `localStorage.setItem("a", "b");`, "localStorage", "app"],
    ["src/plan/history.ts", "window.sessionStorage.clear();", "sessionStorage", "app"],
    ["src/sources/cache.ts", `indexedDB.open("cache");`, "indexedDB", "app"],
    ["src/model/units.ts", "{ const location = 1; } location.reload();", "location", "app"],
  ])("in the wrong room is refused: %s, %s", (path, line, name, owner) => {
    const [, room] = path.split("/");
    expect(violationsOf(path, line)).toEqual([
      `${path}:1 ${room} may not use ${name}, which belongs to ${owner}`,
    ]);
  });

  test.each([
    ["in its own room", "src/sources/fetch-file.ts", `await fetch("x");`],
    ["in its own room", "src/app/address.ts", "window.location.hash;"],
    ["as a variable of the file", "src/analysis/rows.ts", "for (const location of rows) use(location);"],
    ["as a parameter", "src/analysis/rows.ts", "const at = (location: number) => table[location];"],
    [
      "as a destructured parameter",
      "src/analysis/rows.ts",
      "function at({ a: [location] }: X) { return location; }",
    ],
    ["as an imported name", "src/engine/engine.ts", `import { fetch } from "../sources/x.ts"; fetch("x");`],
    ["as a member of something else", "src/analysis/rows.ts", "row.location; row?.fetch();"],
    ["as the name of a property", "src/analysis/rows.ts", "const row = { location: 1, fetch() {} };"],
    ["as a member of a class", "src/analysis/rows.ts", "class Row { location = 1; fetch() {} }"],
    ["as a type", "src/analysis/rows.ts", "interface Row { location: number; load: typeof fetch }"],
    ["in a string", "src/analysis/rows.ts", `const text = "fetch(location)";`],
  ])("is allowed %s", (_how, path, line) => {
    expect(violationsOf(path, line)).toEqual([]);
  });
});
