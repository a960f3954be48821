import { officersIn } from "../model/fleet.ts";
import type { WhatIf } from "../model/what-if.ts";
import type { Keyed } from "./keyed.ts";
import { pinnedKey, suggestionKey } from "./placing-keys.ts";
import type { AppState, WeighedName } from "./state.ts";

/** How a question is put: its key, whose units, and how many more and fewer. */
export interface WeighedQuestion {
  /** Hash of what the answer is computed from; null while nobody asked. */
  readonly keyOf: (state: AppState) => string | null;
  readonly unitsOf: (state: AppState) => readonly string[];
  readonly from: number;
  readonly to: number;
}

/** More and fewer units of the group that is asked about; and one unit more of each group of the fleet. */
export const WEIGHED: Readonly<Record<WeighedName, WeighedQuestion>> = {
  whatIf: {
    keyOf: (state) => (state.whatIfUnit === null ? null : keyWith(state, state.whatIfUnit)),
    unitsOf: ({ whatIfUnit }) => (whatIfUnit === null ? [] : [whatIfUnit]),
    ...{ from: -3, to: 3 },
  },
  nextUnits: {
    keyOf: (state) => (state.nextUnitsAsked ? keyWith(state, "all") : null),
    unitsOf: ({ history }) => history.present.fleet.map(({ id }) => id),
    ...{ from: 0, to: 1 },
  },
};

/** What more and fewer units of the group that is asked about would do: undefined until that is known, null where the fleet has no such group. */
export function selectWhatIf(state: AppState): WhatIf | null | undefined {
  const curves = selectWeighed(state, "whatIf");
  return curves && (curves[0] ?? null);
}

/** What one unit more of each group would do, each with the plan as it is now; undefined until that is known. */
export function selectNextUnits(state: AppState): readonly WhatIf[] | undefined {
  return selectWeighed(state, "nextUnits");
}

/** How far the proof of a question has come, in words; null while there is none, or it is of other inputs. */
export function selectWeighing(state: AppState, name: WeighedName): string | null {
  const { weighing } = state;
  return weighing?.name === name && weighing.key === WEIGHED[name].keyOf(state) ? weighing.doing : null;
}

/** The state with an answer to a question. */
export function holdWeighed(name: WeighedName, curves: Keyed<readonly WhatIf[]>): Partial<AppState> {
  return name === "whatIf" ? { whatIf: curves } : { nextUnits: curves };
}

function selectWeighed(state: AppState, name: WeighedName): readonly WhatIf[] | undefined {
  const held: Keyed<readonly WhatIf[]> | null = state[name];
  return held && held.key === WEIGHED[name].keyOf(state) ? held.value : undefined;
}

function keyWith(state: AppState, units: string): string | null {
  const key = suggestionKey(state);
  return key && JSON.stringify([key, units, pinnedKey(state), officersIn(state.history.present.fleet)]);
}
