import { UNIT_WORDS, type UnitGroup } from "./fleet.ts";
import { gainBetween, type Interval, mayBeFirst, type NextUnit } from "./next-unit.ts";
import type { Goal } from "./objective.ts";
import type { WhatIf, WhatIfStep } from "./what-if.ts";
import { capitalise, formatShare } from "./wording.ts";

/** How figures of what-if curves are said by a goal. */
export interface GaugeWords {
  /** Head of the column of what is reached, and of its limit. */
  readonly reached: string;
  readonly limit: string;
  /** What the figures are of, as a sentence. */
  readonly compared: string;
  readonly unit: "%" | "m";
}

/** What is compared where units are more or fewer, by the goal of the plan. */
export const GAUGE_WORDS: Readonly<Record<Goal, GaugeWords>> = {
  cover: {
    reached: "Reached",
    limit: "At most",
    compared: "Compared: the share within reach of a unit, all planned phases together.",
    unit: "%",
  },
  backup: {
    reached: "Meets a free unit",
    limit: "At most",
    compared: "Compared: the share that meets a free unit, all planned phases together.",
    unit: "%",
  },
  distance: {
    reached: "Mean way",
    limit: "At least",
    compared:
      "Compared: the mean straight line to the nearest unit, all planned phases together; farther than 2 km counts as 2 km.",
    unit: "m",
  },
  fairness: {
    reached: "Worst sector",
    limit: "At most",
    compared:
      "Compared: the share within reach in the worst covered sector of any planned phase, not the cover in all.",
    unit: "%",
  },
};

/** `82.5%` or `312 m`: a figure of a curve by its goal. */
export function formatReached(goal: Goal, value: number): string {
  return goal === "distance" ? `${Math.round(value)} m` : formatShare(value);
}

/** A limit, rounded away from what is reached, so that it still holds as it is read. */
export function formatLimit(goal: Goal, value: number): string {
  if (goal === "distance") return `${Math.floor(value + 1e-6)} m`;
  return formatShare(Math.ceil(value * 1000 - 1e-6) / 1000);
}

/** What a gain is counted in. */
export const GAIN_UNITS: Readonly<Record<Goal, string>> = {
  cover: "points",
  backup: "points",
  distance: "m less",
  fairness: "points",
};

/** `2.1` or `1.8 to 2.4`: a gain as it is known, its ends rounded outward, in the unit of {@link GAIN_UNITS}. */
export function formatGain(goal: Goal, { least, most }: Interval, proven: boolean, digits = 1): string {
  const scale = goal === "distance" ? 1 : 100;
  const step = 10 ** digits;
  const round = (value: number, how: (n: number) => number) =>
    (how(value * scale * step) / step).toFixed(digits);
  if (proven) return round((least + most) / 2, Math.round);
  const [low, high] = [round(least + 1e-9, Math.floor), round(most - 1e-9, Math.ceil)];
  return low === high ? low : `${low} to ${high}`;
}

/** `One foot serial more would reach 2.1 points more, one fewer 2.4 to 2.6 points less.` */
export function describeDifference({ kind }: Pick<UnitGroup, "kind">, { goal, steps }: WhatIf): string {
  const at = (change: number) => steps.find((step) => step.change === change);
  const [fewer, now, more] = [at(-1), at(0), at(1)];
  if (now?.reached == null) return "With so few units nothing can be placed as asked.";
  const differ = (before: WhatIfStep | undefined, then: WhatIfStep | undefined) => {
    const gain = before && then ? gainBetween(goal, before, then) : null;
    return gain && formatGain(goal, gain, before?.proven === true && then?.proven === true);
  };
  const [gain, loss] = [differ(now, more), differ(fewer, now)];
  const [unit, better, worse, verb] =
    goal === "distance"
      ? ["m", "shorter", "longer", "make the mean way"]
      : ["points", "more", "less", "reach"];
  const parts = [
    ...(gain === null ? [] : [`one ${UNIT_WORDS[kind]} more would ${verb} ${gain} ${unit} ${better}`]),
    ...(loss === null ? [] : [`one fewer ${loss} ${unit} ${worse}`]),
  ];
  return parts.length > 0 ? `${capitalise(parts.join(", "))}.` : "";
}

/** Which group the next unit helps most in, per unit and per officer, as far as it is certain. */
export function describeNextUnits(
  goal: Goal,
  units: readonly NextUnit[],
  fleet: readonly Pick<UnitGroup, "id" | "kind" | "name">[],
): readonly string[] {
  const nameOf = ({ unit }: NextUnit) => fleet.find(({ id }) => id === unit)?.name ?? unit;
  const say = (per: "unit" | "officer", read: (unit: NextUnit) => Interval) => {
    const [first, ...others] = mayBeFirst(units, read);
    if (!first) return "";
    if (others.length > 0) {
      const candidates = [first, ...others];
      const names = candidates.map(nameOf);
      const list = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
      if (candidates.every(({ proven }) => proven)) return `Per ${per}, ${list} gain the same from one more.`;
      return `Per ${per}, it is too close to call between ${list}.`;
    }
    const gain = formatGain(goal, read(first), first.proven, per === "unit" ? 1 : 2);
    return `Per ${per}, one more of ${nameOf(first)} helps most: ${gain} ${GAIN_UNITS[goal]}.`;
  };
  return [say("unit", ({ gain }) => gain), say("officer", ({ gainPerOfficer }) => gainPerOfficer)];
}
