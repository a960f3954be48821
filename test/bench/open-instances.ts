import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";
import type { Instance, InstanceFile } from "./instance-kind.ts";
import { INSTANCE_KINDS } from "./instance-kinds.ts";
import { optimaOfExpected, optimaOfList } from "./known-optima.ts";

/** The instances of a folder and what is known of them. */
export interface OpenedFolder {
  readonly instances: readonly Instance[];
  readonly optima: ReadonlyMap<string, number>;
  /** One line for each file that is of a known kind, or means to be, and cannot be read: which and why. */
  readonly unreadable: readonly string[];
  /** Files of no known kind. */
  readonly passedOver: readonly string[];
}

const MAY_BE_INSTANCES = new Set([".txt", ".csv", ".tsp", ".dat", ".json", ""]);
const collator = new Intl.Collator("en", { numeric: true });

/**
 * Opens every instance in a folder and the folders in it, in the order of their kinds and names.
 * @throws Error where the folder itself cannot be read
 */
export async function openInstances(folder: string): Promise<OpenedFolder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && MAY_BE_INSTANCES.has(extname(entry.name).toLowerCase()))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort(collator.compare);
  const unreadable: string[] = [];
  const passedOver: string[] = [];
  const optima = new Map<string, number>();
  const byKind = INSTANCE_KINDS.map((): InstanceFile[] => []);
  const attempt = <T>(path: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      unreadable.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  for (const path of paths) {
    let text: string;
    try {
      text = await readFile(join(folder, path), "utf8");
    } catch (error) {
      unreadable.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    const file = { path, name: basename(path, extname(path)), text };
    const list = listOptima(file);
    const kind = INSTANCE_KINDS.findIndex(({ recognises }) => recognises(file));
    if (list) for (const [name, value] of attempt(path, list) ?? []) optima.set(name, value);
    else if (kind >= 0) byKind[kind]?.push(file);
    else passedOver.push(path);
  }
  const instances = INSTANCE_KINDS.flatMap((kind, k) => {
    const files = byKind[k] ?? [];
    return files.flatMap((file) => {
      const beside = files.filter(({ path }) => dirname(path) === dirname(file.path));
      return attempt(file.path, () => kind.open(file, beside)) ?? [];
    });
  });
  return { instances, optima, unreadable, passedOver };
}

/** How to read a list of optima, where a file is one. */
function listOptima({ path, name, text }: InstanceFile) {
  if (path.endsWith(".json") && name === "expected") return () => optimaOfExpected(text);
  if (name === "pmedopt") return () => optimaOfList(text);
  return undefined;
}
