import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import type { Counted, Reply } from "./contender.ts";

const LONDON = "../../../shared/crime-data/london-2025-05_2026-04-gridded.csv.gz";
const KINDS = [
  ...["ourWholeFile", "ourStudyArea", "bareScanner", "nativeClickHouse"],
  ...["duckDb", "keplerProcessor", "papaParse"],
];

interface Entrant {
  readonly name: string;
  readonly note: string;
  readonly process: ChildProcess;
  readonly milliseconds: number[];
  counted: Counted;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "7" } },
});
const path = positionals[0] ?? fileURLToPath(new URL(LONDON, import.meta.url));
if (existsSync(path)) await bench(resolve(path), Number(values.rounds));
else console.log(`Skipped: there is no ${path}. Name a CSV file: npm run bench:load -- FILE.csv`);

async function bench(path: string, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "muster-bench-"));
  const entrants: Entrant[] = [];
  try {
    const packed = await readFile(path);
    const bytes = path.endsWith(".gz") ? gunzipSync(packed) : packed;
    const plain = join(folder, "bench.csv");
    await writeFile(plain, bytes);
    for (const kind of KINDS) {
      const entrant = await enter(kind, plain);
      if (entrant) entrants.push(entrant);
    }
    await measure(entrants, rounds);
    print(`${path}: ${(bytes.length / 1e6).toFixed(1)} MB`, rounds, entrants);
  } finally {
    for (const { process } of entrants) process.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function enter(kind: string, path: string): Promise<Entrant | null> {
  const program = fileURLToPath(new URL("contender-process.ts", import.meta.url));
  const process = fork(program, [kind, path], {
    execArgv: ["--expose-gc", "--max-old-space-size=8192", "--import", import.meta.resolve("tsx")],
  });
  const reply = await replyOf(process);
  if (reply && "name" in reply)
    return { ...reply, process, milliseconds: [], counted: { rows: 0, hexes: 0 } };
  console.log(`Left out: ${reply && "leftOut" in reply ? reply.leftOut : `${kind} did not start`}.`);
  process.kill();
  return null;
}

async function replyOf(process: ChildProcess): Promise<Reply | null> {
  const over = new AbortController();
  const ended = once(process, "exit", over).then(() => null);
  const said = once(process, "message", over).then(([message]) => message as Reply);
  try {
    return await Promise.race([said, ended]);
  } finally {
    over.abort();
    await Promise.allSettled([said, ended]);
  }
}

/** Rounds of all entrants, one after the other, each round in the other direction; the first two only warm up. */
async function measure(entrants: readonly Entrant[], rounds: number): Promise<void> {
  for (let round = -1; round <= rounds; round++) {
    for (const entrant of round % 2 === 0 ? entrants : [...entrants].reverse()) {
      entrant.process.send("run");
      const reply = await replyOf(entrant.process);
      if (!reply || !("counted" in reply)) throw new Error(`${entrant.name} broke off.`);
      entrant.counted = reply.counted;
      if (round > 0) entrant.milliseconds.push(reply.milliseconds);
    }
  }
}

function print(file: string, rounds: number, entrants: readonly Entrant[]): void {
  const medianOf = ({ milliseconds }: Entrant) =>
    [...milliseconds].sort((a, b) => a - b)[milliseconds.length >> 1] ?? Number.NaN;
  const ours = entrants[0] ? medianOf(entrants[0]) : Number.NaN;
  const line = (name: string, ...figures: string[]) =>
    name.padEnd(28) + figures.map((figure) => figure.padStart(10)).join("");
  console.log(`${file}, from bytes to counts per H3 cell of resolution 9`);
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? "unknown"}, ${rounds} rounds in alternating order, load average ${loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(line("", "median", "least", "ratio", "rows", "hexes"));
  for (const entrant of entrants) {
    const median = medianOf(entrant);
    const least = Math.min(...entrant.milliseconds);
    const { rows, hexes } = entrant.counted;
    console.log(
      `${line(entrant.name, `${median.toFixed(0)} ms`, `${least.toFixed(0)} ms`, (median / ours).toFixed(2), String(rows), String(hexes))}   ${entrant.note}`,
    );
  }
}
