import { type FocusArea, type FocusGeometry, focusAreaProblem } from "../model/focus-area.ts";
import type { FocusReading } from "../model/focus-reading.ts";
import { distanceM } from "../model/geodesy.ts";
import { FEWEST_POINTS, makeFocusArea, shapeThrough, tooManyAreas } from "../model/new-focus-area.ts";
import { makePlanArea, type PlanAreaKind, planAreaProblem } from "../model/plan-area.ts";
import type { LngLat } from "../model/units.ts";
import { savePlanArea, setFocusAreas } from "../plan/edit-ground.ts";
import { readFocusGeoJson } from "../plan/read-focus-geojson.ts";
import { writeFocusGeoJson } from "../plan/write-focus-geojson.ts";
import { type AppContext, attempt, editPlan } from "./app-context.ts";
import { downloadText } from "./download-text.ts";
import { selectPlan } from "./selectors.ts";
import { addDrawnSource } from "./source-actions.ts";
import type { AppState } from "./state.ts";

/** Ground that a person weighs: drawing it, and keeping it. Nothing is computed anew until an area is there. */
export interface FocusActions {
  /** Begins to draw on the map; what was begun before is dropped. */
  startDrawing(type: FocusGeometry["type"]): void;
  /** Begins to draw an area that binds the plan. */
  drawPlanArea(kind: PlanAreaKind): void;
  /** Adds a point to what is being drawn; a circle is finished with its one point. */
  drawPoint(at: LngLat): void;
  takeBackPoint(): void;
  /** Makes a focus area of what was drawn and opens its editor; says what is missing where the points are too few. */
  finishDrawing(): void;
  cancelDrawing(): void;
  /** Opens the editor of a focus area, or closes it. */
  editFocusArea(id: string | null): void;
  /** Adds an area, or puts it in place of the one with its id. The problem, in words, where it cannot be. */
  saveFocusArea(area: FocusArea): string | null;
  removeFocusArea(id: string): void;
  /** Adds what a GeoJSON file holds; null, with the problem shown, where the file cannot be read at all. */
  addFocusFile(file: Blob): Promise<FocusReading | null>;
  exportFocusAreas(): void;
}

const SHAPES: Readonly<Record<FocusGeometry["type"], string>> = {
  point: "A circle",
  line: "A route",
  polygon: "An area",
};

/** A click this near to the point before it is the second of a double click, metres. */
const SAME_POINT_M = 1;

export function createFocusActions(context: AppContext): FocusActions {
  const { store } = context;
  const areas = () => selectPlan(store.getState()).focusAreas;
  const keep = (focusAreas: readonly FocusArea[]) =>
    editPlan(context, (plan) => setFocusAreas(plan, focusAreas));
  const announce = (announcement: string) => store.setState({ announcement });

  /** Makes an area that binds the plan of what was drawn; what cannot be one stays on the map, with the reason. */
  function finishPlanArea(kind: PlanAreaKind, ring: readonly LngLat[]): void {
    const { areas: others } = selectPlan(store.getState());
    const area = makePlanArea(kind, ring, others);
    const problem = planAreaProblem(area);
    if (problem) {
      announce(problem);
      return;
    }
    editPlan(context, (plan) => savePlanArea(plan, area));
    store.setState({ ...endDrawing(store.getState()), announcement: `${area.name} added.` });
  }

  const actions: FocusActions = {
    startDrawing: (type) =>
      store.setState({
        picking: type === "point" ? "focus-point" : "focus-shape",
        focusDraft: { purpose: "focus", type, points: [] },
        focusEdited: null,
        step: "explore",
      }),
    drawPlanArea: (kind) =>
      store.setState({
        picking: "focus-shape",
        focusDraft: { purpose: kind, type: "polygon", points: [] },
        focusEdited: null,
        step: "plan",
      }),
    drawPoint(at) {
      const draft = store.getState().focusDraft;
      if (!draft) return;
      const last = draft.points.at(-1);
      if (last && distanceM(last, at) < SAME_POINT_M) return;
      const points = [...draft.points, at];
      store.setState({ focusDraft: { ...draft, points } });
      if (draft.type === "point") actions.finishDrawing();
      else announce(`${points.length} ${points.length === 1 ? "point" : "points"} drawn.`);
    },
    takeBackPoint() {
      const draft = store.getState().focusDraft;
      if (!draft || draft.points.length === 0) return;
      const points = draft.points.slice(0, -1);
      store.setState({ focusDraft: { ...draft, points } });
      announce(points.length === 0 ? "No point is left." : `Point ${points.length + 1} taken back.`);
    },
    finishDrawing() {
      const draft = store.getState().focusDraft;
      if (!draft) return;
      const shape = shapeThrough(draft.type, draft.points);
      if (!shape) {
        announce(`${SHAPES[draft.type]} needs at least ${FEWEST_POINTS[draft.type]} points.`);
        return;
      }
      if (draft.purpose === "source") {
        if (addDrawnSource(context, shape)) store.setState(endDrawing(store.getState()));
        return;
      }
      if (draft.purpose !== "focus") {
        finishPlanArea(draft.purpose, draft.points);
        return;
      }
      const area = makeFocusArea(areas(), shape, draft.type === "line" ? { kind: "route" } : {});
      const problem = actions.saveFocusArea(area);
      if (problem) announce(problem);
      else store.setState({ ...endDrawing(store.getState()), focusEdited: area.id });
    },
    cancelDrawing: () => store.setState(endDrawing(store.getState())),
    editFocusArea: (focusEdited) => store.setState({ focusEdited }),
    saveFocusArea(area) {
      const before = areas();
      const isNew = before.every(({ id }) => id !== area.id);
      const problem = focusAreaProblem(area) ?? (isNew ? tooManyAreas(before.length + 1) : null);
      if (problem) return problem;
      keep(isNew ? [...before, area] : before.map((other) => (other.id === area.id ? area : other)));
      announce(isNew ? `${area.name} added.` : `${area.name} changed.`);
      return null;
    },
    removeFocusArea(id) {
      const area = areas().find((other) => other.id === id);
      if (!area) return;
      keep(areas().filter((other) => other.id !== id));
      store.setState({ focusEdited: null, announcement: `${area.name} removed. Undo brings it back.` });
    },
    addFocusFile: (file) =>
      attempt(context, async () => {
        const reading = readFocusGeoJson(await file.text(), areas());
        if (reading.areas.length > 0) keep([...areas(), ...reading.areas]);
        return reading;
      }),
    exportFocusAreas: () =>
      downloadText("focus-areas.geojson", "application/geo+json", writeFocusGeoJson(areas())),
  };
  return actions;
}

/** What ends a drawing that is under way, and touches no other picking. */
export function endDrawing({ focusDraft, picking }: AppState): Partial<AppState> {
  return focusDraft ? { focusDraft: null, picking: picking?.startsWith("focus") ? null : picking } : {};
}
