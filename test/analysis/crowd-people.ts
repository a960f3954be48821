import type { CrowdPlan } from "../../src/model/crowd-plan.ts";

/** What one person did: minutes, or infinity for never. */
export interface PersonDay {
  readonly out: number;
  readonly station: number;
  readonly boarded: number;
}

/**
 * The same evening person by person: each has a moment at which they want to leave, is let through an exit one after the
 * other, walks, and boards one after the other. No curve, no minute: the other way to reckon what the clock reckons.
 */
export function walkEachPerson(plan: CrowdPlan): readonly PersonDay[] {
  const { attendance, endsAt, leaving } = plan;
  const groups = [
    { share: leaving.earlyShare, from: endsAt - leaving.earlyMinutes, minutes: leaving.earlyMinutes },
    { share: 1 - leaving.earlyShare - leaving.lingerShare, from: endsAt, minutes: leaving.promptMinutes },
    { share: leaving.lingerShare, from: endsAt, minutes: leaving.lingerMinutes },
  ];
  const people = groups.flatMap(({ share, from, minutes }) => {
    const count = share * attendance * GRAINS;
    return Array.from({ length: Math.round(count) }, (_, i) => from + (minutes * (i + 0.5)) / count);
  });
  people.sort((a, b) => a - b);

  const capacities = plan.exits.map((exit) => exit.widthM * exit.flowPerMinuteM);
  const said = plan.exits.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const rest = plan.exits.reduce(
    (sum, { share }, i) => sum + (share === null ? (capacities[i] as number) : 0),
    0,
  );
  const exitShares = plan.exits.map(
    ({ share }, i) => share ?? ((1 - said) * (capacities[i] as number)) / rest,
  );
  const exitOf = dealOut(exitShares, people.length);
  const exitFree = capacities.map(() => Number.NEGATIVE_INFINITY);
  const outs = people.map((wants, k) => {
    const exit = exitOf[k] as number;
    const out = Math.max(wants, exitFree[exit] as number) + 1 / ((capacities[exit] as number) * GRAINS);
    exitFree[exit] = out;
    return out;
  });
  outs.sort((a, b) => a - b);

  const lines = plan.stations.flatMap((station, s) => station.lines.map((line) => ({ s, station, line })));
  const lineShares = lines.map(({ station, line }) => station.share * line.share);
  const others = 1 - lineShares.reduce((sum, share) => sum + share, 0);
  const lineOf = dealOut([...lineShares, others], outs.length);
  const lineFree = lines.map(() => Number.NEGATIVE_INFINITY);
  return outs.map((out, k) => {
    const chosen = lines[lineOf[k] as number];
    if (!chosen) return { out, station: -1, boarded: Number.POSITIVE_INFINITY };
    const { s, station, line } = chosen;
    const walk = station.walk.kind === "minutes" ? station.walk.minutes : station.walk.distanceM / 80;
    const rate = line.throughput.kind === "rate" ? line.throughput.peoplePerMinute : 0;
    const opens = station.opensAt ?? Number.NEGATIVE_INFINITY;
    const free = lineFree[lineOf[k] as number] as number;
    const boarded = Math.max(out + walk, opens, free) + 1 / (rate * GRAINS);
    const ends = Math.min(station.closesAt ?? Infinity, line.lastTrain ?? Infinity);
    if (boarded > ends) return { out, station: s, boarded: Number.POSITIVE_INFINITY };
    lineFree[lineOf[k] as number] = boarded;
    return { out, station: s, boarded };
  });
}

/** Each person is so many grains, so that what is left of a whole person does not hide an error. */
export const GRAINS = 20;

/** Deals people out by shares, each to whoever is furthest behind its due. */
function dealOut(shares: readonly number[], count: number): number[] {
  const given = shares.map(() => 0);
  return Array.from({ length: count }, (_, k) => {
    const behind = shares.map((share, i) => share * (k + 1) - (given[i] as number));
    const next = behind.indexOf(Math.max(...behind));
    given[next] = (given[next] as number) + 1;
    return next;
  });
}
