import { existsSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Instance } from "./instance-kind.ts";
import { INSTANCE_KINDS } from "./instance-kinds.ts";
import { type OpenedFolder, openInstances } from "./open-instances.ts";
import { TextbookSolver } from "./solve-textbook.ts";

const REFERENCE = "../../../shared/reference/optimisation";
/** Two values this near each other, relatively, are the same optimum. */
const SAME = 1e-6;
/** How near the quick answer must come. */
const QUICK_WITHIN = 0.01;

const { values } = parseArgs({
  options: {
    dir: { type: "string" },
    limit: { type: "string", default: "60" },
    only: { type: "string", default: "" },
  },
});
const limitSeconds = Number(values.limit);
const folder =
  values.dir === undefined ? fileURLToPath(new URL(REFERENCE, import.meta.url)) : resolve(values.dir);
process.exitCode = await answer();

async function answer(): Promise<number> {
  if (!(limitSeconds > 0)) {
    console.error(`--limit ${values.limit}: a number of seconds above 0 is needed.`);
    return 2;
  }
  return existsSync(folder) ? bench(folder) : refuse(folder);
}

function refuse(folder: string): number {
  console.error(`There is no folder ${folder}, so there is nothing to solve.`);
  console.error(`Name one with instance files: npm run bench:deploy -- --dir FOLDER. ${kindsInWords()}`);
  return 2;
}

function kindsInWords(): string {
  return `Known kinds: ${INSTANCE_KINDS.map(({ name }) => name).join("; ")}.`;
}

interface Row {
  readonly name: string;
  readonly family: string;
  readonly optimum: number | undefined;
  readonly found: number;
  readonly isProven: boolean;
  readonly seconds: number;
  readonly quick: number;
  readonly quickSeconds: number;
  readonly highs: Awaited<ReturnType<TextbookSolver["solve"]>>;
}

async function bench(folder: string): Promise<number> {
  const opened = await openInstances(folder);
  tellFiles(folder, opened);
  const chosen = opened.instances.filter(({ name }) => name.includes(values.only));
  if (chosen.length === 0) {
    console.error(`No instance in ${folder} can be solved. ${kindsInWords()}`);
    return 2;
  }
  const solver = new TextbookSolver();
  const rows: Row[] = [];
  printHead();
  try {
    for (const instance of chosen) {
      const row = await solveBoth(instance, opened.optima.get(instance.name), solver);
      rows.push(row);
      printRow(row);
    }
  } finally {
    solver.close();
  }
  return conclude(rows, opened.unreadable.length);
}

async function solveBoth(
  instance: Instance,
  optimum: number | undefined,
  solver: TextbookSolver,
): Promise<Row> {
  const quickBegan = performance.now();
  const quick = instance.quick();
  const began = performance.now();
  const proof = await instance.prove(limitSeconds);
  const ended = performance.now();
  return {
    name: instance.name,
    family: instance.family,
    optimum,
    ...proof,
    seconds: (ended - began) / 1000,
    quick,
    quickSeconds: (began - quickBegan) / 1000,
    highs: await solver.solve(instance.writeModel(), limitSeconds),
  };
}

function tellFiles(folder: string, { instances, unreadable, passedOver }: OpenedFolder): void {
  const processor = `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown"}`;
  console.log(`${folder}: ${instances.length} instances, at most ${limitSeconds} s each.`);
  console.log(`Node ${process.versions.node}, ${processor}, load average ${loadavg()[0]?.toFixed(1)}`);
  for (const line of unreadable) console.log(`Not readable, left out: ${line}`);
  if (passedOver.length > 0) console.log(`Of no known kind, left out: ${passedOver.join(", ")}`);
}

function line(name: string, ...figures: string[]): string {
  return name.padEnd(28) + figures.map((figure) => figure.padStart(13)).join("");
}

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

function inFull(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function printHead(): void {
  console.log(`\n${line("", "", "", "ours", "", "quick", "", "HiGHS")}`);
  console.log(
    line(
      "instance",
      "optimum",
      "found",
      "proven?",
      "seconds",
      "off by",
      "seconds",
      "found",
      "proven?",
      "seconds",
      "ratio",
    ),
  );
}

function printRow({ name, optimum, found, isProven, seconds, quick, quickSeconds, highs }: Row): void {
  const best = optimum ?? found;
  const figures = [
    optimum === undefined ? "not given" : inFull(optimum),
    inFull(found),
    isProven ? "proven" : "no",
    inSeconds(seconds),
    `${(100 * distanceBetween(quick, best)).toFixed(2)} %`,
    inSeconds(quickSeconds),
    highs.found === null ? "none" : inFull(Math.round(1e6 * highs.found) / 1e6),
    highs.ended,
    inSeconds(highs.seconds),
    `${(highs.seconds / seconds).toFixed(1)} ×`,
  ];
  console.log(line(name, ...figures));
}

function distanceBetween(value: number, optimum: number): number {
  return Math.abs(value - optimum) / Math.max(1e-12, Math.abs(optimum));
}

function printTotal(name: string, rows: readonly Row[]): void {
  const ours = rows.reduce((sum, row) => sum + row.seconds, 0);
  const highs = rows.reduce((sum, row) => sum + row.highs.seconds, 0);
  console.log(
    `${name.padEnd(14)}${inSeconds(ours).padStart(10)}${inSeconds(highs).padStart(12)}   HiGHS takes ${(highs / ours).toFixed(1)} times as long`,
  );
}

/** Totals and what is not as it should be: 1 where anything is not, else 0. */
function conclude(rows: readonly Row[], unreadable: number): number {
  const limited = rows.filter((row) => row.highs.ended === "limit").length;
  const failed = rows.filter((row) => row.highs.ended === "failed").length;
  console.log("\nTo proof in all, ours and plain HiGHS on the textbook model:");
  for (const family of new Set(rows.map((row) => row.family))) {
    printTotal(
      family,
      rows.filter((row) => row.family === family),
    );
  }
  printTotal("everything", rows);
  if (limited > 0) console.log(`HiGHS reached the limit on ${limited}; the limit counts as its time there.`);
  if (failed > 0)
    console.log(`HiGHS failed on ${failed}, most likely for want of memory; the limit counts there.`);
  const notProven = rows.filter(({ isProven }) => !isProven);
  const wrong = rows.filter(({ optimum, found, highs }) => {
    const truth = optimum ?? (highs.isProven ? highs.found : null);
    return truth !== null && distanceBetween(found, truth) > SAME;
  });
  const far = rows.filter(
    ({ quick, found, optimum }) => distanceBetween(quick, optimum ?? found) > QUICK_WITHIN,
  );
  const worst = Math.max(
    ...rows.map(({ quick, found, optimum }) => distanceBetween(quick, optimum ?? found)),
  );
  console.log(
    `${rows.length - notProven.length} of ${rows.length} proven; the quick answer is at most ${(100 * worst).toFixed(2)} % off.`,
  );
  const say = (what: string, which: readonly Row[]) => {
    if (which.length > 0) console.log(`${what}: ${which.map(({ name }) => name).join("; ")}`);
  };
  say("Not proven", notProven);
  say("Not the optimum", wrong);
  say("Quick answer more than 1 % off", far);
  if (unreadable > 0) console.log(`Files not readable: ${unreadable}, named above.`);
  return notProven.length + wrong.length + far.length + unreadable > 0 ? 1 : 0;
}
