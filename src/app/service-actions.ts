import type { EngineCalls } from "../engine/client.ts";
import type { DatasetAddress, OpenDataEntry } from "../model/open-data.ts";
import { ProblemError } from "../model/problem.ts";
import type { KeptMonth } from "../model/service-account.ts";
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
  /** Which of these months are kept on this device for the study area, and since when. */
  findKeptMonths(from: MonthIndex, to: MonthIndex): Promise<readonly KeptMonth[]>;
  /**
   * Fetches what is not kept on this device, or with `again` everything; asked for again after it was cut, it goes on
   * where it stopped.
   */
  fetchPoliceUk(from: MonthIndex, to: MonthIndex, options?: { readonly again?: boolean }): Promise<void>;
  /** Forgets what services answered; says whether there was anything, null where that cannot be done. */
  forgetFetched(): Promise<boolean | null>;
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
  /** What is being fetched again, and since when: parts that are newer need not be, should it be cut. */
  let refresh: { readonly question: string; readonly since: string } | null = null;

  function refreshOf(asked: object): string {
    const question = JSON.stringify(asked);
    if (refresh?.question !== question) refresh = { question, since: new Date().toISOString() };
    return refresh.since;
  }

  /** What every request says: where, and how columns and offences are understood. */
  function scope() {
    const { mappings, harmonising } = store.getState();
    const { area, query } = selectPlan(store.getState());
    return { area, query, mappings, harmonising };
  }

  const actions: ServiceActions = {
    listPoliceUkMonths: () =>
      attempt(context, async () => [...(await engine.listPoliceUkMonths({}))].sort((a, b) => a - b)),
    async findKeptMonths(from, to) {
      const { area } = scope();
      return (
        (await attempt(context, () => engine.findKeptMonths({ area, months: monthsFrom(from, to) }))) ?? []
      );
    },
    async fetchPoliceUk(from, to, { again = false } = {}) {
      const asked = { ...scope(), months: monthsFrom(from, to) };
      const { area, months } = asked;
      const since = again ? refreshOf({ area, months }) : null;
      await data.openFrom("data.police.uk", async (options) => {
        const fetched = await engine.fetchPoliceUk(
          { ...asked, ...(since !== null && { refreshBefore: since }) },
          options,
        );
        if (refresh?.since === since) refresh = null;
        return fetched;
      });
    },
    forgetFetched: () => attempt(context, () => engine.clearFetched({})),
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

function monthsFrom(from: MonthIndex, to: MonthIndex): MonthIndex[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

const USE_POLICE_UK = {
  what: "This is the address of data.police.uk.",
  meaning: "Nothing was fetched; what is open stays open.",
  remedy: "Choose the months under data.police.uk, or download its archive and open the zip.",
};
