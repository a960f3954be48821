import type { AbstractionLedger } from "../model/abstraction.ts";
import type { Weighing } from "../model/analysis-choices.ts";
import type { ArchiveMember } from "../model/archive-member.ts";
import type { PredictorName } from "../model/back-test-report.ts";
import type { BeatReport } from "../model/beat-report.ts";
import type { SavedMapping } from "../model/column-mapping.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { CrowdClock } from "../model/crowd-clock.ts";
import type { CrowdPlan } from "../model/crowd-plan.ts";
import type { Assessment, Placement } from "../model/deployment.ts";
import type { CalendarReading, EventCalendar } from "../model/event-calendar.ts";
import type { EventReport, EventReportOptions } from "../model/event-report.ts";
import type { EventSpec } from "../model/event-spec.ts";
import type { Expectation } from "../model/expectation-report.ts";
import type { FocusArea } from "../model/focus-area.ts";
import type { HarmIndex } from "../model/harm-index.ts";
import type { HexProfile, HexSurface } from "../model/hex-surface.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import type { NextBest } from "../model/next-best.ts";
import type { Harmonising } from "../model/offence-taxonomy.ts";
import type { DatasetAddress, OpenDataEntry } from "../model/open-data.ts";
import type { NoCircuit, PatrolCircuit } from "../model/patrol-card.ts";
import type { Period } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import type { ProblemReport } from "../model/problem.ts";
import type { QualityReport } from "../model/quality-report.ts";
import type { Query } from "../model/query.ts";
import type { KeptMonth, ServiceAccount, ServiceProgress } from "../model/service-account.ts";
import type { SiteListReading } from "../model/site-list.ts";
import type { StreetStretch, StreetsSummary } from "../model/streets.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { Isochrone } from "../model/travel.ts";
import type { LngLat, Metres, MonthIndex } from "../model/units.ts";
import type { NoVariation, VariedPlans, VaryChoice } from "../model/varied-plans.ts";
import type { WhatIf, WhatIfPart } from "../model/what-if.ts";
import type { WhenOptions, WhenReport } from "../model/when-report.ts";
import type { WhereOptions, WhereReport } from "../model/where-report.ts";
import type { ClickHouseAccount } from "../sources/clickhouse-connection.ts";
import type { TimeBucket } from "../sources/clickhouse-sql.ts";
import type { NamedBlob } from "../sources/named-blob.ts";

/** Where streets come from: a file of GeoJSON lines, or the roads of a map's own tiles as GeoJSON features. */
export type StreetsSource =
  | { readonly kind: "file"; readonly file: NamedBlob }
  | { readonly kind: "tiles"; readonly name: string; readonly features: readonly unknown[] };

/** Which rows of the open table a question is about. */
export interface Scope {
  readonly area: StudyArea;
  readonly query: Query;
}

/** A scope, the units to place in it and for what, and the posts there already are; pinned and fixed ones stay. */
export interface PlacingRequest
  extends Scope,
    Pick<
      PlanDocument,
      | "event"
      | "fleet"
      | "phases"
      | "objective"
      | "movement"
      | "focusAreas"
      | "fixedPosts"
      | "areas"
      | "sites"
      | "posts"
    > {
  /** Fingerprint of the loaded streets that units on foot go along; null or left out for straight lines. */
  readonly streets?: string | null;
  /** What the expectation of phases rests on besides the plan, and how harm is weighed. */
  readonly expect: Pick<ExpectationRequest, "harm" | "events" | "predictor">;
}

/** The same, with what holds for the beats of its units together. */
export interface BeatsRequest extends PlacingRequest, Pick<PlanDocument, "beats"> {}

/** The sources of a plan, and what is taken of them. */
export interface AbstractionRequest
  extends Pick<PlacingRequest, "area" | "query" | "event" | "fleet" | "phases" | "objective" | "expect">,
    Pick<PlanDocument, "takenFrom"> {}

export type { NamedBlob } from "../sources/named-blob.ts";

/** How the columns and offences of files are to be understood. */
export interface Understanding {
  readonly mappings?: readonly SavedMapping[];
  readonly harmonising?: Harmonising;
}

/** Which parts of the files to read; where left out, every table of an archive and the first sheet of a workbook. */
export interface Parts {
  /** For each file in turn the paths within its archive, or null where all of it is to be read. */
  readonly members?: readonly (readonly string[] | null)[];
  /** The name of a sheet. */
  readonly sheet?: string;
}

/** A table that came over the network, and how. */
export interface Fetched {
  readonly summary: TableSummary;
  readonly account: ServiceAccount;
}

/** Rows of an open dataset around a place; of all months where `period` is null. */
export interface DatasetRequest {
  readonly dataset: Extract<DatasetAddress, { kind: "socrata" | "arcgis" }>;
  readonly area: StudyArea;
  readonly period: Query["period"];
}

/** Rows of a ClickHouse table around a place. */
export interface WarehouseRequest extends ClickHouseAccount {
  readonly database: string;
  readonly table: string;
  readonly area: StudyArea;
  readonly query: Query;
  readonly bucket: TimeBucket;
}

/** What to expect of an event. */
export interface ExpectationRequest extends Scope {
  readonly event: EventSpec;
  readonly harm: Pick<WhereOptions, "weights" | "weightsName" | "blend">;
  readonly weighBy: Weighing;
  readonly focusAreas: readonly FocusArea[];
  /** Null for the one that the back-test says to use. */
  readonly predictor: PredictorName | null;
  /** Past events, whose effect is expected again. */
  readonly events: Omit<EventReportOptions, "permutations" | "seed">;
}

/** Everything that can be asked of the engine: the one list of what crosses to the worker and back. */
export interface EngineCalls {
  /**
   * Reads files into one table, which replaces the open one only when all have been read. Rejects with
   * `MappingNeededError` where a person has to point out columns; ask again with the mapping then.
   */
  openFiles: {
    request: { readonly files: readonly NamedBlob[] } & Understanding & Parts;
    reply: TableSummary;
  };
  /** The tables of a zip archive, by its directory alone. */
  listArchive: { request: { readonly file: NamedBlob }; reply: readonly ArchiveMember[] };
  /** The names of a workbook's sheets, the hidden ones too. */
  listSheets: { request: { readonly file: NamedBlob }; reply: readonly string[] };
  /** Open datasets that are known to work. */
  listDatasets: { request: Record<string, never>; reply: readonly OpenDataEntry[] };
  /** What a pasted address points at. Nothing is sent. */
  recogniseAddress: { request: { readonly text: string }; reply: DatasetAddress };
  /** The months that data.police.uk has crimes for. */
  listPoliceUkMonths: { request: Record<string, never>; reply: readonly MonthIndex[] };
  /** The months around a place of which crimes of data.police.uk are kept on this device, earliest first. */
  findKeptMonths: {
    request: { readonly area: StudyArea; readonly months: readonly MonthIndex[] };
    reply: readonly KeptMonth[];
  };
  /** Downloads crimes from data.police.uk; what is finished is kept on this device. */
  fetchPoliceUk: {
    request: {
      readonly area: StudyArea | { readonly polygon: readonly LngLat[] };
      readonly months: readonly MonthIndex[];
      /** Parts fetched before this time (ISO 8601) are fetched again. */
      readonly refreshBefore?: string;
    } & Understanding;
    reply: Fetched;
  };
  /** How many rows `fetchDataset` would bring. */
  countDataset: { request: DatasetRequest; reply: number };
  /** Downloads rows of a Socrata dataset or an ArcGIS layer. */
  fetchDataset: { request: DatasetRequest & Understanding; reply: Fetched };
  /** Downloads a file and opens it; a cut download goes on where it stopped. */
  openAddress: { request: { readonly url: string } & Understanding & Parts; reply: Fetched };
  /** Forgets everything that has been fetched and kept on this device; says whether there was anything. */
  clearFetched: { request: Record<string, never>; reply: boolean };
  /** Asks a ClickHouse server for rows, gathered there. */
  openClickHouse: { request: WarehouseRequest; reply: Fetched };
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
  /** Hex counts, hotspots and histograms of a scope; the histograms of some hexes alone, where `within` names them. */
  describe: { request: Scope & { readonly within?: readonly string[] | null }; reply: HexSurface };
  /** One hex of a scope; `cell` is an H3 index. */
  profile: { request: Scope & { readonly cell: string }; reply: HexProfile };
  /** What the given posts cover. */
  assess: { request: PlacingRequest; reply: Assessment };
  /** A good placing at once, with a certified bound. */
  suggest: { request: PlacingRequest; reply: Placement };
  /** The best placing, proven, within the time limit. */
  prove: { request: PlacingRequest & { readonly timeLimitSeconds: number }; reply: Placement };
  /** What more and fewer units of each of some groups would do; `onPart` is told of each number of units once it is known. */
  whatIf: {
    request: PlacingRequest & {
      readonly units: readonly string[];
      /** Fewest and most units more than there are. */
      readonly from: number;
      readonly to: number;
      /** Seconds for the exact solver at each number of units; 0 for quick placings with their bounds. */
      readonly secondsPerPoint: number;
    };
    reply: readonly WhatIf[];
  };
  /** A schedule of placings near the best, drawn at random; or why there is none. */
  vary: {
    request: PlacingRequest & VaryChoice & { readonly timeLimitSeconds: number };
    reply: VariedPlans | NoVariation;
  };
  /** The best other place for the unit of one of the posts; null where there is none. */
  nextBest: { request: PlacingRequest & { readonly post: string }; reply: NextBest | null };
  /** The patrol of the unit at one of the posts in one stretch, its order drawn from a number. */
  patrol: {
    request: PlacingRequest & { readonly post: string; readonly period: Period; readonly seed: number };
    reply: PatrolCircuit | NoCircuit;
  };
  /** Good beats at once for all stretches of a plan, in their order, each with a certified bound. */
  beats: { request: BeatsRequest; reply: readonly BeatReport[] };
  /** The best beats of one stretch, proven, within the time limit. */
  proveBeats: {
    request: BeatsRequest & { readonly period: Period; readonly timeLimitSeconds: number };
    reply: BeatReport;
  };
  /** What is left at the sources of a plan, each looked at where it is. */
  abstraction: { request: AbstractionRequest; reply: AbstractionLedger };
  /** Loads streets that units on foot go along, to be named by their fingerprint; those before are still there until others are loaded. */
  openStreets: { request: { readonly from: StreetsSource; readonly area: StudyArea }; reply: StreetsSummary };
  /** Lets go of all streets; says whether there were any. */
  dropStreets: { request: Record<string, never>; reply: boolean };
  /** The street at a place, from junction to junction. */
  findStreet: { request: { readonly at: LngLat; readonly streets: string | null }; reply: StreetStretch };
  /** Outlines of what is reached along the streets from places within minutes; none without streets. Polygons, the first ring the outer. */
  drawReach: {
    request: Pick<PlanDocument, "areas"> & {
      readonly streets: string | null;
      readonly places: readonly {
        readonly at: LngLat;
        readonly minutes: number;
        readonly speedKmh: number;
      }[];
    };
    reply: readonly Isochrone["outline"][];
  };
  /** The indices of harm that ship. */
  listHarmIndices: { request: Record<string, never>; reply: readonly HarmIndex[] };
  /** Reads events from text that somebody typed, pasted or opened; what cannot be read is refused line by line. */
  readEventCalendar: { request: { readonly text: string }; reply: CalendarReading };
  /** Reads a list of sites from the text of a file; what cannot be read is refused line by line. */
  readSiteList: { request: { readonly file: string; readonly text: string }; reply: SiteListReading };
  /** The text of a calendar as CSV. */
  writeEventCalendar: { request: { readonly calendar: EventCalendar }; reply: string };
  /** Where recorded crime of a scope gathers, by several methods. */
  reportWhere: {
    request: Scope & { readonly harm: Pick<WhereOptions, "weights" | "weightsName" | "blend"> };
    reply: WhereReport;
  };
  /** How recorded crime of a scope is spread over months, days and hours. */
  reportWhen: { request: Scope & Pick<WhenOptions, "compare">; reply: WhenReport };
  /** What the events at a venue change. */
  reportEvents: {
    request: Scope & { readonly events: Omit<EventReportOptions, "permutations" | "seed"> };
    reply: EventReport;
  };
  /** What to expect in each hex and phase of an event, and a back-test of whether to believe it. */
  reportExpectation: { request: ExpectationRequest; reply: Expectation };
  /** How a crowd leaves, minute by minute; needs no data. */
  clockCrowd: { request: { readonly plan: CrowdPlan }; reply: CrowdClock };
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
  /** Told how far the download from a service has come; reading its rows afterwards goes to `onProgress`. */
  readonly onDownload?: (progress: ServiceProgress) => void;
  /** Told now and then what a long analysis is doing: `Scanning circles, 312 of 999`. */
  readonly onWork?: (doing: string) => void;
  /** Told of each number of units of `whatIf` as soon as it is known. */
  readonly onPart?: (part: WhatIfPart) => void;
}

/** The engine as callers see it, in a worker or not. Rejects with `ProblemError` or `AbortError`. */
export type Engine = {
  readonly [M in EngineMethod]: (
    request: EngineCalls[M]["request"],
    options?: CallOptions,
  ) => Promise<EngineCalls[M]["reply"]>;
};
