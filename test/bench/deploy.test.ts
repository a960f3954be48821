import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openInstances } from "./open-instances.ts";

const REPOSITORY = new URL("../../", import.meta.url);

/** Five nodes on a line, ten apart; the edge 1–2 is given twice and the later one, 10, counts. */
const LINE = "5 5 2\n1 2 99\n2 3 10\n3 4 10\n4 5 10\n1 2 10\n";
/** Two pairs of places 700 apart, the pairs far from each other. */
const PAIRS = "4\t9999\tp\tS\n0\t0\t5\t\n700\t0\t7\t\n9000\t0\t2\t\n9700\t0\t4\t\n";

/** Four corners of a square of 10: the way round is 40. */
const SQUARE = `NAME: square
DIMENSION: 4
EDGE_WEIGHT_TYPE: EUC_2D
NODE_COORD_SECTION
1 0 0
2 10 10
3 10 0
4 0 10
EOF
`;

let folder: string;
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "test/bench/deploy.ts", ...args], {
    cwd: REPOSITORY,
    encoding: "utf8",
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-bench-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the folder", () => {
  test("gives the instances of each kind, a covering one for each number of facilities until all is covered", async () => {
    put("line.txt", LINE);
    put("pairs.txt", PAIRS);
    const { instances, unreadable } = await openInstances(folder);
    expect(unreadable).toEqual([]);
    expect(instances.map(({ name }) => name)).toEqual(["pairs covering, 1", "pairs covering, 2", "line"]);
    const proofs = await Promise.all(instances.map((instance) => instance.prove(10)));
    expect(proofs).toEqual([
      { found: 12, isProven: true },
      { found: 18, isProven: true },
      { found: 30, isProven: true },
    ]);
  });

  test("names the file it cannot read, says why, and goes on", async () => {
    put("line.txt", LINE);
    put("pmed98.txt", "5 4 2\n1 2 10\n2 3 ten\n");
    put("pmed99.txt", "5 4 2\n1 2 10\n2 3 10\n");
    put("pairs.txt", PAIRS.replace("700", "seven hundred"));
    put("demand.csv", '"","OBJECTID","ID","NAME","STATE_NAME","AREA","POP2000"\n');
    put("expected.json", "{");
    put("airports.tsp", SQUARE.replace("EUC_2D", "ATT"));
    put("notes.txt", "Nothing here.");
    const { instances, unreadable, passedOver } = await openInstances(folder);
    expect(instances.map(({ name }) => name)).toEqual(["line"]);
    expect(unreadable).toHaveLength(6);
    expect(unreadable).toContainEqual(expect.stringMatching(/^pmed98\.txt: line 3 is "2 3 ten"/));
    expect(unreadable).toContainEqual("pmed99.txt: 2 edges where its header says 4");
    expect(unreadable).toContainEqual(expect.stringMatching(/^pairs\.txt: line 3 is "seven hundred/));
    expect(unreadable).toContainEqual("demand.csv: there is no table of distances beside it");
    expect(unreadable).toContainEqual(expect.stringMatching(/^expected\.json: /));
    expect(unreadable).toContainEqual(expect.stringMatching(/^airports\.tsp: distances of type ATT/));
    expect(passedOver).toEqual(["notes.txt"]);
  });

  test("knows optima from an OR-Library list and from expected results", async () => {
    put("pmedopt.txt", "pmed file      optimal p-median value\n\npmed1   5819\npmed40  5128\n");
    put("expected.json", JSON.stringify({ mclp: { optimal: { SJC324: { covered_by_p: { 2: 8790 } } } } }));
    const { optima } = await openInstances(folder);
    expect(Object.fromEntries(optima)).toEqual({ pmed1: 5819, pmed40: 5128, "SJC324 covering, 2": 8790 });
  });
});

describe("the command", () => {
  test("prints both answers with their proofs, and both agree", () => {
    put("pmed1.txt", LINE);
    put("pairs.txt", PAIRS);
    put("pmedopt.txt", "pmed1 30\n");
    put("square.tsp", SQUARE);
    const { stdout, status } = run("--dir", folder, "--limit", "20");
    expect(stdout).toMatch(/^pmed1 +30 +30 +proven .* 30 +proven /m);
    expect(stdout).toMatch(/^pairs covering, 1 +not given +12 +proven .* 12 +proven /m);
    expect(stdout).toMatch(/^square +not given +40 +proven .* 40 +proven /m);
    expect(stdout).toContain("4 of 4 proven");
    expect(status).toBe(0);
  });

  test("fails where an answer is not the optimum that the folder states", () => {
    put("pmed1.txt", LINE);
    put("pmedopt.txt", "pmed1 20\n");
    const { stdout, status } = run("--dir", folder, "--limit", "20");
    expect(stdout).toContain("Not the optimum: pmed1");
    expect(status).toBe(1);
  });

  test("without a folder says what is missing and exits with 2", () => {
    const { stderr, status } = run("--dir", join(folder, "absent"));
    expect(stderr).toContain("There is no folder");
    expect(stderr).toContain("p-median (OR-Library)");
    expect(status).toBe(2);
  });

  test("refuses a limit that is none", () => {
    const { stderr, status } = run("--dir", folder, "--limit", "soon");
    expect(stderr).toContain("--limit soon");
    expect(status).toBe(2);
  });

  test("with a folder of nothing it can solve exits with 2", () => {
    put("notes.txt", "Nothing here.");
    expect(run("--dir", folder).status).toBe(2);
  });
});
