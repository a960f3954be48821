import { describe, expect, test } from "vitest";
import { clockCrowd } from "../../src/analysis/expect/crowd-clock.ts";
import { queueM, type StationClock, valueAt } from "../../src/model/crowd-clock.ts";
import { type CrowdPlan, startCrowdInputs } from "../../src/model/crowd-plan.ts";

/**
 * Wembley Stadium, Sunday 21 August 2022. Reported: the concert ended at 22:40, Wembley Park station was shut about 23:40 (others
 * say 23:45 and 23:50), the last trains were 00:12 south and 00:33 north, a queue of 320 m was seen soon after the end
 * (londonrail.uk, "Tube plays cold at Wembley?"), trains had been cancelled and people who had queued for over an hour were
 * turned away (Kilburn Times).
 */
const ENDED = 22 * 60 + 40;
const SHUT = 23 * 60 + 40;
const LAST_SOUTH = 24 * 60 + 12;
const LAST_NORTH = 24 * 60 + 33;
const REPORTED_QUEUE_M = 320;

/** Published, but not of that night. */
const PUBLISHED = {
  /** "80,000 people" in a visitor's words (Kilburn Times); the stadium holds 90,000. */
  attendance: 80_000,
  /** What Wembley Park can take in an hour since 2006 (TfL, 30 March 2006), whichever way they go. */
  stationPerHour: 37_500,
  /** Wembley Park's share of those who come to the stadium by rail (alwaystouchout.com, project 37). */
  ofRailAtWembleyPark: 0.58,
};

/** Assumed: nobody has published these. */
const ASSUMED = {
  /** Share of the crowd that goes by rail at all. */
  byRail: 0.8,
  southbound: 0.8,
  walkM: 850,
  /** A queue 20 m wide, over the breadth of Olympic Way, at 2 people per square metre. */
  queuePeoplePerM: 40,
  /** What ran on a Sunday night with cancellations, against the most that the station can take. */
  service: 0.6,
};

function wembley(change: Partial<typeof ASSUMED & { closesAt: number | null }> = {}): CrowdPlan {
  const { byRail, southbound, walkM, queuePeoplePerM, service } = { ...ASSUMED, ...change };
  const perMinute = (PUBLISHED.stationPerHour / 60) * service;
  const line = (name: string, share: number, lastTrain: number) => ({
    name,
    share,
    throughput: { kind: "rate" as const, peoplePerMinute: share * perMinute },
    lastTrain,
  });
  return {
    ...startCrowdInputs(PUBLISHED.attendance),
    endsAt: ENDED,
    stations: [
      {
        name: "Wembley Park",
        at: [-0.2795, 51.5635],
        walk: { kind: "distance", distanceM: walkM },
        share: byRail * PUBLISHED.ofRailAtWembleyPark,
        opensAt: null,
        closesAt: change.closesAt === undefined ? SHUT : change.closesAt,
        queuePeoplePerM,
        lines: [line("southbound", southbound, LAST_SOUTH), line("northbound", 1 - southbound, LAST_NORTH)],
      },
    ],
  };
}

function run(plan: CrowdPlan) {
  const clock = clockCrowd(plan);
  const station = clock.stations[0] as StationClock;
  const waitingAt = (time: number) => valueAt(station.waiting, clock.from, time);
  const queueAt = (time: number) => queueM(station, waitingAt(time));
  return { station, waitingAt, queueAt };
}

describe("Wembley, 21 August 2022", () => {
  test("the queue is hundreds of metres long when the doors shut, and thousands are turned away", () => {
    const { queueAt, waitingAt, station } = run(wembley());
    expect(queueAt(SHUT)).toBeGreaterThan(REPORTED_QUEUE_M / 2);
    expect(queueAt(SHUT)).toBeLessThan(REPORTED_QUEUE_M * 2);
    expect(waitingAt(SHUT)).toBeCloseTo(15_567, -1);
    expect(station.lines.map(({ endsAt }) => endsAt)).toEqual([SHUT, SHUT]);
    expect(station.leftBehind).toBeGreaterThan(waitingAt(SHUT));
  });

  test("a queue of the 320 m that were seen stands there within half an hour of the end", () => {
    const { queueAt } = run(wembley());
    const reached = Array.from({ length: 60 }, (_, i) => i).find(
      (i) => queueAt(ENDED + i) >= REPORTED_QUEUE_M,
    );
    expect(reached).toBeGreaterThan(10);
    expect(reached).toBeLessThanOrEqual(30);
  });

  test("with the doors open the last who get away have waited for over an hour, as was reported", () => {
    const { station } = run(wembley({ closesAt: null }));
    expect(station.longestWaitMinutes).toBeGreaterThan(60);
    expect(station.longestWaitMinutes).toBeLessThan(80);
  });

  test("with the doors open thousands still wait when the last train south has gone", () => {
    const { station } = run(wembley({ closesAt: null }));
    const south = station.lines.find(({ name }) => name === "southbound");
    const north = station.lines.find(({ name }) => name === "northbound");
    expect(south?.endsAt).toBe(LAST_SOUTH);
    expect(south?.waitingAtEnd).toBeCloseTo(3642, -1);
    expect(north?.waitingAtEnd).toBeLessThan(1);
  });

  test("hundreds of metres do not hang on one assumption: 70 to 90% by rail, half to 70% of the service", () => {
    const lengths = [0.7, 0.8, 0.9].flatMap((byRail) =>
      [0.5, 0.6, 0.7].flatMap((service) =>
        [20, 40, 60].map((queuePeoplePerM) =>
          run(wembley({ byRail, service, queuePeoplePerM })).queueAt(SHUT),
        ),
      ),
    );
    expect(Math.min(...lengths)).toBeGreaterThan(100);
    expect(Math.max(...lengths)).toBeLessThan(1200);
  });

  test("they do hang on the trains: at the station's published most, the doors open, the queue clears before the last", () => {
    const { station, queueAt } = run(wembley({ service: 1, closesAt: null }));
    expect(station.leftBehind).toBe(0);
    expect(station.clearsAt).toBe(SHUT + 6);
    expect(queueAt(SHUT)).toBeLessThan(100);
  });

  test("a crowd of a third, all else the same, has no queue at 23:40", () => {
    expect(run({ ...wembley(), attendance: 26_000 }).queueAt(SHUT)).toBe(0);
  });
});
