import type { SourceArea, SourceGround } from "../model/abstraction.ts";
import { tabulateAbstraction } from "../model/abstraction-tables.ts";
import type { FocusGeometry } from "../model/focus-area.ts";
import { ProblemError } from "../model/problem.ts";
import { SIMULATED_BADGE } from "../model/provenance.ts";
import { writeTableCsv } from "../model/report-table.ts";
import { makeSource, NEW_STATION_RADIUS_M } from "../model/source-area.ts";
import type { LngLat } from "../model/units.ts";
import { removeSource, saveSource } from "../plan/edit-sources.ts";
import { type AppContext, editPlan, showProblem } from "./app-context.ts";
import { downloadText } from "./download-text.ts";
import { selectPlan } from "./selectors.ts";
import { selectLedger } from "./shown-ledger.ts";

/** Places that units are taken from; each of these is an undo step, but typing into one field is one. */
export interface SourceActions {
  /** Begins to draw the ground of a source on the map: a circle around a station, or an area. */
  drawSource(type: "point" | "polygon"): void;
  /** Adds a station at a position that was typed. */
  addStation(at: LngLat): void;
  /** Puts a source in place of the one with its id. The problem, in words, where it cannot be; then the plan is unchanged. */
  saveSource(source: SourceArea): string | null;
  removeSource(id: string): void;
  /** Opens the editor of a source, or closes it. */
  editSource(id: string | null): void;
  /** Saves what is left at the sources, or where officers come from, as CSV. */
  exportLedger(table: "abstraction-sources" | "abstraction-roster"): void;
}

export function createSourceActions(context: AppContext): SourceActions {
  const { store } = context;
  const sources = () => selectPlan(store.getState()).takenFrom;
  return {
    drawSource: (type) =>
      store.setState({
        picking: type === "point" ? "focus-point" : "focus-shape",
        focusDraft: { purpose: "source", type, points: [] },
        focusEdited: null,
        sourceEdited: null,
        step: "plan",
      }),
    addStation(at) {
      addSource(context, "station", { type: "point", at, radiusM: NEW_STATION_RADIUS_M });
    },
    saveSource(source) {
      const before = sources().find(({ id }) => id === source.id);
      try {
        const part = changedIn(before, source);
        editPlan(context, (plan) => saveSource(plan, source), `source-${source.id}-${part}`);
        return null;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return error.report.what;
      }
    },
    removeSource(id) {
      const source = sources().find((each) => each.id === id);
      if (!source) return;
      editPlan(context, (plan) => removeSource(plan, id));
      store.setState({ sourceEdited: null, announcement: `${source.name} removed. Undo brings it back.` });
    },
    editSource: (sourceEdited) => store.setState({ sourceEdited }),
    exportLedger(name) {
      const ledger = selectLedger(store.getState());
      const table = ledger && tabulateAbstraction(ledger)[name];
      if (!table) return;
      const { source } = selectPlan(store.getState());
      const provenance = [
        {
          name: "Method",
          value: "Abstraction: demand of the same hours on the ground that units are taken from",
        },
        { name: "Data", value: source?.simulated ? SIMULATED_BADGE : "Recorded data" },
      ];
      downloadText(`${name}.csv`, "text/csv", writeTableCsv(table, provenance));
    },
  };
}

/** Makes a source of what was drawn and opens its editor; false, with the reason announced, where it cannot be one. */
export function addDrawnSource(context: AppContext, shape: FocusGeometry): boolean {
  switch (shape.type) {
    case "point":
      return addSource(context, "station", { ...shape, radiusM: NEW_STATION_RADIUS_M });
    case "polygon":
      return addSource(context, "area", shape);
    case "line":
      return false;
  }
}

function addSource(context: AppContext, kind: SourceArea["kind"], ground: SourceGround): boolean {
  const { store } = context;
  const source = makeSource(kind, ground, selectPlan(store.getState()).takenFrom);
  try {
    editPlan(context, (plan) => saveSource(plan, source));
  } catch (error) {
    showProblem(context, error);
    return false;
  }
  store.setState({
    sourceEdited: source.id,
    announcement: `${source.name} added. Say how many units are there and how many are taken.`,
  });
  return true;
}

function changedIn(before: SourceArea | undefined, after: SourceArea): string {
  const parts = ["name", "kind", "ground", "units"] as const;
  return parts.filter((part) => JSON.stringify(before?.[part]) !== JSON.stringify(after[part])).join("-");
}
