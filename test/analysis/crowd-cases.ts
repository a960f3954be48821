import fc from "fast-check";
import type { CrowdExit, CrowdLine, CrowdPlan, CrowdStation } from "../../src/model/crowd-plan.ts";

/** An exit that passes so many people a minute. */
export function exitOf(peoplePerMinute: number, share: number | null = null): CrowdExit {
  const widthM = peoplePerMinute / 60;
  return { name: "Gate", widthM, surface: "level", flowPerMinuteM: 60, share };
}

/** A line at a rate, to a last train. */
export function lineOf(peoplePerMinute: number, lastTrain: number | null = null, share = 1): CrowdLine {
  return { name: "All trains", share, throughput: { kind: "rate", peoplePerMinute }, lastTrain };
}

/** A station of one line that everybody makes for, five minutes away. */
export function stationOf(line: CrowdLine, change: Partial<CrowdStation> = {}): CrowdStation {
  return {
    name: "Central",
    at: [-0.2795, 51.5635],
    walk: { kind: "minutes", minutes: 5 },
    share: 1,
    opensAt: null,
    closesAt: null,
    queuePeoplePerM: 10,
    lines: [line],
    ...change,
  };
}

/** A crowd that rises as one at 22:00. */
export function planOf(
  attendance: number,
  exits: readonly CrowdExit[],
  stations: readonly CrowdStation[] = [],
): CrowdPlan {
  const leaving = { earlyShare: 0, earlyMinutes: 0, promptMinutes: 0, lingerShare: 0, lingerMinutes: 0 };
  return { attendance, endsAt: 1320, exits, stations, leaving };
}

/** Evenly between two numbers: fast-check's own doubles from 0 on are nearly all next to nothing. */
function between(low: number, high: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1000 }).map((part) => low + ((high - low) * part) / 1000);
}

const share = between(0, 1);
const time = fc.integer({ min: 1300, max: 1440 });

const arbitraryStation = fc
  .record({
    walk: between(0, 30),
    share: between(0, 0.33),
    opensAt: fc.option(fc.integer({ min: 1200, max: 1350 })),
    closesAt: fc.option(fc.integer({ min: 1351, max: 1600 })),
    first: share,
    rates: fc.tuple(between(0.2, 5), between(0.2, 5)),
    lastTrains: fc.tuple(fc.option(time), fc.option(time)),
  })
  .map(({ walk, first, rates, lastTrains, ...rest }) =>
    stationOf(lineOf(rates[0], lastTrains[0], first), {
      ...rest,
      walk: { kind: "minutes", minutes: walk },
      lines: [lineOf(rates[0], lastTrains[0], first), lineOf(rates[1], lastTrains[1], 1 - first)],
    }),
  );

/** Small crowds of every habit, exits with and without shares, stations with two lines and all sorts of hours. */
export const arbitraryPlan: fc.Arbitrary<CrowdPlan> = fc
  .record({
    attendance: fc.integer({ min: 1, max: 400 }),
    leaving: fc.record({
      earlyShare: between(0, 0.5),
      earlyMinutes: fc.integer({ min: 0, max: 40 }),
      promptMinutes: fc.integer({ min: 0, max: 20 }),
      lingerShare: between(0, 0.5),
      lingerMinutes: fc.integer({ min: 0, max: 60 }),
    }),
    fixed: between(0, 0.9),
    capacities: fc.array(between(1, 12), { minLength: 2, maxLength: 3 }),
    hasFixed: fc.boolean(),
    stations: fc.array(arbitraryStation, { maxLength: 3 }),
  })
  .map(({ capacities, fixed, hasFixed, ...rest }) => ({
    ...rest,
    endsAt: 1320,
    exits: capacities.map((capacity, i) => exitOf(capacity, hasFixed && i === 0 ? fixed : null)),
  }));
