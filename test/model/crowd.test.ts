import { describe, expect, test } from "vitest";
import { clockCrowd } from "../../src/analysis/expect/crowd-clock.ts";
import { crowdAt, type StationClock } from "../../src/model/crowd-clock.ts";
import { focusOnQueue, waitingByPhase } from "../../src/model/crowd-focus.ts";
import {
  type CrowdPlan,
  exitCapacity,
  exitShares,
  guessWalkM,
  otherShare,
  startCrowdInputs,
} from "../../src/model/crowd-plan.ts";
import { crowdProblems } from "../../src/model/crowd-problems.ts";
import { tabulateCrowd } from "../../src/model/crowd-tables.ts";
import {
  describeCrowd,
  describeCrowdAt,
  describeQueueAt,
  describeStation,
  sayPeople,
} from "../../src/model/describe-crowd.ts";
import { phasesOf } from "../../src/model/event-spec.ts";
import { focusAreaProblem } from "../../src/model/focus-area.ts";
import { exitOf, lineOf, planOf, stationOf } from "../analysis/crowd-cases.ts";

/** 6,000 people at 22:00, 200 a minute out, 5 minutes to walk, 100 a minute away until 22:45: 2,000 are left. */
const clock = clockCrowd(planOf(6000, [exitOf(200)], [stationOf(lineOf(100, 1365))]));
const station = clock.stations[0] as StationClock;
const PHASES = phasesOf({ doors: 1020, start: 1110, end: 1320 });

describe("a start for a venue", () => {
  test("empties it within about twenty minutes and is a plan that can be", () => {
    for (const capacity of [50, 5000, 20_000, 90_000]) {
      const inputs = startCrowdInputs(capacity);
      const rate = inputs.exits.reduce((sum, exit) => sum + exitCapacity(exit), 0);
      expect(capacity / rate).toBeLessThan(25);
      expect(crowdProblems({ ...inputs, endsAt: 1320 })).toEqual([]);
    }
  });
});

describe("shares", () => {
  test("of exits without one are what their capacity is of the others’", () => {
    expect(exitShares([exitOf(30), exitOf(90), exitOf(10, 0.2)])).toEqual([
      expect.closeTo(0.2, 12),
      expect.closeTo(0.6, 12),
      0.2,
    ]);
  });

  test("of stations leave the rest to other means", () => {
    const half = stationOf(lineOf(1), { share: 0.5 });
    expect(otherShare({ stations: [half, { ...half, share: 0.3 }] })).toBeCloseTo(0.2, 12);
  });
});

test("a walk that nobody measured is a quarter longer than the straight line", () => {
  expect(guessWalkM([0, 51], [0, 51.01])).toBe(1390);
});

describe("what cannot be", () => {
  const at = stationOf(lineOf(100));
  const plan = planOf(100, [exitOf(60)], [at]);
  const change = (part: Partial<CrowdPlan>) => crowdProblems({ ...plan, ...part }).map(({ field }) => field);
  const leaving = plan.leaving;
  test.each<[string, Partial<CrowdPlan>, string[]]>([
    ["nothing of a plan that can", {}, []],
    ["half a person", { attendance: 0.5 }, ["attendance"]],
    ["no exit", { exits: [] }, ["exits"]],
    ["an exit of no width", { exits: [{ ...exitOf(60), widthM: 0 }] }, ["exits.0.widthM"]],
    [
      "more than 66 on steps",
      { exits: [{ ...exitOf(60), surface: "stepped", flowPerMinuteM: 67 }] },
      ["exits.0.flowPerMinuteM"],
    ],
    ["exits that leave some inside", { exits: [exitOf(60, 0.4), exitOf(60, 0.5)] }, ["exits"]],
    ["exits that take more than all", { exits: [exitOf(60, 0.4), exitOf(60, 0.7)] }, ["exits"]],
    ["a number that is none", { exits: [{ ...exitOf(60), widthM: Number.NaN }] }, ["exits.0.widthM"]],
    [
      "more leave early and late than there are",
      { leaving: { ...leaving, earlyShare: 0.6, lingerShare: 0.6 } },
      ["leaving.lingerShare"],
    ],
    ["stations for more than all", { stations: [at, at] }, ["stations"]],
    [
      "a station that closes first",
      { stations: [{ ...at, opensAt: 1400, closesAt: 1390 }] },
      ["stations.0.closesAt"],
    ],
    ["a station without a line", { stations: [{ ...at, lines: [] }] }, ["stations.0.lines"]],
    [
      "lines for half its people",
      { stations: [{ ...at, lines: [lineOf(10, null, 0.5)] }] },
      ["stations.0.lines"],
    ],
    [
      "trains that carry nobody",
      {
        stations: [
          {
            ...at,
            lines: [{ ...lineOf(1), throughput: { kind: "trains", trainsPerHour: 4, peoplePerTrain: 0 } }],
          },
        ],
      },
      ["stations.0.lines.0.peoplePerTrain"],
    ],
  ])("%s", (_, part, fields) => {
    expect(change(part)).toEqual(fields);
  });
});

describe("in words", () => {
  test("a queue at a time is said in people and metres", () => {
    expect(describeQueueAt(clock, station, 1345)).toBe(
      "At 22:25, about 2,000 people wait at Central, a queue of 200 m.",
    );
    expect(describeQueueAt(clock, station, 1310)).toBe("At 21:50, nobody waits at Central.");
  });

  test("the last train says how many it leaves", () => {
    expect(describeStation(station)).toBe(
      "At Central about 3,000 wait at 22:35, the most, in a queue of 300 m; of those who get away, some have waited 20 minutes. The last train, at 22:45, leaves about 2,000 behind.",
    );
  });

  test("a queue that clears says when", () => {
    const [other] = clockCrowd(planOf(6000, [exitOf(200)], [stationOf(lineOf(100))])).stations;
    expect(describeStation(other as StationClock)).toMatch(/It clears at 23:05\.$/);
  });

  test("lines that leave people are named, each with its last train", () => {
    const lines = [
      { ...lineOf(50, 1345, 0.5), name: "south" },
      { ...lineOf(50, 1365, 0.5), name: "north" },
    ];
    const [both] = clockCrowd(planOf(6000, [exitOf(200)], [stationOf(lineOf(1), { lines })])).stations;
    expect(describeStation(both as StationClock)).toMatch(
      /The last trains leave about 3,000 behind: about 2,000 on south at 22:25, about 1,000 on north at 22:45\.$/,
    );
  });

  test("doors that shut before the last train are said to leave people, and how many of them were still to come", () => {
    const shut = stationOf(lineOf(100, 1365), { closesAt: 1345 });
    const [closed] = clockCrowd(planOf(6000, [exitOf(200)], [shut])).stations;
    expect(closed?.lines[0]?.endedBy).toBe("closing");
    expect(describeStation(closed as StationClock)).toMatch(
      /Central closes at 22:25 and leaves about 4,000 behind, about 2,000 of whom come after it\.$/,
    );
  });

  test("the venue comes first, then whoever leaves most behind", () => {
    const calm = stationOf(lineOf(500), { name: "Calm", share: 0.5 });
    const full = stationOf(lineOf(10, 1365), { name: "Full", share: 0.5 });
    const said = describeCrowd(clockCrowd(planOf(6000, [exitOf(200)], [calm, full])));
    expect(said[0]).toBe(
      "The exits pass up to 200 people a minute; people wait at them until 22:30. The last of 6,000 are out at 22:30, 30 minutes after the end.",
    );
    expect(said[1]).toContain("Full");
    expect(said[2]).toBe("Nobody waits at Calm: it takes people as they come.");
  });

  test("everybody is somewhere", () => {
    expect(describeCrowdAt(clock, 1345)).toBe(
      "At 22:25: about 1,000 inside, about 1,000 on the way to a station, about 2,000 waiting, about 2,000 away by train, 0 gone by other means.",
    );
  });

  test.each([
    [0.4, "0"],
    [57.2, "57"],
    [143, "about 140"],
    [9061, "about 9,100"],
    [99_960, "about 100,000"],
  ])("%s people are %s", (people, said) => {
    expect(sayPeople(people)).toBe(said);
  });
});

describe("as tables", () => {
  const tables = tabulateCrowd(clock);

  test("a row per minute adds up to the crowd", () => {
    const { columns, rows } = tables["crowd-minutes"] as (typeof tables)[string];
    expect(rows).toHaveLength(clock.minutes);
    expect(columns.map(({ name }) => name).slice(-3)).toEqual([
      "Central: waiting",
      "Central: queue",
      "Central: boarded",
    ]);
    const row = rows[25] ?? [];
    expect(row[0]).toBe("22:25");
    const [inside, walking, others, waiting, , boarded] = row.slice(3) as number[];
    expect((inside ?? 0) + (walking ?? 0) + (others ?? 0) + (waiting ?? 0) + (boarded ?? 0)).toBeCloseTo(
      6000,
      6,
    );
  });

  test("two stations of one name keep columns of their own", () => {
    const twin = stationOf(lineOf(100), { share: 0.5 });
    const twins = tabulateCrowd(clockCrowd(planOf(600, [exitOf(60)], [twin, twin])));
    const names = twins["crowd-minutes"]?.columns.map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(names.length);
  });

  test("a row per line says who waits and who comes too late", () => {
    expect(tables["crowd-stations"]?.rows).toEqual([
      [
        "Central",
        "All trains",
        5,
        100,
        expect.closeTo(6000, 6),
        expect.closeTo(4000, 6),
        "22:45",
        "last train",
        expect.closeTo(2000, 6),
        0,
        "22:35",
        expect.closeTo(3000, 6),
        expect.closeTo(300, 6),
        "does not",
      ],
    ]);
  });

  test("a row per exit", () => {
    expect(tables["crowd-exits"]?.rows).toEqual([
      ["Gate", expect.closeTo(200, 9), 6000, expect.closeTo(5800, 6), "22:01", "22:30"],
    ]);
  });
});

describe("a queue as a focus area", () => {
  test("spends in a phase the area below its curve", () => {
    // Up to 3,000 over 30 minutes, down to 2,000 over 10, and 2,000 for the hour that they are counted on.
    const [arrival, event, dispersal, night] = waitingByPhase(clock, station, PHASES);
    expect([arrival, event, night]).toEqual([0, 0, 0]);
    expect(dispersal).toBeCloseTo((30 * 3000) / 2 + 10 * 2500 + 60 * 2000, 3);
  });

  test("weighs the phase with most people most, in proportion the others, and can be added as it is", () => {
    const late = clockCrowd(planOf(60_000, [exitOf(2000)], [stationOf(lineOf(150))]));
    const [queue] = late.stations;
    const area = focusOnQueue(late, queue as StationClock, PHASES, []);
    const people = waitingByPhase(late, queue as StationClock, PHASES);
    const means = people.map((each, p) => each / ((PHASES[p]?.to ?? 0) - (PHASES[p]?.from ?? 0)));
    expect(area?.weight.dispersal).toBe(3);
    expect(area?.weight.night).toBeCloseTo(1 + (2 * (means[3] ?? 0)) / (means[2] ?? 1), 2);
    expect(area?.weight.night).toBeGreaterThan(1);
    expect([area?.weight.arrival, area?.weight.event]).toEqual([1, 1]);
    expect(area && focusAreaProblem(area)).toBeNull();
    expect(area).toMatchObject({ kind: "station", name: "Queue at Central", id: "focus-1" });
  });

  test("of a lesser station weighs less than that of the greater one", () => {
    const great = stationOf(lineOf(50), { name: "Great", share: 0.6 });
    const less = stationOf(lineOf(50), { name: "Less", share: 0.3 });
    const both = clockCrowd(planOf(6000, [exitOf(200)], [great, less]));
    const [first, second] = both.stations.map((each) => focusOnQueue(both, each, PHASES, []));
    expect(first?.weight.dispersal).toBe(3);
    expect(second?.weight.dispersal).toBeGreaterThan(1);
    expect(second?.weight.dispersal).toBeLessThan(2);
  });

  test("reaches half its length around the station, and never beyond what a focus area may", () => {
    expect(focusOnQueue(clock, station, PHASES, [])?.geometry).toEqual({
      type: "point",
      at: [-0.2795, 51.5635],
      radiusM: 150,
    });
    const thin = clockCrowd(planOf(60_000, [exitOf(2000)], [stationOf(lineOf(1), { queuePeoplePerM: 1 })]));
    expect(focusOnQueue(thin, thin.stations[0] as StationClock, PHASES, [])?.geometry).toMatchObject({
      radiusM: 2000,
    });
  });

  test("is none without a place or without a queue", () => {
    expect(focusOnQueue(clock, { ...station, at: null }, PHASES, [])).toBeNull();
    const calm = clockCrowd(planOf(600, [exitOf(60)], [stationOf(lineOf(60))]));
    expect(focusOnQueue(calm, calm.stations[0] as StationClock, PHASES, [])).toBeNull();
  });
});

test("a time outside the clock is its first or last minute", () => {
  expect(crowdAt(clock, 0).inside).toBe(6000);
  expect(crowdAt(clock, 5000).waiting).toBeCloseTo(2000, 6);
});
