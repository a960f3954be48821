import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** Paths of all files under the given folders, from the repository root, `/` between folders; installed packages aside. */
export function listFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    if (!existsSync(join(REPOSITORY, folder))) return [];
    const entries = readdirSync(join(REPOSITORY, folder), { withFileTypes: true });
    return entries
      .filter((entry) => entry.name !== "node_modules")
      .flatMap((entry) =>
        entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
      );
  });
}

/** The text of each of the files, by path. */
export function readFiles(paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(REPOSITORY, path), "utf8")]));
}
