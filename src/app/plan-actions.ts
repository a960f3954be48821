import type { EventSpec, PhaseName } from "../model/event-spec.ts";
import type { UnitKind } from "../model/fleet.ts";
import type { Movement, Objective } from "../model/objective.ts";
import { tabulatePatrol } from "../model/patrol-tables.ts";
import { isOnDuty } from "../model/period.ts";
import type { PlanArea } from "../model/plan-area.ts";
import { SIMULATED_BADGE } from "../model/provenance.ts";
import type { Query } from "../model/query.ts";
import { writeTableCsv } from "../model/report-table.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import type { Venue } from "../model/venue.ts";
import { formatCoordinates } from "../model/venue.ts";
import {
  addSupportUnits,
  addUnitGroup,
  removeUnitGroup,
  setMovement,
  setObjective,
  setPhases,
  setUnitGroup,
  type UnitGroupChange,
} from "../plan/edit-fleet.ts";
import { removePlanArea, savePlanArea } from "../plan/edit-ground.ts";
import { setArea, setEventDate, setEventName, setEventTimes, setQuery, setVenue } from "../plan/edit-plan.ts";
import { addPost, movePost, pinPost, removePost, setPostPhases } from "../plan/edit-posts.ts";
import { redo, undo } from "../plan/history.ts";
import type { AppContext } from "./app-context.ts";
import { editPlan, showProblem } from "./app-context.ts";
import type { DataActions } from "./data-actions.ts";
import { downloadText } from "./download-text.ts";
import type { FixedPostActions } from "./fixed-post-actions.ts";
import type { FocusActions } from "./focus-actions.ts";
import { selectNextBest } from "./next-best.ts";
import { selectPatrol } from "./patrol-card.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { nameSource, settleIn } from "./settle-in.ts";
import { selectPeriod } from "./shown-period.ts";
import type { StreetActions } from "./street-actions.ts";

/** Edits of the plan; each is an undo step, but typing and dragging a slider are one. */
export interface PlanActions {
  chooseVenue(venue: Venue): void;
  /** Puts the event at a point that is not in the list. */
  choosePoint(at: LngLat): void;
  setEventName(name: string): void;
  setEventDate(date: string): void;
  setEventTimes(times: Partial<Pick<EventSpec, "doors" | "start" | "end">>): void;
  setArea(area: Partial<Pick<StudyArea, "radiusM" | "resolution">>): void;
  setQuery(query: Partial<Query>): void;
  setUnitGroup(id: string, change: UnitGroupChange): void;
  addUnitGroup(kind: UnitKind): void;
  /** Adds police support units: serials, and an inspector beside each three. */
  addSupportUnits(count: number): void;
  removeUnitGroup(id: string): void;
  /** Plans some phases one by one; none for the evening as one. */
  setPhases(phases: readonly PhaseName[]): void;
  /** Puts a planned phase on screen. */
  showPhase(phase: PhaseName): void;
  setObjective(objective: Partial<Objective>): void;
  setMovement(movement: Partial<Movement>): void;
  setPostPhases(id: string, phases: readonly PhaseName[] | null): void;
  /** Asks for the patrol card of the unit at a post, its order drawn from a number. */
  askForPatrol(post: string, seed: number): void;
  /** Saves the patrol card that is drawn as CSV. */
  exportPatrol(): void;
  savePlanArea(area: PlanArea): void;
  removePlanArea(id: string): void;
  addPost(at: LngLat): void;
  /** Does with a point of the map what the page is picking a point for. */
  placePicked(at: LngLat): void;
  movePost(id: string, to: LngLat): void;
  /** Moves the selected post to the best other place for it, once that is known. */
  takeNextBest(): void;
  pinPost(id: string, pinned: boolean): void;
  removePost(id: string): void;
  undo(): void;
  redo(): void;
}

export function createPlanActions(
  context: AppContext,
  data: DataActions,
  placing: PlacingActions,
  ground: Pick<FocusActions, "drawPoint"> &
    Pick<FixedPostActions, "addFixedPost"> &
    Pick<StreetActions, "closeStreet">,
): PlanActions {
  const { store } = context;

  function edit(change: Parameters<typeof editPlan>[1], coalesce?: string): void {
    try {
      editPlan(context, change, coalesce);
    } catch (error) {
      showProblem(context, error);
    }
  }

  /** A post that is not staffed in the phase on screen is not shown, so it is not selected either; nor is one that is gone. */
  function keepSelectionInPlan(): void {
    const state = store.getState();
    const { selection } = state;
    const isKnown = (id: string | null) => state.history.present.fixedPosts.some((post) => post.id === id);
    if (!isKnown(state.fixedPostEdited)) store.setState({ fixedPostEdited: null });
    if (selection?.kind === "fixed-post" && !isKnown(selection.id)) store.setState({ selection: null });
    if (selection?.kind !== "post") return;
    const post = state.history.present.posts.find(({ id }) => id === selection.id);
    if (!post || !isOnDuty(post, selectPeriod(state))) store.setState({ selection: null });
  }

  function moveTo(venue: EventSpec["venue"]): void {
    placing.cancelSuggestion();
    edit((plan) => setVenue(plan, venue));
    keepSelectionInPlan();
    store.setState({ selection: null, picking: null, focusDraft: null, elsewhere: null });
    if (store.getState().data.kind === "open") {
      settleIn(context, placing, false).catch((error) => showProblem(context, error));
    }
  }

  function travel(step: typeof undo): void {
    placing.cancelSuggestion();
    store.setState({ history: step(store.getState().history), problem: null });
    nameSource(context);
    keepSelectionInPlan();
    void reopenSource();
  }

  /** A step across plans may end at one made from the demonstration data while that is not open. */
  async function reopenSource(): Promise<void> {
    const { data: open, history } = store.getState();
    if (open.kind === "none" && history.present.source?.simulated) {
      await data.openDemonstration({ keepPosts: true });
    }
  }

  const actions: PlanActions = {
    chooseVenue: (venue) =>
      moveTo({ id: venue.id, name: venue.name, at: venue.at, capacity: venue.capacity }),
    choosePoint: (at) => moveTo({ id: null, name: formatCoordinates(at), at, capacity: null }),
    setEventName: (name) => edit((plan) => setEventName(plan, name), "event-name"),
    setEventDate: (date) => edit((plan) => setEventDate(plan, date)),
    setEventTimes: (times) => edit((plan) => setEventTimes(plan, times)),
    setArea: (area) => {
      placing.cancelSuggestion();
      edit((plan) => setArea(plan, area), area.radiusM === undefined ? undefined : "radius");
      if (store.getState().selection?.kind === "cell") store.setState({ selection: null });
    },
    setQuery: (query) => {
      placing.cancelSuggestion();
      edit((plan) => setQuery(plan, { ...plan.query, ...query }));
    },
    setUnitGroup: (id, change) => {
      placing.cancelSuggestion();
      edit((plan) => setUnitGroup(plan, id, change), `units-${id}-${Object.keys(change).join("-")}`);
    },
    addUnitGroup: (kind) => {
      placing.cancelSuggestion();
      edit((plan) => addUnitGroup(plan, kind));
    },
    addSupportUnits: (count) => {
      placing.cancelSuggestion();
      edit((plan) => addSupportUnits(plan, count));
    },
    removeUnitGroup: (id) => {
      placing.cancelSuggestion();
      const { fleet, posts } = store.getState().history.present;
      const name = fleet.find((group) => group.id === id)?.name ?? "Units";
      const gone = posts.filter((post) => post.unit === id).length;
      edit((plan) => removeUnitGroup(plan, id));
      const also = gone === 0 ? "" : gone === 1 ? " with their post" : ` with their ${gone} posts`;
      store.setState({ selection: null, announcement: `${name} removed${also}. Undo brings them back.` });
    },
    setPhases: (phases) => {
      placing.cancelSuggestion();
      edit((plan) => setPhases(plan, phases));
      keepSelectionInPlan();
    },
    showPhase: (phase) => {
      store.setState({ period: phase });
      keepSelectionInPlan();
    },
    setObjective: (objective) => {
      placing.cancelSuggestion();
      edit((plan) => setObjective(plan, objective), `objective-${Object.keys(objective).join("-")}`);
    },
    setMovement: (movement) => {
      placing.cancelSuggestion();
      edit((plan) => setMovement(plan, movement), `movement-${Object.keys(movement).join("-")}`);
    },
    setPostPhases: (id, phases) => {
      placing.cancelSuggestion();
      edit((plan) => setPostPhases(plan, id, phases));
      keepSelectionInPlan();
    },
    askForPatrol: (post, seed) => store.setState({ patrolAsked: { post, seed } }),
    exportPatrol: () => {
      const state = store.getState();
      const patrol = selectPatrol(state);
      if (patrol?.kind !== "circuit") return;
      const { posts, source } = state.history.present;
      const number = posts.findIndex(({ id }) => id === state.patrolAsked?.post) + 1;
      const provenance = [
        { name: "Card", value: `Post ${number}, number ${patrol.seed}` },
        { name: "Data", value: source?.simulated ? SIMULATED_BADGE : "Recorded data" },
      ];
      downloadText(
        `patrol-post-${number}.csv`,
        "text/csv",
        writeTableCsv(tabulatePatrol(patrol), provenance),
      );
    },
    savePlanArea: (area) => {
      placing.cancelSuggestion();
      edit((plan) => savePlanArea(plan, area));
    },
    removePlanArea: (id) => {
      placing.cancelSuggestion();
      const name = store.getState().history.present.areas.find((area) => area.id === id)?.name ?? "Area";
      edit((plan) => removePlanArea(plan, id));
      store.setState({ announcement: `${name} removed. Undo brings it back.` });
    },
    addPost: (at) => {
      placing.cancelSuggestion();
      const before = new Set(store.getState().history.present.posts.map((post) => post.id));
      edit((plan) => {
        const group = plan.fleet.find((each) => each.count > 0) ?? plan.fleet[0];
        const period = selectPeriod(store.getState());
        return addPost(plan, at, group?.id ?? "", period === "evening" ? null : [period]);
      });
      const added = store.getState().history.present.posts.find((post) => !before.has(post.id));
      if (added) store.setState({ picking: null, selection: { kind: "post", id: added.id } });
    },
    placePicked: (at) => {
      const { picking } = store.getState();
      if (picking === "venue") actions.choosePoint(at);
      else if (picking === "post") actions.addPost(at);
      else if (picking === "fixed-post") ground.addFixedPost(at);
      else if (picking === "street") void ground.closeStreet(at);
      else if (picking) ground.drawPoint(at);
    },
    movePost: (id, to) => {
      placing.cancelSuggestion();
      edit((plan) => movePost(plan, id, to));
    },
    takeNextBest: () => {
      const state = store.getState();
      const nextBest = selectNextBest(state);
      if (!nextBest) return;
      const number = state.history.present.posts.findIndex(({ id }) => id === nextBest.post) + 1;
      actions.movePost(nextBest.post, nextBest.at);
      store.setState({ announcement: `Post ${number} moved. Undo brings it back.` });
    },
    pinPost: (id, pinned) => {
      placing.cancelSuggestion();
      edit((plan) => pinPost(plan, id, pinned));
    },
    removePost: (id) => {
      placing.cancelSuggestion();
      const number = store.getState().history.present.posts.findIndex((post) => post.id === id) + 1;
      edit((plan) => removePost(plan, id));
      store.setState({ selection: null, announcement: `Post ${number} removed. Undo brings it back.` });
    },
    undo: () => travel(undo),
    redo: () => travel(redo),
  };
  return actions;
}
