import { rankNextUnits } from "../model/next-unit.ts";
import { SIMULATED_BADGE, stateProvenance } from "../model/provenance.ts";
import { writeTableCsv } from "../model/report-table.ts";
import { sharpenWhatIf, type WhatIf, type WhatIfPart } from "../model/what-if.ts";
import { noteWhatIf, tabulateNextUnits } from "../model/what-if-tables.ts";
import { type AppContext, showProblem } from "./app-context.ts";
import { selectSimulated } from "./data-span.ts";
import { downloadText } from "./download-text.ts";
import { createLatestRequest } from "./latest-request.ts";
import { placingRequest } from "./placing-request.ts";
import type { WeighedName } from "./state.ts";
import { holdWeighed, selectNextUnits, WEIGHED } from "./weighed-units.ts";

/** The exact solver may take so long at each number of units. */
const SECONDS_PER_POINT = 15;

/** What more and fewer units would do: asked at once, proven on request. */
export interface WeighingActions {
  /** Asks what more and fewer units of a group would do; null asks no more. */
  askWhatIf(unit: string | null): void;
  /** Asks what one unit more of each group would bring, or asks no more. */
  askNextUnits(asked: boolean): void;
  /** Proves the points of a question one after the other; what is proven stays where it is stopped or the inputs change back. */
  proveWeighed(name: WeighedName): Promise<void>;
  stopWeighing(): void;
  /** Saves the comparison of groups that is on screen as CSV. */
  exportNextUnits(): void;
}

export function createWeighingActions(context: AppContext): WeighingActions {
  const { store, engine } = context;
  const latest = createLatestRequest();

  store.subscribe((state) => {
    const { weighing } = state;
    if (weighing && WEIGHED[weighing.name].keyOf(state) !== weighing.key) stop();
  });

  function stop(): void {
    latest.cancel();
    store.setState({ weighing: null });
  }

  /** Puts what has become known into the answer on screen, as long as it is of the same inputs. */
  function sharpen(name: WeighedName, key: string, parts: readonly WhatIfPart[]): void {
    const held = store.getState()[name];
    if (held?.key !== key) return;
    const value = held.value.map((curve) => {
      const steps = parts.filter((part) => part.unit === curve.unit || part.step.change === 0);
      return sharpenWhatIf(
        curve,
        steps.map(({ step }) => stepOf(curve, step)),
      );
    });
    store.setState(holdWeighed(name, { key, value }));
  }

  return {
    askWhatIf: (whatIfUnit) => store.setState({ whatIfUnit }),
    askNextUnits: (nextUnitsAsked) => store.setState({ nextUnitsAsked }),
    stopWeighing: stop,
    exportNextUnits() {
      const state = store.getState();
      const curves = selectNextUnits(state);
      const ranked = curves && rankNextUnits(curves);
      const [first] = curves ?? [];
      if (!ranked || !first) return;
      const provenance = stateProvenance({
        badge: selectSimulated(state) ? SIMULATED_BADGE : null,
        notes: [noteWhatIf(first)],
      });
      const { fleet } = state.history.present;
      downloadText(
        "next-unit.csv",
        "text/csv",
        writeTableCsv(tabulateNextUnits(first.goal, ranked, fleet), provenance),
      );
    },
    async proveWeighed(name) {
      const state = store.getState();
      const { keyOf, unitsOf, from, to } = WEIGHED[name];
      const key = keyOf(state);
      if (key === null || state[name]?.key !== key) return;
      let isOver = false;
      store.setState({ weighing: { name, key, doing: "Starting the solver" } });
      try {
        const curves = await latest.run((signal) =>
          engine.whatIf(
            { ...placingRequest(state), units: unitsOf(state), from, to, secondsPerPoint: SECONDS_PER_POINT },
            {
              signal,
              onWork(doing) {
                if (!signal.aborted && !isOver)
                  store.setState({ weighing: { name, key, doing: `Proving ${doing}` } });
              },
              onPart(part) {
                if (!signal.aborted) sharpen(name, key, [part]);
              },
            },
          ),
        );
        if (!curves) return;
        isOver = true;
        sharpen(
          name,
          key,
          curves.flatMap(({ unit, steps }) => steps.map((step) => ({ unit, step }))),
        );
        store.setState({ weighing: null });
      } catch (error) {
        store.setState({ weighing: null });
        showProblem(context, error);
      }
    },
  };
}

/** A step of another curve, which can only be the plan as it is now, with the units of this one. */
function stepOf({ steps }: WhatIf, step: WhatIfPart["step"]): WhatIfPart["step"] {
  const own = steps.find(({ change }) => change === step.change);
  return own ? { ...step, units: own.units, officers: own.officers } : step;
}
