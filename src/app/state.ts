import type { NamedBlob } from "../engine/client.ts";
import type { AbstractionLedger } from "../model/abstraction.ts";
import type { AnalysisChoices } from "../model/analysis-choices.ts";
import type { ArchiveListing } from "../model/archive-choice.ts";
import type { BeatReport } from "../model/beat-report.ts";
import type { MappingRequest, SavedMapping } from "../model/column-mapping.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { CrowdClock } from "../model/crowd-clock.ts";
import type { Assessment, Placement } from "../model/deployment.ts";
import type { EventCalendar } from "../model/event-calendar.ts";
import type { PhaseName } from "../model/event-spec.ts";
import type { FocusGeometry } from "../model/focus-area.ts";
import type { HarmIndex } from "../model/harm-index.ts";
import type { HexProfile, HexSurface } from "../model/hex-surface.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import type { NextBest } from "../model/next-best.ts";
import type { Harmonising } from "../model/offence-taxonomy.ts";
import type { NoCircuit, PatrolCircuit } from "../model/patrol-card.ts";
import type { Period } from "../model/period.ts";
import type { PlanAreaKind } from "../model/plan-area.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import type { ProblemReport } from "../model/problem.ts";
import type { QualityReport } from "../model/quality-report.ts";
import type { ServiceAccount, ServiceProgress } from "../model/service-account.ts";
import type { StreetsSummary } from "../model/streets.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { Isochrone } from "../model/travel.ts";
import type { LngLat } from "../model/units.ts";
import type { NoVariation, VariedPlans, VaryChoice } from "../model/varied-plans.ts";
import type { WhatIf } from "../model/what-if.ts";
import type { History } from "../plan/history.ts";
import type { Keyed } from "./keyed.ts";
import type { MeasureId } from "./map-measures.ts";
import type { BenchPage, Halt, ReportName, ReportState } from "./report-state.ts";

export type Step = "explore" | "plan" | "brief";

/** Which table the engine holds. `id` grows with every table opened, so results can name the one they are of. */
export type DataState =
  | { readonly kind: "none" }
  | {
      readonly kind: "open";
      readonly id: number;
      readonly summary: TableSummary;
      readonly demonstration: boolean;
      /** How the rows came over the network; null where they were opened from files. */
      readonly account: ServiceAccount | null;
    };

export type Selection =
  | { readonly kind: "cell"; readonly cell: string }
  | { readonly kind: "post"; readonly id: string }
  | { readonly kind: "fixed-post"; readonly id: string };

/** What a click on the map means while it is set. */
export type Picking = "venue" | "post" | "fixed-post" | "street" | DrawingPick;

/** A focus area's only point, or one more of its several. */
export type DrawingPick = "focus-point" | "focus-shape";

/** An area that is being drawn on the map, and what it is to be. */
export interface FocusDraft {
  readonly purpose: "focus" | "source" | PlanAreaKind;
  readonly type: FocusGeometry["type"];
  readonly points: readonly LngLat[];
}

export type SchemePreference = "auto" | "light" | "dark";

export interface Preferences {
  readonly scheme: SchemePreference;
  /** `openfreemap`, `none` for the plain style, or the address of a MapLibre style. */
  readonly basemap: string;
}

/** The last placing the engine chose: for which inputs, around which pins, and which posts it gave. */
export interface Suggestion {
  readonly inputsKey: string;
  readonly postsKey: string;
  /** Ids of the posts that were pinned; the proof is about the others. */
  readonly pinned: readonly string[];
  readonly placement: Placement;
}

/** The two questions about more and fewer units, by where their answers stand in the state. */
export type WeighedName = "whatIf" | "nextUnits";
/** A plan as it was when somebody kept it, or as a file holds it. */
export interface KeptPlan {
  readonly name: string;
  readonly plan: PlanDocument;
  /** The suggestion that its posts were of, so that what is proven of them stays known; null where they were of none. */
  readonly suggestion: Suggestion | null;
}

/** The state of the page: the plan with its history, what is open, what was computed, what is selected. */
export interface AppState {
  readonly history: History<PlanDocument>;
  readonly data: DataState;
  readonly load: {
    readonly label: string;
    /** How far reading has come, or before that downloading; null before either has begun. */
    readonly progress: LoadProgress | null;
    readonly download: ServiceProgress | null;
  } | null;
  readonly surface: Keyed<HexSurface> | null;
  /** What the posts on screen do. */
  readonly coverage: Keyed<Assessment> | null;
  readonly suggestion: Suggestion | null;
  readonly profile: Keyed<HexProfile> | null;
  /** How far the open data can be believed, for the study area. */
  readonly quality: Keyed<QualityReport> | null;
  readonly solving: "suggesting" | "proving" | null;
  readonly problem: ProblemReport | null;
  /** Said quietly, once, to screen readers and in the status line: `Post 4 removed. Undo brings it back.` */
  readonly announcement: string;
  /** Set when the open data has no row, or next to none, in the study area: where its rows are instead. */
  readonly elsewhere: { readonly rowsHere: number; readonly places: readonly NearbyData[] } | null;
  /** Set while a file waits for somebody to point out its columns. */
  readonly mappingRequest: { readonly request: MappingRequest } | null;
  /** Set while large archives, and files beside them, wait for somebody to choose forces and months. */
  readonly archives: {
    readonly files: readonly NamedBlob[];
    readonly listings: readonly ArchiveListing[];
  } | null;
  /** Set while a workbook of several sheets waits for somebody to choose one. */
  readonly workbook: { readonly file: NamedBlob; readonly sheets: readonly string[] } | null;
  /** Mappings a person made, remembered for files with the same header. */
  readonly mappings: readonly SavedMapping[];
  /** How offence texts of the open data are brought to the taxonomy. */
  readonly harmonising: Harmonising;
  readonly step: Step;
  /** The page of the analyst's bench that is open. */
  readonly bench: BenchPage | null;
  /** What colours the hexes in the Explore step; null for the count. */
  readonly measure: MeasureId | null;
  readonly analysis: AnalysisChoices;
  readonly reports: ReportState;
  /** What is being done for a report that is being worked out. */
  readonly work: Readonly<Partial<Record<ReportName, string | null>>>;
  /** Reports that are not worked out for these inputs, and why. */
  readonly halted: Readonly<Partial<Record<ReportName, Halt | undefined>>>;
  /** Calendars that ship, by `venueKey`. */
  readonly shippedCalendars: Readonly<Record<string, EventCalendar>>;
  readonly harmIndices: readonly HarmIndex[];
  /** The patrol card that was asked for, and the one that was drawn last. */
  readonly patrolAsked: { readonly post: string; readonly seed: number } | null;
  readonly patrol: Keyed<PatrolCircuit | NoCircuit> | null;
  /** What more and fewer units would do, and of which group that is asked; null where nobody asked. */
  readonly whatIf: Keyed<readonly WhatIf[]> | null;
  readonly whatIfUnit: string | null;
  /** How the crowd that the plan speaks of leaves. */
  readonly crowdClock: Keyed<CrowdClock> | null;
  /** The beats of the units that patrol, one report for each stretch of the plan. */
  readonly beats: Keyed<readonly BeatReport[]> | null;
  /** The stretch whose beats are being proven. */
  readonly provingBeats: Period | null;
  /** What is left where units are taken from. */
  readonly ledger: Keyed<AbstractionLedger> | null;
  /** What one unit more of each group would do, and whether that is asked. */
  readonly nextUnits: Keyed<readonly WhatIf[]> | null;
  readonly nextUnitsAsked: boolean;
  /** Which of the two is being proven, for which inputs, and how far it has come. */
  readonly weighing: { readonly name: WeighedName; readonly key: string; readonly doing: string } | null;
  /** The schedule of varied plans that was asked for, and the one that was drawn last. */
  readonly variedAsked: VaryChoice | null;
  readonly varied: Keyed<VariedPlans | NoVariation> | null;
  /** The best other place for the unit of the post that is selected. */
  readonly nextBest: Keyed<NextBest | null> | null;
  /** The streets that units on foot go along; null where ways are straight lines. */
  readonly streets: StreetsSummary | null;
  /** Outlines of what the unit of the selected post reaches along them. */
  readonly reach: Keyed<readonly Isochrone["outline"][]> | null;
  /** The plan that was kept to be compared with the one on screen; null where none is. */
  readonly kept: KeptPlan | null;
  /** What the posts of the kept plan do. */
  readonly keptAssessment: Keyed<Assessment> | null;
  /** The hexes of the kept plan, where it counts other ground or other rows than the one on screen. */
  readonly keptSurface: Keyed<HexSurface> | null;
  /** Whether the two plans are side by side on screen. */
  readonly comparing: boolean;
  /** Whether the map draws how units get to their posts of the phase on screen. */
  readonly movesShown: boolean;
  /** The phase that is on screen, while the plan is by phases. */
  readonly period: PhaseName | null;
  readonly selection: Selection | null;
  /** Hexes that the charts of rows are limited to, of the area they were chosen in; null for all. */
  readonly hexFilter: { readonly area: StudyArea; readonly cells: readonly string[] } | null;
  readonly picking: Picking | null;
  /** What has been drawn so far, while a focus area is being drawn. */
  readonly focusDraft: FocusDraft | null;
  /** Id of the focus area whose editor is open. */
  readonly focusEdited: string | null;
  /** Id of the source of units whose editor is open. */
  readonly sourceEdited: string | null;
  /** Id of the fixed post whose editor is open. */
  readonly fixedPostEdited: string | null;
  readonly preferences: Preferences;
}

/** A place that the open data does cover. */
export interface NearbyData {
  readonly name: string;
  readonly venueId: string | null;
  readonly at: LngLat;
  readonly rows: number;
}
