import type { BeatsRequest, Engine } from "../engine/engine-calls.ts";
import { listBeatLines, workloadDigits } from "../model/beat-lines.ts";
import { isLocked } from "../model/locked.ts";
import { type Period, periodsOf } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { postsWithBeats } from "../model/request-beats.ts";
import { describeBeats, shareInBeats } from "../plan/describe-beats.ts";

/** The beats of one stretch of a plan file, as they are printed. */
export type SpecBeats = Awaited<ReturnType<typeof layBeats>>[number];

/** The beats of the units that patrol, proven as far as the time limit for each stretch allows; of stretches without any, none. */
export async function layBeats(
  engine: Engine,
  plan: PlanDocument & Pick<BeatsRequest, "expect">,
  timeLimitSeconds: number,
) {
  const stretches = periodsOf(plan).filter((period) => postsWithBeats(plan, period).length > 0);
  const found: ReturnType<typeof composeBeats>[] = [];
  for (const period of stretches) {
    const report = await engine.proveBeats({ ...plan, period, timeLimitSeconds });
    found.push(composeBeats(plan, report));
  }
  return found;
}

function composeBeats(plan: PlanDocument, report: Awaited<ReturnType<Engine["proveBeats"]>>) {
  const { period, unit, notes, plan: chosen } = report;
  if (isLocked(chosen))
    return { period, unit, locked: chosen.locked, notes, words: chosen.locked, beats: [] };
  const { totalDemand, coveredDemand, workloadRatio, proof } = chosen;
  return {
    ...{ period, unit, notes, totalDemand, coveredDemand, coveredShare: shareInBeats(chosen) },
    ...{ workloadRatio, proof, words: describeBeats(chosen, plan).join(" ") },
    withoutBeat: chosen.withoutBeat.map((id) => numberOf(plan, id)),
    beats: listBeatLines(plan, report).map(({ beat, post: _, ...line }) => ({ ...line, cells: beat.cells })),
  };
}

function numberOf({ posts }: PlanDocument, id: string): number {
  return posts.findIndex((post) => post.id === id) + 1;
}

/** The lines that say them; none without beats. */
export function formatBeats(stretches: readonly SpecBeats[]): string[] {
  return stretches.flatMap((stretch) => {
    const name = nameStretch(stretch.period);
    if (stretch.locked !== undefined) return ["", `Beats, ${name}: ${stretch.locked}`];
    const share = (100 * (stretch.coveredShare ?? 0)).toFixed(1);
    return [
      "",
      `Beats, ${name}: ${share}% of demand is in ${stretch.beats.length} beats, beside what the posts cover and not added to it.`,
      ...[...stretch.notes, stretch.words].map((sentence) => `  ${sentence}`),
      ...stretch.beats.map(
        ({ number, hexes, workload, walkM, walkMinutes, places }) =>
          `  ${String(number).padStart(3)}  ${hexes} hexes  ${workload.toFixed(workloadDigits(stretch))} ${stretch.unit}  round at most ${Math.round(walkM)} m, ${Math.ceil(walkMinutes)} min  ${places.join(", ")}`,
      ),
    ];
  });
}

function nameStretch(period: Period): string {
  return period === "evening" ? "the evening" : `the ${period} phase`;
}
