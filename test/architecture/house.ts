/**
 * The house as a table: who may import whom, which packages have rooms of their own, and which globals do.
 * This is the one place where the import law is written; biome.json repeats it for the editor and a test compares them.
 */

const ANYTHING_BUT_THE_PAGE = [
  ...(["model", "sources", "analysis", "deploy"] as const),
  ...(["plan", "ask", "engine", "data"] as const),
] as const;

/** Rows import columns. A file may always import from its own room. */
export const MAY_IMPORT = {
  model: [],
  sources: ["model", "data"],
  analysis: ["model"],
  deploy: ["model"],
  plan: ["model"],
  ask: ["model"],
  engine: ["model", "sources", "analysis", "deploy", "data"],
  app: ["model", "plan", "ask", "engine", "data"],
  map: ["model", "app"],
  ui: ["model", "app", "map"],
  "main.tsx": ["ui", "app"],
  cli: [...ANYTHING_BUT_THE_PAGE],
  "cli.ts": [...ANYTHING_BUT_THE_PAGE, "cli"],
  data: ["model"],
} as const satisfies Record<string, readonly string[]>;

export type Room = keyof typeof MAY_IMPORT;

export const ROOMS = Object.keys(MAY_IMPORT) as readonly Room[];

/** A room that may be entered through one file only; types may be borrowed from anywhere in it. */
export const DOORS: readonly { readonly from: Room; readonly into: Room; readonly through: string }[] = [
  { from: "app", into: "engine", through: "src/engine/client.ts" },
];

/** Packages that only some rooms may import; `@scope/*` stands for every package of a scope. */
export const PACKAGE_ROOMS: readonly {
  readonly packages: readonly string[];
  readonly rooms: readonly Room[];
}[] = [
  { packages: ["react", "react-dom", "@mantine/*", "@tabler/*"], rooms: ["map", "ui", "main.tsx"] },
  { packages: ["maplibre-gl", "@deck.gl/*"], rooms: ["map"] },
  { packages: ["comlink"], rooms: ["engine"] },
  { packages: ["zustand"], rooms: ["app"] },
  { packages: ["highs"], rooms: ["deploy"] },
];

/** Globals that only some rooms may touch: what reaches the network, and the page's address and storage. */
export const GLOBAL_ROOMS: readonly { readonly names: readonly string[]; readonly rooms: readonly Room[] }[] =
  [
    { names: ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"], rooms: ["sources"] },
    { names: ["location", "localStorage", "sessionStorage", "indexedDB"], rooms: ["app"] },
  ];

/** Single imports that break the table for a reason. */
export const EXCEPTIONS: readonly {
  readonly file: string;
  readonly specifier: string;
  readonly because: string;
}[] = [
  {
    file: "src/engine/solver-worker.ts",
    specifier: "highs/runtime?url",
    because: "the address of the solver's binary is known only where the worker is bundled",
  },
];
