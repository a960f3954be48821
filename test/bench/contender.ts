/** A crime file in memory and on disk. */
export interface BenchFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a run has counted, so that a reader sees that all did the same work. */
export interface Counted {
  readonly rows: number;
  readonly hexes: number;
}

/** One way from a file to counts per H3 cell of resolution 9. */
export interface Contender {
  readonly name: string;
  readonly note: string;
  run(): Promise<Counted>;
}

/** What a contender's process says: what it is, why it is left out, or how long a run took. */
export type Reply =
  | { readonly name: string; readonly note: string }
  | { readonly leftOut: string }
  | { readonly counted: Counted; readonly milliseconds: number };

/** Why a contender cannot run here. */
export class NotHere extends Error {}
