import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Refusal } from "./refusal.mjs";
import { repositoryRoot } from "./repository.mjs";

const POLL_MS = 200;
const PATIENCE_MS = 15 * 60_000;

/**
 * Does `work` while no other process of this clone does work of the same name; waits its turn where one does.
 * A turn left behind by a process that has died is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function runAlone(name, work) {
  const clone = createHash("sha256").update(repositoryRoot).digest("hex").slice(0, 16);
  const folder = join(tmpdir(), `muster-${process.getuid?.() ?? "user"}`);
  const turn = join(folder, `${name}-${clone}.pid`);
  await mkdir(folder, { recursive: true });
  await takeTurn(turn, name);
  try {
    return await work();
  } finally {
    await rm(turn, { force: true });
  }
}

async function takeTurn(turn, name) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  let told = false;
  while (!(await claim(turn))) {
    if (await isLeftBehind(turn)) {
      await rm(turn, { force: true });
      continue;
    }
    if (Date.now() > giveUpAt)
      throw new Refusal(`Another command still holds ${turn}. End it, or delete that file.`);
    if (!told) process.stderr.write(`Waiting for another command to finish (${name}) …\n`);
    told = true;
    await wait(POLL_MS);
  }
}

async function claim(turn) {
  try {
    await writeFile(turn, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

async function isLeftBehind(turn) {
  const holder = Number(await readFile(turn, "utf8").catch(() => ""));
  if (!holder) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
