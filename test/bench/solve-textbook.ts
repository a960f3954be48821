import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TextbookModel } from "./textbook-models.ts";
import type { TextbookAnswer, TextbookOrder } from "./textbook-process.ts";

/** How an attempt of plain HiGHS ended. */
export interface TextbookOutcome extends TextbookAnswer {
  /** `limit` where the clock ended it, and `failed` where its process did not live to answer. */
  readonly ended: "proven" | "limit" | "failed";
}

/** HiGHS looks at its clock only now and then; beyond this many times its limit its process is ended. */
const GRACE = 1.5;
const GRACE_SECONDS = 5;

/** Plain HiGHS in a process of its own, so that a limit is a limit and running out of memory is no end of the bench. */
export class TextbookSolver {
  #child: ChildProcess | undefined;

  /** Where it does not prove within the limit, the limit counts as its time. */
  async solve(model: TextbookModel, limitSeconds: number): Promise<TextbookOutcome> {
    this.#child ??= await start();
    const child = this.#child;
    const over = new AbortController();
    const began = performance.now();
    child.send({ model, limitSeconds } satisfies TextbookOrder);
    const { signal } = over;
    const killed = setTimeout(() => child.kill("SIGKILL"), 1000 * (GRACE * limitSeconds + GRACE_SECONDS));
    try {
      const answer = await Promise.race([
        once(child, "message", { signal }).then(([message]) => message as TextbookAnswer),
        once(child, "exit", { signal }).then(() => null),
      ]);
      if (answer?.isProven) return { ...answer, ended: "proven" };
      if (answer) return { ...answer, seconds: limitSeconds, ended: "limit" };
      this.#child = undefined;
      const isLate = performance.now() - began >= 1000 * limitSeconds;
      return { found: null, isProven: false, seconds: limitSeconds, ended: isLate ? "limit" : "failed" };
    } finally {
      clearTimeout(killed);
      over.abort();
    }
  }

  close(): void {
    this.#child?.kill();
    this.#child = undefined;
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("textbook-process.ts", import.meta.url)), {
    serialization: "advanced",
    execArgv: ["--import", import.meta.resolve("tsx")],
  });
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`The process of HiGHS ended with exit code ${code} before it could start.`);
    }),
  ]);
  return child;
}
