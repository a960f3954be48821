import { createStore } from "zustand/vanilla";
import { DEFAULT_CHOICES } from "../model/analysis-choices.ts";
import { DEFAULT_HARMONISING } from "../model/offence-taxonomy.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { startHistory } from "../plan/history.ts";
import { type AnalysisActions, createAnalysisActions } from "./analysis-actions.ts";
import type { AppContext } from "./app-context.ts";
import { type BeatActions, createBeatActions } from "./beat-actions.ts";
import { type CompareActions, createCompareActions } from "./compare-actions.ts";
import { type CrowdActions, createCrowdActions } from "./crowd-actions.ts";
import { createDataActions, type DataActions } from "./data-actions.ts";
import { createFixedPostActions, type FixedPostActions } from "./fixed-post-actions.ts";
import { createFocusActions, type FocusActions } from "./focus-actions.ts";
import { keepReportsFresh } from "./keep-reports.ts";
import { createPlacingActions, type PlacingActions } from "./placing-actions.ts";
import { createPlanActions, type PlanActions } from "./plan-actions.ts";
import { createQualityActions, type QualityActions } from "./quality-actions.ts";
import { keepResultsFresh } from "./recompute.ts";
import { NO_REPORTS } from "./report-state.ts";
import { createServiceActions, type ServiceActions } from "./service-actions.ts";
import { createSharingActions, type SharingActions } from "./sharing-actions.ts";
import { createSiteActions, type SiteActions } from "./site-actions.ts";
import { createSourceActions, type SourceActions } from "./source-actions.ts";
import type { AppState, Preferences } from "./state.ts";
import { createStreetActions, type StreetActions } from "./street-actions.ts";
import { createVaryActions, type VaryActions } from "./vary-actions.ts";
import { createViewActions, type ViewActions } from "./view-actions.ts";
import { createWeighingActions, type WeighingActions } from "./weighing-actions.ts";

/** Everything a person can do on the page. */
export interface Actions
  extends ServiceActions,
    AnalysisActions,
    BeatActions,
    CrowdActions,
    CompareActions,
    FocusActions,
    FixedPostActions,
    SiteActions,
    StreetActions,
    QualityActions,
    PlanActions,
    PlacingActions,
    DataActions,
    SharingActions,
    SourceActions,
    VaryActions,
    ViewActions,
    WeighingActions {}

/** Builds the store and its actions around an engine; starts nothing but keeping results fresh. */
export function createApp(
  parts: Omit<AppContext, "store"> & { readonly plan: PlanDocument; readonly preferences: Preferences },
): { context: AppContext; actions: Actions } {
  const store = createStore<AppState>(() => ({
    history: startHistory(parts.plan),
    data: { kind: "none" },
    load: null,
    surface: null,
    coverage: null,
    suggestion: null,
    profile: null,
    quality: null,
    solving: null,
    problem: null,
    announcement: "",
    elsewhere: null,
    mappingRequest: null,
    archives: null,
    workbook: null,
    mappings: [],
    harmonising: DEFAULT_HARMONISING,
    step: "plan",
    bench: null,
    measure: null,
    analysis: DEFAULT_CHOICES,
    reports: NO_REPORTS,
    work: {},
    halted: {},
    shippedCalendars: {},
    harmIndices: [],
    patrolAsked: null,
    patrol: null,
    whatIf: null,
    whatIfUnit: null,
    crowdClock: null,
    beats: null,
    provingBeats: null,
    ledger: null,
    nextUnits: null,
    nextUnitsAsked: false,
    weighing: null,
    variedAsked: null,
    varied: null,
    nextBest: null,
    streets: null,
    reach: null,
    kept: null,
    keptAssessment: null,
    keptSurface: null,
    comparing: false,
    movesShown: false,
    period: null,
    selection: null,
    hexFilter: null,
    picking: null,
    focusDraft: null,
    focusEdited: null,
    fixedPostEdited: null,
    sourceEdited: null,
    preferences: parts.preferences,
  }));
  const context: AppContext = { ...parts, store };
  keepResultsFresh(context);
  keepReportsFresh(context);
  const placing = createPlacingActions(context);
  const data = createDataActions(context, placing);
  const focus = createFocusActions(context);
  const fixed = createFixedPostActions(context, placing);
  const streetActions = createStreetActions(context, placing);
  const sharing = createSharingActions(context, data, placing);
  return {
    context,
    actions: {
      ...placing,
      ...data,
      ...focus,
      ...fixed,
      ...createSiteActions(context, placing),
      ...streetActions,
      ...createPlanActions(context, data, placing, { ...focus, ...fixed, ...streetActions }),
      ...sharing,
      ...createCompareActions(context, placing, sharing),
      ...createViewActions(context),
      ...createQualityActions(context, data),
      ...createServiceActions(context, data),
      ...createAnalysisActions(context),
      ...createCrowdActions(context),
      ...createBeatActions(context),
      ...createSourceActions(context),
      ...createWeighingActions(context),
      ...createVaryActions(context, placing),
    },
  };
}
