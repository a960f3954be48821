type JsonObject = Readonly<Record<string, unknown>>;

/** Brings a document up by exactly one version; the version number itself is counted up for it. */
export interface Migration {
  /** What changed, in a few words: `posts carry a radius of their own`. */
  readonly change: string;
  readonly migrate: (document: JsonObject) => JsonObject;
}

/** Entry `i` brings version `i + 1` to version `i + 2`. */
export const MIGRATIONS: readonly Migration[] = [
  {
    change: "a query may ask for hours of the week",
    migrate: (old) => ({
      ...old,
      query: isObject(old.query) ? { ...old.query, weekHours: null } : old.query,
    }),
  },
  {
    change: "units have types of their own, and phases may be planned one by one",
    migrate: (old) => ({
      ...old,
      fleet: mapObjects(withEveryMode(old), ({ mode, ...group }) => ({ ...group, ...unitOfMode(mode) })),
      ...{ phases: [], focusAreas: [], fixedPosts: [], areas: [] },
      objective: { goal: "cover", busyShare: 0.3, weighBy: "count" },
      movement: { detour: 1.25, turnaroundMinutes: null },
      posts: mapObjects(old.posts, ({ mode, ...post }) => ({
        ...post,
        unit: unitOfMode(mode).id,
        phases: null,
      })),
    }),
  },
  {
    change:
      "units may cover by minutes and patrol beats; places, sources and the crowd may be listed; fixed posts have figures",
    migrate: (old) => ({
      ...old,
      fleet: mapObjects(old.fleet, (group) => ({ ...group, coverMinutes: null, beatHexes: null })),
      ...{ beats: { mostRatio: null }, sites: null, takenFrom: [], crowd: null },
      evidence: isObject(old.evidence) ? { ...old.evidence, fixedPosts: [] } : old.evidence,
    }),
  },
];

/** What became of a document: brought to the newest version, newer than that, or without a version. */
export type MigrationOutcome =
  | { readonly kind: "migrated"; readonly document: JsonObject }
  | { readonly kind: "too-new"; readonly version: number; readonly newest: number }
  | { readonly kind: "no-version" };

/**
 * Brings a document of any earlier version to the newest one, one step at a time. Says `too-new` for a version
 * that no migration leads to, and `no-version` for what is not an object with a whole `version` from 1 up.
 */
export function migrate(json: unknown, migrations: readonly Migration[] = MIGRATIONS): MigrationOutcome {
  const newest = migrations.length + 1;
  if (typeof json !== "object" || json === null) return { kind: "no-version" };
  let document: JsonObject = json as JsonObject;
  const { version } = document;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return { kind: "no-version" };
  if (version > newest) return { kind: "too-new", version, newest };
  for (let from = version; from < newest; from++) {
    const step = migrations[from - 1] as Migration;
    document = { ...step.migrate(document), version: from + 1 };
  }
  return { kind: "migrated", document };
}

/** The fleet, with a group of no units for each mode that only posts have. */
function withEveryMode({ fleet, posts }: JsonObject): unknown {
  if (!Array.isArray(fleet) || !Array.isArray(posts)) return fleet;
  const known = new Set(fleet.filter(isObject).map(({ mode }) => mode));
  const missing = posts.filter(isObject).filter(({ mode }) => {
    const isNew = !known.has(mode);
    known.add(mode);
    return isNew;
  });
  return [
    ...fleet,
    ...missing.map(({ mode, coverRadiusM }) => ({ mode, coverRadiusM, count: 0, officersPerUnit: 1 })),
  ];
}

/** The group that the units of a mode became; what is no mode stays what it is, for the schema to refuse. */
function unitOfMode(mode: unknown) {
  const also = { officersBeside: 0, reserve: 0, onDuty: {}, costPerHour: null };
  if (mode === "foot") return { id: "serial", kind: "serial", name: "Foot serials", speedKmh: 4.8, ...also };
  if (mode === "vehicle") return { id: "vehicle", kind: "vehicle", name: "Vehicles", speedKmh: 25, ...also };
  return { id: mode, kind: mode };
}

function mapObjects(list: unknown, change: (object: JsonObject) => JsonObject): unknown {
  return Array.isArray(list) ? list.map((entry) => (isObject(entry) ? change(entry) : entry)) : list;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}
