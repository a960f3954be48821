import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { demonstrationEvent } from "../../data/demonstration-event.ts";
import { startCrowdInputs } from "../../src/model/crowd-plan.ts";
import type { PhaseName } from "../../src/model/event-spec.ts";
import { officersIn } from "../../src/model/fleet.ts";
import type { PlanDocument } from "../../src/model/plan-document.ts";
import { createPlan } from "../../src/plan/create-plan.ts";
import { addSupportUnits, setMovement, setPhases, setUnitGroup } from "../../src/plan/edit-fleet.ts";
import { saveFixedPost, setCrowd, setSites } from "../../src/plan/edit-ground.ts";
import { addPost } from "../../src/plan/edit-posts.ts";
import { saveSource } from "../../src/plan/edit-sources.ts";
import { readPlanText, writePlanFile } from "../../src/plan/plan-file.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DEMONSTRATION = join(ROOT, "data/demonstration.parquet");
const FOLDER = mkdtempSync(join(tmpdir(), "muster-spec-"));
const PINNED = [-0.2901, 51.5607] as const;

function muster(...args: string[]) {
  const run = spawnSync(process.execPath, ["scripts/muster.mjs", ...args], { cwd: ROOT, encoding: "utf8" });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Three support units and two vehicles over two phases, with a gate that takes two serials on arrival and a pinned post. */
function writeSpec(
  name: string,
  phases: readonly PhaseName[] = ["arrival", "dispersal"],
  change = (plan: PlanDocument) => plan,
): string {
  const empty = setUnitGroup(createPlan(demonstrationEvent), "serial", { count: 0 });
  const staffed = setUnitGroup(addSupportUnits(empty, 1), "vehicle", { count: 1 });
  const phased = setMovement(setPhases(staffed, phases), { turnaroundMinutes: 60 });
  const gated = saveFixedPost(phased, {
    ...{ id: "gate", name: "Gate A", kind: "gate", at: phased.event.venue.at },
    needs: [{ unit: "serial", phase: "arrival", officers: 14 }],
  });
  const crowded = setCrowd(gated, startCrowdInputs(60_000));
  const path = join(FOLDER, name);
  writeFileSync(path, writePlanFile(change(addPost(crowded, PINNED, "vehicle", null))));
  return path;
}

describe("muster plan --spec with --streets", () => {
  const byMinutes = writeSpec("minutes.json", ["arrival"], (plan) =>
    setUnitGroup(plan, "serial", { count: 3, coverMinutes: 5 }),
  );

  it("covers by minutes along the streets of a file, and says which they are in words and as JSON", () => {
    const streets = writeStreetGrid("grid.geojson", [-0.2796, 51.556]);
    const asked = ["plan", "--spec", byMinutes, "--data", DEMONSTRATION] as const;
    const along = muster(...asked, "--streets", streets);
    expect(along.err).toBe("");
    expect(along.out).toMatch(
      /^Streets: units on foot go along those of grid\.geojson, [\d.]+ km in the study area\.$/m,
    );
    const report = JSON.parse(muster(...asked, "--streets", streets, "--json").out);
    expect(report.streets).toMatchObject({ name: "grid.geojson" });
    expect(report.streets.inAreaM).toBeGreaterThan(100_000);
    expect(muster(...asked).out).not.toMatch(/^Streets:/m);
    expect(coverIn(along.out)).toBeLessThan(coverIn(muster(...asked).out));
  });

  it("refuses streets of another place", () => {
    const streets = writeStreetGrid("paris.geojson", [2.36, 48.92]);
    const { code, out, err } = muster(
      ...["plan", "--spec", byMinutes, "--data", DEMONSTRATION, "--streets", streets],
    );
    expect(code).not.toBe(0);
    expect(out).toBe("");
    expect(err).toContain("No street of “paris.geojson” is in the study area.");
  });
});

/** The share of the arrival phase that a printed plan covers, per cent. */
function coverIn(out: string): number {
  return Number(out.match(/^The arrival phase: ([\d.]+)% covered/m)?.[1]);
}

/** Streets every 140 m or so around a place, as a file of GeoJSON lines. */
function writeStreetGrid(name: string, [lng, lat]: readonly [number, number]): string {
  const steps = Array.from({ length: 41 }, (_, i) => i - 20);
  const along = (coordinates: readonly (readonly [number, number])[]) => ({
    ...{ type: "Feature", properties: {} },
    geometry: { type: "LineString", coordinates },
  });
  const corner = (x: number, y: number) => [lng + x * 0.002, lat + y * 0.0012] as const;
  const features = steps.flatMap((k) => [
    along(steps.map((x) => corner(x, k))),
    along(steps.map((y) => corner(k, y))),
  ]);
  const path = join(FOLDER, name);
  writeFileSync(path, JSON.stringify({ type: "FeatureCollection", features }));
  return path;
}

describe("muster plan --compare", () => {
  const a = writeSpec("a.json");
  const b = writeSpec("b.json", undefined, (plan) => setUnitGroup(plan, "vehicle", { count: 2 }));

  it("prints the table of the page, the posts and the inputs that differ", () => {
    const { code, out, err } = muster("plan", "--compare", a, b, "--data", DEMONSTRATION);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toMatch(/^Plan A: a\.json$/m);
    expect(out).toMatch(/^Phase +Figure +Unit +A +B +B − A +Which is better$/m);
    expect(out).toMatch(/^Dispersal +Demand covered +% of demand /m);
    expect(out).toMatch(/^ {2}Units “.*”: 1 in A, 2 in B\.$/m);
  });

  it("takes the two files wherever the flag stands, and prints the table as CSV", () => {
    const { code, out } = muster("plan", "--data", DEMONSTRATION, "--csv", "--compare", a, b);
    expect(code).toBe(0);
    expect(out).toMatch(/^Phase,Figure,Unit,A,B,B − A,Which is better,Plan A,Plan B,Data,Ways on foot\r\n/);
  });

  it.each([
    ["one file alone", ["--compare", a], /--compare takes two plan files/],
    ["a plan to be placed anew", ["--compare", a, b, "--spec", a], /cannot be given together/],
    ["CSV of anything else", ["--spec", a, "--csv"], /--csv goes with --compare/],
  ])("refuses %s", (_, args, words) => {
    const { code, err } = muster("plan", "--data", DEMONSTRATION, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });
});

describe("muster plan --spec", () => {
  const spec = writeSpec("spec.json");
  const evening = writeSpec("evening.json", []);

  it("places the whole model of a plan file, and writes a plan that opens", () => {
    const out = join(FOLDER, "placed.json");
    const run = muster("plan", "--spec", spec, "--data", DEMONSTRATION, "--out", out, "--json");
    expect(run.err).toBe("");
    expect(run.code).toBe(0);
    const report = JSON.parse(run.out);
    expect(report.periods.map(({ period }: { period: string }) => period)).toEqual(["arrival", "dispersal"]);
    for (const { proof, coveredDemand, officers } of report.periods) {
      expect(proof.bound).toBeGreaterThanOrEqual(coveredDemand - 1e-6);
      expect(officers.posted + officers.unposted + officers.offDuty).toBe(report.officers);
    }
    const reading = readPlanText(readFileSync(out, "utf8"), "placed.json");
    const plan = reading.ok ? reading.plan : null;
    expect(plan?.posts[0]).toMatchObject({ at: PINNED, pinned: true, unit: "vehicle" });
    expect(plan && officersIn(plan.fleet)).toBe(report.officers);
    const serials = (phase: "arrival" | "dispersal") =>
      plan?.posts.filter((post) => post.unit === "serial" && (post.phases?.includes(phase) ?? true)).length;
    expect([serials("arrival"), serials("dispersal")]).toEqual([1, 3]);
  });

  it("says it in words", () => {
    const { code, out } = muster("plan", "--spec", spec, "--data", DEMONSTRATION);
    expect(code).toBe(0);
    expect(out).toMatch(/^The arrival phase: \d+\.\d% covered by 2 posts\. 23 officers at posts, 1 at none/m);
    expect(out).toMatch(/arrival to dispersal: \d units? change post/);
    expect(out).toMatch(/How the crowd leaves:\n {2}The exits pass up to .* The last of 60,000 are out at/);
    expect(out).toContain("simulated data");
  });

  it("lays beats for units that patrol, proven, in figures and in words", () => {
    const patrolling = setUnitGroup(createPlan(demonstrationEvent), "serial", { count: 3, beatHexes: 3 });
    const path = join(FOLDER, "patrolling.json");
    writeFileSync(path, writePlanFile(patrolling));
    const { beats } = JSON.parse(muster("plan", "--spec", path, "--data", DEMONSTRATION, "--json").out);
    expect(beats).toHaveLength(1);
    const [evening] = beats;
    expect(evening).toMatchObject({ period: "evening", proof: { status: "optimal" }, withoutBeat: [] });
    const held = evening.beats.map(({ workload }: { workload: number }) => workload);
    expect(held.reduce((sum: number, load: number) => sum + load, 0)).toBe(evening.coveredDemand);
    const { out } = muster("plan", "--spec", path, "--data", DEMONSTRATION);
    const share = (100 * evening.coveredShare).toFixed(1);
    expect(out).toContain(
      `Beats, the evening: ${share}% of demand is in 3 beats, beside what the posts cover`,
    );
    expect(out).toMatch(new RegExp(`^ {4}1 {2}3 hexes {2}${held[0]} recorded rows {2}round at most`, "m"));
  });

  it("says what is left where units are taken from, and where officers have no source", () => {
    const plan = saveSource(setUnitGroup(createPlan(demonstrationEvent), "serial", { count: 3 }), {
      ...{ id: "s", name: "Brent station", kind: "station" },
      ground: { type: "point", at: [-0.27, 51.563], radiusM: 800 },
      units: [{ unitType: "serial", normally: 4, taken: { arrival: 2 } }],
    });
    const path = join(FOLDER, "sources.json");
    writeFileSync(path, writePlanFile(plan));
    const { takenFrom } = JSON.parse(muster("plan", "--spec", path, "--data", DEMONSTRATION, "--json").out);
    const [arrival] = takenFrom.lines;
    expect(arrival).toMatchObject({ phase: "arrival", unitsNormally: 4, unitsTaken: 2, unitsLeft: 2 });
    expect(arrival.demandPerUnitLeft).toBeCloseTo(arrival.demand / 2, 9);
    expect(takenFrom.balance[0]).toMatchObject({ roster: 21, taken: 14, withoutSource: 7, beyondRoster: 0 });
    const { out } = muster("plan", "--spec", path, "--data", DEMONSTRATION);
    expect(out).toContain(
      `Brent station, arrival: demand ${arrival.demand.toFixed(2)}; 2 of 4 units taken, 2 left`,
    );
    expect(out).toContain("Officers without a stated source: arrival 7, event 21, dispersal 21.");
  });

  it("places units on the list of a plan file alone, and says how many places there are and what it costs", () => {
    const path = join(FOLDER, "sites.json");
    const at = (east: number) => [-0.2796 + east, 51.556] as const;
    const sites = [
      { name: "Gate A", at: at(0) },
      { name: "Gate B", at: at(0.005) },
      { name: "Far away", at: at(1) },
    ];
    const priced = setUnitGroup(createPlan(demonstrationEvent), "serial", { costPerHour: 100 });
    writeFileSync(path, writePlanFile(setSites(priced, sites)));
    const { code, out } = muster("plan", "--spec", path, "--data", DEMONSTRATION, "--vary", "2");
    expect(code).toBe(0);
    expect(out).toContain(
      "Units may stand: on the 2 places of the list; 1 more is outside the study area and left out.",
    );
    expect(out).toMatch(/^Note: The list has 2 places in the study area for 12 units\./m);
    expect(out).toMatch(/^ +\d+ {2}serial .* Gate A, /m);
    expect(out).toMatch(/^ +100% +100% +Gate A, /m);
    expect(out).not.toContain("Far away");
    expect(out).toMatch(/^Units on duty cost [\d,]+ for the evening of 10\.5 hours\./m);
  });

  it.each([
    [
      "a flag that the file answers",
      ["--spec", spec, "--units", "3"],
      /--units and --spec cannot be given together/,
    ],
    ["a flag that needs a file", ["--venue", "wembley-stadium", "--out", "x.json"], /--out goes with --spec/],
    ["a file that is no plan", ["--spec", DEMONSTRATION], /cannot be opened|not JSON|larger|damaged/],
    ["a folder that cannot be written to", ["--spec", spec, "--out", "/nowhere/at/all.json"], /Cannot write/],
  ])("refuses %s", (_, args, words) => {
    const { code, err } = muster("plan", "--data", DEMONSTRATION, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("draws a schedule of plans near the best, the same for the same seed, with pinned and fixed posts in all", () => {
    const run = (...args: string[]) => muster("plan", "--spec", evening, "--data", DEMONSTRATION, ...args);
    const { out, err } = run("--vary", "5", "--seed", "3", "--json");
    expect(err).toBe("");
    const { varied } = JSON.parse(out);
    expect(varied).toMatchObject({ kind: "varied", occasions: 5, seed: 3 });
    const [{ places, plans, bestCovered }] = varied.stretches;
    for (const stands of ["pinned", "fixed"]) {
      expect(places.filter((place: { stands: string }) => place.stands === stands)).toMatchObject([
        { drawn: 1 },
      ]);
    }
    for (const { covered } of plans) expect(covered).toBeGreaterThanOrEqual(0.98 * bestCovered - 1e-9);
    const words = run("--vary", "5", "--seed", "3").out;
    expect(words).toContain("Varied over 5 occasions, seed 3:");
    expect(words).toMatch(/Two of these occasions share \d\.\d of \d\.\d places on average\./);
    for (const [i, { plans }] of varied.schedule.entries()) {
      expect(words).toMatch(
        new RegExp(`^ +${i + 1}  ${String.fromCharCode(65 + plans[0])}, \\d+\\.\\d%$`, "m"),
      );
    }
  });

  it("says why a plan is not varied, and refuses a seed without a schedule", () => {
    const path = join(FOLDER, "fair.json");
    const plan = createPlan(demonstrationEvent);
    writeFileSync(path, writePlanFile({ ...plan, objective: { ...plan.objective, goal: "fairness" } }));
    const { out } = muster(
      ...["plan", "--spec", path, "--data", DEMONSTRATION, "--vary", "6", "--time-limit", "2"],
    );
    expect(out).toContain("Not varied: This plan is for the worst covered sector.");
    const { code, err } = muster("plan", "--spec", path, "--data", DEMONSTRATION, "--seed", "4");
    expect(code).toBe(2);
    expect(err).toContain("--seed goes with --vary N.");
  });

  it("proves what more and fewer units would do, and says where the next one helps most", () => {
    const { out, err } = muster(
      ...["plan", "--spec", evening, "--data", DEMONSTRATION, "--weigh", "10", "--json"],
    );
    expect(err).toBe("");
    const { weighed, officers } = JSON.parse(out);
    for (const { steps } of weighed.curves) {
      for (const { proven } of steps) expect(proven).toBe(true);
      expect(steps.find(({ change }: { change: number }) => change === 0).officers).toBe(officers);
    }
    expect(weighed.next.length).toBeGreaterThan(1);
    const words = muster("plan", "--spec", evening, "--data", DEMONSTRATION, "--weigh", "10").out;
    expect(words).toMatch(/^Per unit, (one more of .* helps most: |it is too close to call between )/m);
    expect(words).toContain("Against now  Officers");
  });
});
