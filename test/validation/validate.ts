import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { CheckOrder } from "./check-process.ts";
import { CHECK_GROUPS } from "./checks.ts";
import { type Check, ENOUGH_SEEDS } from "./judge.ts";

const QUICK_SEEDS = 60;

const { values } = parseArgs({ options: { seeds: { type: "string" }, quick: { type: "boolean" } } });
const seeds = Number(values.seeds ?? (values.quick ? QUICK_SEEDS : ENOUGH_SEEDS));
if (!Number.isInteger(seeds) || seeds < 1) throw new RangeError("--seeds is a whole number above 0.");
await validate();

/** Works through all checks in as many processes as there are processors, prints them in order, and fails where a bound is not held. */
async function validate(): Promise<void> {
  const startedAt = performance.now();
  const done: (readonly Check[] | undefined)[] = CHECK_GROUPS.map(() => undefined);
  const waiting = CHECK_GROUPS.map((_, group) => group);
  let printed = 0;
  const work = async () => {
    const child = fork(fileURLToPath(new URL("check-process.ts", import.meta.url)));
    try {
      for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
        done[group] = await ask(child, { group, seeds });
        for (let next = done[printed]; next !== undefined; next = done[printed]) {
          next.forEach(print);
          printed++;
        }
      }
    } finally {
      child.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), waiting.length) }, work));
  const checks = done.flatMap((group) => group ?? []);
  const failed = checks.filter(({ holds, limit }) => !holds && limit === null).length;
  const limits = checks.filter(({ holds, limit }) => !holds && limit !== null).length;
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  const judged =
    seeds < ENOUGH_SEEDS
      ? ` Fewer than ${ENOUGH_SEEDS} seeds: a coverage is held where its Monte Carlo interval reaches the bound.`
      : "";
  console.log(`\n${checks.length} checks, ${seeds} seeds, ${minutes} minutes.${judged}`);
  console.log(
    `${failed === 0 ? "Every bound that must hold holds" : `Bounds not held: ${failed}`}; known limits that showed: ${limits}.`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}

async function ask(child: ChildProcess, order: CheckOrder): Promise<readonly Check[]> {
  child.send(order);
  const ended = new AbortController();
  try {
    const [answer] = await Promise.race([
      once(child, "message", { signal: ended.signal }),
      once(child, "exit", { signal: ended.signal }).then(([code]) => {
        throw new Error(`The process of a check ended with exit code ${code}.`);
      }),
    ]);
    return answer as readonly Check[];
  } finally {
    ended.abort();
  }
}

function print({ what, found, bound, holds, limit }: Check): void {
  const verdict = holds ? "ok      " : limit === null ? "NOT HELD" : "limit   ";
  const why = !holds && limit !== null ? `\n          not held: ${limit}` : "";
  console.log(`${verdict}  ${what}\n          ${found} (${bound})${why}`);
}
