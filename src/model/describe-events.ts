import type { EffectCell, EffectPhase, EventEffect, EventReport, Interval } from "./event-report.ts";
import { isLocked } from "./locked.ts";
import { formatCount, formatP } from "./wording.ts";

/** When each phase is, in words that end a sentence. */
export const PHASE_WORDS: Readonly<Record<EffectPhase, string>> = {
  arrival: "while the crowd arrived",
  event: "during the event",
  dispersal: "while the crowd left",
  night: "in the night after",
  day: "on the whole day",
};

/** A cell is called different below this false discovery rate. */
export const EFFECT_ALPHA = 0.05;

/** `2.71 times (2.29 to 3.21)`. */
export function describeRatio(ratio: number, interval: Interval | null): string {
  if (interval === null) return `${ratio.toFixed(2)} times`;
  const high = interval.high === null ? "no upper limit" : interval.high.toFixed(2);
  return `${ratio.toFixed(2)} times (${interval.low.toFixed(2)} to ${high})`;
}

/** The interval to rely on: that which honours days that vary, where they do. */
export function intervalOf(cell: EffectCell): Interval | null {
  return cell.dispersedInterval ?? cell.interval;
}

/** What the events at the venue change, for somebody who has one minute; sentences, the answer first. */
export function describeEventReport(report: EventReport): string[] {
  const { effect, months } = report;
  if (isLocked(effect)) {
    if (isLocked(months)) return [effect.locked, ...(months.locked === effect.locked ? [] : [months.locked])];
    const { ratioPerEvent, interval, p } = months;
    const per = `each further event in a month goes with ${describeRatio(ratioPerEvent, interval)} as much recorded near the venue, relative to farther out`;
    return [
      `Weak evidence, from months alone: ${per}${p < EFFECT_ALPHA ? "" : ", which chance allows"}.`,
      effect.locked,
    ];
  }
  if (effect.tooFew !== null) return [effect.tooFew];
  return [describeNear(effect), describeFar(effect)];
}

function describeNear({ events, near }: EventEffect): string {
  const told = near.filter(isTold).sort((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0));
  const days = `On the ${formatCount(events)} event days`;
  if (near.every(({ ratio }) => ratio === null)) {
    return `${days} and matched ordinary days too little was recorded within 1 km to compare.`;
  }
  const [first, ...rest] = told;
  if (!first?.ratio) {
    return `${days}, what was recorded within 1 km cannot be told from matched ordinary days in any phase.`;
  }
  const others = rest.flatMap((cell) =>
    cell.ratio === null ? [] : [`${cell.ratio.toFixed(2)} times ${PHASE_WORDS[cell.phase]}`],
  );
  const also = others.length > 0 ? `; ${others.join(", ")}` : "";
  return `${days}, ${describeRatio(first.ratio, intervalOf(first))} as much was recorded within 1 km ${PHASE_WORDS[first.phase]} as on matched ordinary days${also}.`;
}

function describeFar({ cells, rings }: EventEffect): string {
  const last = rings.at(-1);
  const far = cells.filter(({ ring }) => ring.toM === last?.toM && ring.fromM === last?.fromM);
  const told = far.filter(isTold);
  const where = `From ${((last?.fromM ?? 0) / 1000).toFixed(1)} to ${((last?.toM ?? 0) / 1000).toFixed(0)} km`;
  if (far.every(({ ratio }) => ratio === null)) return `${where} too little was recorded to compare.`;
  if (told.length === 0)
    return `${where} nothing differs beyond chance: no sign that crime was displaced there.`;
  return `${where} there is a difference too: ${told
    .map(
      (cell) =>
        `${describeRatio(cell.ratio ?? 1, intervalOf(cell))} ${PHASE_WORDS[cell.phase]} (p ${formatP(cell.adjustedP ?? 1)})`,
    )
    .join("; ")}.`;
}

function isTold(cell: EffectCell): boolean {
  return cell.ratio !== null && cell.adjustedP !== null && cell.adjustedP < EFFECT_ALPHA;
}
