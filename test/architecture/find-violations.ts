import { posix } from "node:path";
import { DOORS, EXCEPTIONS, GLOBAL_ROOMS, MAY_IMPORT, PACKAGE_ROOMS, ROOMS, type Room } from "./house.ts";
import { type Dependency, readSource } from "./read-source.ts";

/** Sources by path from the repository root, `/` between folders. */
export type Sources = Readonly<Record<string, string>>;

const CODE = /\.(ts|tsx)$/;

/**
 * Every way in which the sources break the import law, one readable line each:
 * `src/ui/panel.tsx:3 ui may not import engine (../engine/engine.ts)`. Empty where the law is kept.
 */
export function findViolations(sources: Sources): string[] {
  const arrows = new Map<string, string[]>();
  const violations: string[] = [];
  for (const [path, source] of Object.entries(sources)) {
    if (!CODE.test(path)) continue;
    const room = roomOf(path);
    if (!room) {
      violations.push(`${path}:1 stands in no room of the house`);
      continue;
    }
    const { dependencies, globals } = readSource(path, source);
    for (const dependency of dependencies) {
      const complaint = judgeDependency(path, room, dependency);
      if (complaint) violations.push(`${path}:${dependency.line} ${complaint}`);
    }
    for (const { name, line } of globals) {
      const complaint = judgeGlobal(room, name);
      if (complaint) violations.push(`${path}:${line} ${complaint}`);
    }
    arrows.set(
      path,
      dependencies.flatMap((dependency) => resolveRelative(path, dependency) ?? []),
    );
  }
  const circles = findCircles(arrows).map((circle) => `${circle[0]}:1 circle: ${circle.join(" → ")}`);
  return [...violations, ...circles];
}

/** The room a file stands in, or undefined where the house has none for it. */
export function roomOf(path: string): Room | undefined {
  const [top, second] = path.split("/");
  const name = top === "src" ? second : top;
  if (top !== "src" && name !== "data") return undefined;
  if (top === "src" && name === "data") return undefined;
  return ROOMS.find((room) => room === name);
}

function resolveRelative(path: string, { specifier }: Dependency): string | undefined {
  if (!specifier?.startsWith(".")) return undefined;
  const withoutQuery = specifier.replace(/[?#].*$/, "");
  return posix.normalize(posix.join(posix.dirname(path), withoutQuery));
}

function judgeDependency(path: string, room: Room, dependency: Dependency): string | undefined {
  const { specifier } = dependency;
  if (specifier === null) return "names a module that only running it would tell: write the path out";
  if (EXCEPTIONS.some((exception) => exception.file === path && exception.specifier === specifier))
    return undefined;
  const target = resolveRelative(path, dependency);
  if (target === undefined) return judgePackage(room, specifier);
  const targetRoom = roomOf(target);
  if (!targetRoom) return `imports from outside the house (${specifier})`;
  return judgeArrow(room, targetRoom, target, dependency);
}

function judgeArrow(from: Room, into: Room, target: string, dependency: Dependency): string | undefined {
  if (from === into) return undefined;
  const allowed: readonly Room[] = MAY_IMPORT[from];
  if (!allowed.includes(into)) return `${from} may not import ${into} (${dependency.specifier})`;
  const door = DOORS.find((one) => one.from === from && one.into === into);
  if (!door || dependency.typeOnly || target === door.through) return undefined;
  return `${from} may import ${into} only through ${door.through} (${dependency.specifier})`;
}

function judgePackage(room: Room, specifier: string): string | undefined {
  if (/^(\/|[a-z]+:\/\/)/.test(specifier)) return `imports from outside the house (${specifier})`;
  const { rooms } =
    PACKAGE_ROOMS.find(({ packages }) => packages.some((name) => isOfPackage(specifier, name))) ?? {};
  if (!rooms || rooms.includes(room)) return undefined;
  return `${room} may not import the package ${specifier}, which belongs to ${rooms.join(", ")}`;
}

function isOfPackage(specifier: string, name: string): boolean {
  if (name.endsWith("/*")) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}

function judgeGlobal(room: Room, name: string): string | undefined {
  const { rooms } = GLOBAL_ROOMS.find(({ names }) => names.includes(name)) ?? {};
  if (!rooms || rooms.includes(room)) return undefined;
  return `${room} may not use ${name}, which belongs to ${rooms.join(", ")}`;
}

/** One circle per group of files that import each other, first file repeated at the end. */
function findCircles(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const finished = new Set<string>();
  const trail: string[] = [];

  const follow = (path: string) => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push([...trail.slice(at), path]);
    if (at >= 0 || finished.has(path)) return;
    trail.push(path);
    for (const next of arrows.get(path) ?? []) follow(next);
    trail.pop();
    finished.add(path);
  };

  for (const path of arrows.keys()) follow(path);
  return circles;
}
