import { isDeepStrictEqual } from "node:util";

/** The parts of package.json that decide what is installed. */
const WISHES = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

/** Whether package-lock.json was made for this package.json. */
export function lockMatchesManifest(lock, manifest) {
  const locked = lock.packages?.[""] ?? {};
  return WISHES.every((wish) => isDeepStrictEqual(locked[wish] ?? {}, manifest[wish] ?? {}));
}

/**
 * Optional packages that some locked package names and the lock leaves out, because the registry did not have them
 * when it was written (builds for other systems). `npm ci` refuses such a lock (npm/cli issue 9846);
 * `npm install` accepts it and keeps to it.
 * @returns {string[]} package names, sorted
 */
export function packagesLeftOut(lock) {
  const paths = Object.keys(lock.packages ?? {});
  const locked = new Set(
    paths.map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)),
  );
  const wished = Object.values(lock.packages ?? {}).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  );
  return [...new Set(wished)].filter((name) => !locked.has(name)).sort();
}

/**
 * Whether what npm says it installed (node_modules/.package-lock.json) is what the lock asks for:
 * every package at its locked version and integrity, and none missing but optional ones.
 */
export function isInstalledAsLocked(installed, lock) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== "");
  const present = installed.packages ?? {};
  const isSame = (path, entry) =>
    present[path] !== undefined &&
    present[path].version === entry.version &&
    present[path].integrity === entry.integrity;
  const knowsAll = Object.keys(present).every((path) => lock.packages?.[path] !== undefined);
  return (
    knowsAll && wanted.every(([path, entry]) => isSame(path, entry) || (entry.optional && !present[path]))
  );
}
