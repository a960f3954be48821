import type { EngineCalls } from "../engine/client.ts";
import type { DatasetAddress, OpenDataEntry } from "../model/open-data.ts";
import { ProblemError } from "../model/problem.ts";
import type { MonthIndex } from "../model/units.ts";
import { type AppContext, attempt, showProblem } from "./app-context.ts";
import type { DataActions } from "./data-actions.ts";
import { selectPlan } from "./selectors.ts";

/** A dataset of Socrata or ArcGIS. */
export type Dataset = Extract<DatasetAddress, { kind: "socrata" | "arcgis" }>;

/** Where a ClickHouse table is and what to ask of it, but for the study area and the filters. */
export type Warehouse = Omit<EngineCalls["openClickHouse"]["request"], "area" | "query">;

/** Crime data from services; each asks only for the study area. Problems are shown; none of these reject. */
export interface ServiceActions {
  /** The months that data.police.uk has, earliest first; null where it cannot be asked. */
  listPoliceUkMonths(): Promise<readonly MonthIndex[] | null>;
  fetchPoliceUk(from: MonthIndex, to: MonthIndex): Promise<void>;
  /** Open datasets that are known to work; null where the list cannot be read. */
  listDatasets(): Promise<readonly OpenDataEntry[] | null>;
  /** Rows of the study area in a dataset; null where it cannot be asked. */
  countDataset(dataset: Dataset): Promise<number | null>;
  fetchDataset(dataset: Dataset): Promise<void>;
  /** Opens what a pasted address points at: a dataset or a file. */
  openAddress(text: string): Promise<void>;
  openClickHouse(warehouse: Warehouse): Promise<void>;
}

export function createServiceActions(context: AppContext, data: DataActions): ServiceActions {
  const { store, engine } = context;

  /** What every request says: where, and how columns and offences are understood. */
  function scope() {
    const { mappings, harmonising } = store.getState();
    const { area, query } = selectPlan(store.getState());
    return { area, query, mappings, harmonising };
  }

  const actions: ServiceActions = {
    listPoliceUkMonths: () =>
      attempt(context, async () => [...(await engine.listPoliceUkMonths({}))].sort((a, b) => a - b)),
    async fetchPoliceUk(from, to) {
      const months = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      await data.openFrom("data.police.uk", (options) =>
        engine.fetchPoliceUk({ ...scope(), months }, options),
      );
    },
    listDatasets: () => attempt(context, () => engine.listDatasets({})),
    countDataset: (dataset) =>
      attempt(context, () =>
        engine.countDataset({ dataset, area: scope().area, period: scope().query.period }),
      ),
    async fetchDataset(dataset) {
      await data.openFrom("Open data", (options) =>
        engine.fetchDataset({ ...scope(), dataset, period: scope().query.period }, options),
      );
    },
    async openAddress(text) {
      const address = await attempt(context, () => engine.recogniseAddress({ text }));
      if (!address) return;
      if (address.kind === "socrata" || address.kind === "arcgis") await actions.fetchDataset(address);
      else if (address.kind === "file") {
        await data.openFrom(address.url, (options) =>
          engine.openAddress({ ...scope(), url: address.url }, options),
        );
      } else showProblem(context, new ProblemError(USE_POLICE_UK));
    },
    async openClickHouse(warehouse) {
      const { area, query } = scope();
      await data.openFrom("ClickHouse", (options) =>
        engine.openClickHouse({ ...warehouse, area, query }, options),
      );
    },
  };
  return actions;
}

const USE_POLICE_UK = {
  what: "This is the address of data.police.uk.",
  meaning: "Nothing was fetched; what is open stays open.",
  remedy: "Choose the months under data.police.uk, or download its archive and open the zip.",
};
