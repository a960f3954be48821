import { type BeatLine, listBeatLines } from "../model/beat-lines.ts";
import { isLocked } from "../model/locked.ts";
import { postsWithBeats } from "../model/request-beats.ts";
import { describeBeats, shareInBeats } from "../plan/describe-beats.ts";
import { describeCounted } from "./coverage-words.ts";
import { selectPlan } from "./selectors.ts";
import { areBeatsPending, selectShownBeats } from "./shown-beats.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";

/** The beats of the stretch on screen, in words and figures. */
export interface BeatWords {
  /** Of all demand, 0 to 1; null where it is not known. */
  readonly share: number | null;
  /** What that is of: `of recorded crime is in the beats of 12 units`, or why there is none. */
  readonly sentence: string;
  /** What is known of them, in sentences. */
  readonly proof: readonly string[];
  /** Where beats do not start at their posts. */
  readonly notes: readonly string[];
  readonly lines: readonly BeatLine[];
  readonly isProven: boolean;
}

let last: { readonly of: readonly unknown[]; readonly words: BeatWords } | null = null;

/** The words of the beats on screen; the same object until something they are made of changes. */
export function selectBeatWords(state: AppState): BeatWords {
  const of = [
    ...[selectPlan(state), selectShownBeats(state), selectPeriod(state)],
    ...[state.data.kind, areBeatsPending(state)],
  ];
  if (!last || of.some((part, i) => part !== last?.of[i])) last = { of, words: composeBeatWords(state) };
  return last.words;
}

function composeBeatWords(state: AppState): BeatWords {
  const plan = selectPlan(state);
  const period = selectPeriod(state);
  const report = selectShownBeats(state);
  const none = { share: null, proof: [], notes: [], lines: [], isProven: false };
  const asked = postsWithBeats(plan, period).length;
  if (report === null || asked === 0) return { ...none, sentence: describeNone(state, asked) };
  if (isLocked(report.plan)) return { ...none, sentence: report.plan.locked };
  const { beats, proof } = report.plan;
  return {
    share: shareInBeats(report.plan),
    sentence: `of ${describeCounted(plan, period)} is in ${beats.length === 1 ? "the beat of one unit" : `the beats of ${beats.length} units`}.`,
    proof: describeBeats(report.plan, plan),
    notes: report.notes,
    lines: listBeatLines(plan, report),
    isProven: proof.status === "optimal",
  };
}

function describeNone(state: AppState, asked: number): string {
  if (asked === 0) {
    const patrols = selectPlan(state).fleet.some(({ beatHexes }) => beatHexes !== null);
    return patrols
      ? "No unit that patrols a beat has a post here yet. Suggest posts, or add one by hand."
      : "No unit patrols a beat. Choose that under Units, in the details of a group.";
  }
  return state.data.kind === "none"
    ? "Beats are laid from the crime data, which is not open."
    : "The beats are being worked out.";
}
