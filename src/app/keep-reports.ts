import type { AppContext } from "./app-context.ts";
import { followInputs } from "./follow-inputs.ts";
import { MAP_MEASURES } from "./map-measures.ts";
import { halt, reportKey, selectEventOptions, selectExpectationOptions, selectHarm } from "./report-keys.ts";
import type { BenchPage, ReportName, Reports } from "./report-state.ts";
import type { AppState } from "./state.ts";

/** Which reports a page shows. */
const SHOWN_ON: Readonly<Record<BenchPage, readonly ReportName[]>> = {
  where: ["where"],
  when: ["when"],
  events: ["events"],
  expect: ["expect"],
};

/** A change of filter is drawn first, and one that follows at once begins no report in vain. */
const REST_MS = 100;

/** Keeps the reports of the page that is open true to their inputs; a page that is closed asks for nothing. */
export function keepReportsFresh(context: AppContext): void {
  const { store, engine } = context;

  function follow<R extends ReportName>(
    name: R,
    ask: (
      state: AppState,
      options: { signal: AbortSignal; onWork: (doing: string) => void },
    ) => Promise<Reports[R]>,
  ): void {
    const onWork = (doing: string) => store.setState(({ work }) => ({ work: { ...work, [name]: doing } }));
    followInputs(context, {
      keyOf: (state) => {
        const key = isWanted(state, name) ? reportKey(state, name) : null;
        return key === state.halted[name]?.key ? null : key;
      },
      held: (state) => state.reports[name],
      restMs: REST_MS,
      compute: (state, signal) => ask(state, { signal, onWork }),
      hold: (result) => ({
        reports: { ...store.getState().reports, [name]: result },
        work: { ...store.getState().work, [name]: null },
      }),
      fail: (key) => halt(store.getState(), name, { key, why: "failed" }),
    });
  }

  follow("where", (state, options) =>
    engine.reportWhere({ ...scopeOf(state), harm: selectHarm(state) }, options),
  );
  follow("when", (state, options) =>
    engine.reportWhen({ ...scopeOf(state), compare: state.analysis.compare }, options),
  );
  follow("events", (state, options) =>
    engine.reportEvents({ ...scopeOf(state), events: selectEventOptions(state) }, options),
  );
  follow("expect", (state, options) =>
    engine.reportExpectation({ ...scopeOf(state), ...selectExpectationOptions(state) }, options),
  );
}

function isWanted({ bench, measure, step }: AppState, name: ReportName): boolean {
  const isOnMap = step === "explore" && measure !== null && MAP_MEASURES[measure].report === name;
  return isOnMap || (bench !== null && SHOWN_ON[bench].includes(name));
}

function scopeOf({ history: { present } }: AppState) {
  return { area: present.area, query: present.query };
}
