import type { Engine } from "../engine/engine-calls.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import {
  type NoVariation,
  nameVariedPlan,
  VARY_LIMITS,
  type VariedPlans,
  type VaryChoice,
} from "../model/varied-plans.ts";
import {
  describeDrawn,
  describeKept,
  describeShared,
  describeVariedStretch,
  namePeriod,
  sayStands,
  VARY_METHOD,
} from "../model/varied-words.ts";
import { formatPercent } from "../model/wording.ts";
import { describePostPlace } from "../plan/describe-place.ts";
import { UsageError } from "./input.ts";
import { readNumber } from "./scope.ts";

/** The schedule that `--vary` and `--seed` ask for; null where none is asked. @throws UsageError */
export function readVaryChoice(values: {
  readonly vary?: string | undefined;
  readonly seed?: string | undefined;
}): VaryChoice | null {
  if (values.vary === undefined) {
    if (values.seed !== undefined) throw new UsageError("--seed goes with --vary N.");
    return null;
  }
  const { occasions, seed } = VARY_LIMITS;
  return {
    occasions: readNumber("--vary", values.vary, occasions.min, occasions.max),
    seed: readNumber("--seed", values.seed ?? "1", seed.min, seed.max),
  };
}

/** A schedule as `--json` prints it: with the place of each post in words, its plans named as on the page. */
export async function composeVariation(
  engine: Engine,
  request: Parameters<Engine["vary"]>[0],
  plan: Pick<PlanDocument, "sites" | "event">,
) {
  const varied = await engine.vary(request);
  if (varied.kind === "cannot-vary") return varied;
  return {
    ...varied,
    stretches: varied.stretches.map((stretch) => ({
      ...stretch,
      words: [describeVariedStretch(stretch), describeShared(stretch)].filter((words) => words !== ""),
      plans: stretch.plans.map((each, k) => ({ name: nameVariedPlan(k), ...each })),
      places: stretch.places.map((place) => ({
        ...place,
        words: describePostPlace(plan, place.at, place.place),
      })),
    })),
  };
}

/** The same in words: the schedule, and how often each place is staffed. */
export function formatVariation(varied: Awaited<ReturnType<typeof composeVariation>>): string[] {
  if (isRefused(varied)) return ["", `Not varied: ${varied.why} ${varied.remedy}`];
  return [
    "",
    `Varied over ${varied.occasions} occasions, seed ${varied.seed}:`,
    ...varied.schedule.map(({ plans }, occasion) => {
      const drawn = varied.stretches.map((stretch, i) => {
        const words = describeDrawn(stretch, plans[i] as number);
        return stretch.period === "evening" ? words : `${stretch.period} ${words}`;
      });
      return `  ${String(occasion + 1).padStart(3)}  ${drawn.join("; ")}`;
    }),
    ...varied.stretches.flatMap(({ period, words, places }) => [
      "",
      ...words,
      `${namePeriod(period)}: share of these occasions that each place is staffed, and to expect of many`,
      ...places.map((place) => {
        const always = sayStands(place);
        const shares = [place.drawn, place.expected].map((share) => formatPercent(share).padStart(5));
        return `  ${shares.join("  ")}  ${place.words}${always && `, ${always}`}`;
      }),
    ]),
    "",
    `${describeKept(varied)} ${VARY_METHOD}`,
  ];
}

function isRefused(varied: VariedPlans | NoVariation): varied is NoVariation {
  return varied.kind === "cannot-vary";
}
