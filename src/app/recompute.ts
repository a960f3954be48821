import type { CrowdPlan } from "../model/crowd-plan.ts";
import type { AppContext } from "./app-context.ts";
import { beatsRequest } from "./beat-actions.ts";
import { crowdKey, selectPlannedCrowd } from "./crowd-actions.ts";
import { followInputs } from "./follow-inputs.ts";
import { hexesWithin, profileKey, qualityKey, surfaceKey } from "./input-keys.ts";
import { asKept, keptAssessmentKey, keptSurfaceKey } from "./kept-plan.ts";
import { nextBestKey, selectedPost } from "./next-best.ts";
import { patrolKey } from "./patrol-card.ts";
import { coverageKey } from "./placing-keys.ts";
import { placingRequest } from "./placing-request.ts";
import { selectPlan } from "./selectors.ts";
import { beatsKey } from "./shown-beats.ts";
import { ledgerKey, ledgerRequest } from "./shown-ledger.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";
import { reachKey, reachRequest } from "./street-reach.ts";
import { variedKey } from "./varied-plans.ts";
import { holdWeighed, WEIGHED } from "./weighed-units.ts";

/** How long the best placing of each stretch is looked for before others near it are. */
const VARY_SECONDS = 20;

/** Keeps all that is worked out of the plan and the open data true to its inputs. */
export function keepResultsFresh(context: AppContext): void {
  const { engine } = context;
  followInputs(context, {
    keyOf: surfaceKey,
    held: (state) => state.surface,
    compute: (state, signal) => {
      const { area, query } = state.history.present;
      return engine.describe({ area, query, within: hexesWithin(state) }, { signal });
    },
    hold: (surface) => ({ surface }),
  });
  followInputs(context, {
    keyOf: coverageKey,
    held: (state) => state.coverage,
    compute: (state, signal) => engine.assess(placingRequest(state), { signal }),
    hold: (coverage) => ({ coverage }),
  });
  for (const name of ["whatIf", "nextUnits"] as const) {
    const { keyOf, unitsOf, from, to } = WEIGHED[name];
    followInputs(context, {
      keyOf,
      held: (state) => state[name],
      restMs: 300,
      compute: (state, signal) =>
        engine.whatIf(
          { ...placingRequest(state), units: unitsOf(state), from, to, secondsPerPoint: 0 },
          { signal },
        ),
      hold: (curves) => holdWeighed(name, curves),
    });
  }
  followInputs(context, {
    keyOf: (state) => (state.comparing ? keptAssessmentKey(state) : null),
    held: (state) => state.keptAssessment,
    compute: (state, signal) => engine.assess(placingRequest(asKept(state) as AppState), { signal }),
    hold: (keptAssessment) => ({ keptAssessment }),
  });
  followInputs(context, {
    keyOf: (state) => (state.comparing ? keptSurfaceKey(state) : null),
    held: (state) => state.keptSurface,
    compute: (state, signal) => {
      const { area, query } = state.kept?.plan ?? selectPlan(state);
      return engine.describe({ area, query }, { signal });
    },
    hold: (keptSurface) => ({ keptSurface }),
  });
  followInputs(context, {
    keyOf: beatsKey,
    held: (state) => state.beats,
    restMs: 200,
    compute: (state, signal) => engine.beats(beatsRequest(state), { signal }),
    hold: (beats) => ({ beats }),
  });
  followInputs(context, {
    keyOf: ledgerKey,
    held: (state) => state.ledger,
    restMs: 200,
    compute: (state, signal) => engine.abstraction(ledgerRequest(state), { signal }),
    hold: (ledger) => ({ ledger }),
  });
  followInputs(context, {
    keyOf: variedKey,
    held: (state) => state.varied,
    restMs: 300,
    compute: (state, signal) => {
      const { occasions, seed } = state.variedAsked ?? { occasions: 0, seed: 1 };
      return engine.vary(
        { ...placingRequest(state), occasions, seed, timeLimitSeconds: VARY_SECONDS },
        { signal },
      );
    },
    hold: (varied) => ({ varied }),
  });
  followInputs(context, {
    keyOf: nextBestKey,
    held: (state) => state.nextBest,
    restMs: 150,
    compute: (state, signal) =>
      engine.nextBest({ ...placingRequest(state), post: selectedPost(state) ?? "" }, { signal }),
    hold: (nextBest) => ({ nextBest }),
  });
  followInputs(context, {
    keyOf: reachKey,
    held: (state) => state.reach,
    compute: (state, signal) => engine.drawReach(reachRequest(state), { signal }),
    hold: (reach) => ({ reach }),
  });
  followInputs(context, {
    keyOf: patrolKey,
    held: (state) => state.patrol,
    compute: (state, signal) => {
      const { post = "", seed = 1 } = state.patrolAsked ?? {};
      return engine.patrol({ ...placingRequest(state), post, seed, period: selectPeriod(state) }, { signal });
    },
    hold: (patrol) => ({ patrol }),
  });
  followInputs(context, {
    keyOf: crowdKey,
    held: (state) => state.crowdClock,
    compute: (state, signal) =>
      engine.clockCrowd({ plan: selectPlannedCrowd(state) as CrowdPlan }, { signal }),
    hold: (crowdClock) => ({ crowdClock }),
  });
  followInputs(context, {
    keyOf: profileKey,
    held: (state) => state.profile,
    compute: ({ history: { present }, selection }, signal) =>
      engine.profile(
        {
          area: present.area,
          query: present.query,
          cell: selection?.kind === "cell" ? selection.cell : "",
        },
        { signal },
      ),
    hold: (profile) => ({ profile }),
  });
  followInputs(context, {
    keyOf: qualityKey,
    held: (state) => state.quality,
    compute: ({ history: { present } }, signal) => engine.judgeQuality({ area: present.area }, { signal }),
    hold: (quality) => ({ quality }),
  });
}
