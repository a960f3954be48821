import type { SavedMapping } from "../model/column-mapping.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { Coverage, Deployment, Post } from "../model/deployment.ts";
import type { Fleet } from "../model/fleet.ts";
import type { HexProfile, HexSurface } from "../model/hex-surface.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import type { Harmonising } from "../model/offence-taxonomy.ts";
import type { ProblemReport } from "../model/problem.ts";
import type { QualityReport } from "../model/quality-report.ts";
import type { Query } from "../model/query.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, Metres } from "../model/units.ts";
import type { NamedBlob } from "../sources/open-files.ts";

/** Which rows of the open table a question is about. */
export interface Scope {
  readonly area: StudyArea;
  readonly query: Query;
}

/** A scope, the units to place in it, and the posts there already are; pinned ones stay. */
export interface PlacingRequest extends Scope {
  readonly fleet: Fleet;
  readonly posts: readonly Post[];
}

export type { NamedBlob } from "../sources/open-files.ts";

/** Everything that can be asked of the engine: the one list of what crosses to the worker and back. */
export interface EngineCalls {
  /**
   * Reads files into one table, which replaces the open one only when all have been read. Rejects with
   * `MappingNeededError` where a person has to point out columns; ask again with the mapping then.
   */
  openFiles: {
    request: {
      readonly files: readonly NamedBlob[];
      readonly mappings?: readonly SavedMapping[];
      readonly harmonising?: Harmonising;
    };
    reply: TableSummary;
  };
  /** Brings the offence texts of the open table to the taxonomy in another way, without reading the files again. */
  harmonise: { request: { readonly harmonising: Harmonising }; reply: TableSummary };
  /** How far the open table can be believed, for a study area or as a whole. */
  judgeQuality: { request: { readonly area: StudyArea | null }; reply: QualityReport };
  /** Reads the text of a mapping file. */
  readMapping: {
    request: { readonly text: string; readonly fileName: string };
    reply:
      | { readonly ok: true; readonly saved: SavedMapping }
      | { readonly ok: false; readonly problem: ProblemReport };
  };
  /** The text of a mapping file. */
  writeMapping: { request: { readonly saved: SavedMapping }; reply: string };
  /** Reads the shipped simulated table from an address of the app's own. */
  openDemonstration: { request: { readonly url: string }; reply: TableSummary };
  /** Hex counts, hotspots and histograms of a scope. */
  describe: { request: Scope; reply: HexSurface };
  /** One hex of a scope; `cell` is an H3 index. */
  profile: { request: Scope & { readonly cell: string }; reply: HexProfile };
  /** What the given posts cover. */
  assess: { request: Scope & { readonly posts: readonly Post[] }; reply: Coverage };
  /** A good placing at once, with a certified bound. */
  suggest: { request: PlacingRequest; reply: Deployment };
  /** The best placing, proven, within the time limit. */
  prove: { request: PlacingRequest & { readonly timeLimitSeconds: number }; reply: Deployment };
  /** Rows within `radiusM` of each point. */
  countAround: {
    request: { readonly points: readonly LngLat[]; readonly radiusM: Metres };
    reply: Uint32Array;
  };
}

export type EngineMethod = keyof EngineCalls;

/** How a caller follows and stops a call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** The engine as callers see it, in a worker or not. Rejects with `ProblemError` or `AbortError`. */
export type Engine = {
  readonly [M in EngineMethod]: (
    request: EngineCalls[M]["request"],
    options?: CallOptions,
  ) => Promise<EngineCalls[M]["reply"]>;
};
