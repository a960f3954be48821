import fc from "fast-check";
import { expect, test } from "vitest";
import { type PatrolOptions, type PatrolTask, planPatrolCircuit } from "../../src/deploy/patrol-circuit.ts";
import {
  measureTravel,
  roundUpTravel,
  shortenTravel,
  travelMinutes,
} from "../../src/deploy/travel-matrix.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import type { PatrolCircuit, PatrolStop } from "../../src/model/patrol-card.ts";
import { runSteps } from "../../src/model/steps.ts";
import { at } from "./small-cases.ts";

const plan = (task: PatrolTask, options: PatrolOptions = {}) => runSteps(planPatrolCircuit(task, options));

const WALK_M_PER_MINUTE = 80;

function taskOf(
  post: readonly [number, number],
  hexes: readonly { readonly east: number; readonly north: number; readonly weight: number }[],
  more: Partial<PatrolTask> = {},
): PatrolTask {
  const hotHexes = hexes.map(
    ({ east, north, weight }, k): PatrolStop => ({ id: `hex-${k}`, at: at(east, north), weight }),
  );
  const places = [at(...post), ...hotHexes.map((hex) => hex.at)];
  const travel = measureTravel(places.length, (a, b) => {
    const [from = at(0, 0), to = at(0, 0)] = [places[a], places[b]];
    return (1.3 * distanceM(from, to)) / WALK_M_PER_MINUTE;
  });
  return { post: at(...post), hotHexes, travel, from: 1320, to: 1560, seed: 7, ...more };
}

const metres = fc.integer({ min: -1200, max: 1200 });
const someTask = fc
  .record({
    post: fc.tuple(metres, metres),
    hexes: fc.array(fc.record({ east: metres, north: metres, weight: fc.integer({ min: 0, max: 40 }) }), {
      maxLength: 9,
    }),
    from: fc.integer({ min: 1000, max: 1400 }),
    minutes: fc.integer({ min: 0, max: 600 }),
    seed: fc.nat(),
    oneWay: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 100, maxLength: 100 }),
    isOneWay: fc.boolean(),
  })
  .map(({ post, hexes, from, minutes, seed, oneWay, isOneWay }) => {
    const task = taskOf(post, hexes, { from, to: from + minutes, seed });
    if (!isOneWay) return task;
    const { size } = task.travel;
    return {
      ...task,
      travel: measureTravel(
        size,
        (a, b) => travelMinutes(task.travel, a, b) + (oneWay[(a * size + b) % 100] ?? 0),
      ),
    };
  });
const someCycle = fc.constantFrom(40, 60, 75, 90, 105, 120);

/** Every law of a circuit, from the card and the task alone. */
function checkCircuit(task: PatrolTask, circuit: PatrolCircuit, cycleMinutes: number) {
  const walk = roundUpTravel(shortenTravel(task.travel));
  const placeOf = circuit.stops.map((stop) => 1 + task.hotHexes.findIndex((hex) => hex.id === stop.id));
  const { visits } = circuit;
  let here = 0;
  let time = task.from;
  for (const visit of visits) {
    const place = placeOf[visit.stop] ?? -1;
    if (circuit.stops.length > 1 || here === 0) {
      expect(visit.walkMinutes).toBe(travelMinutes(walk, here, place));
    }
    if (circuit.stops.length > 2) expect(visit.freeMinutes).toBe(0);
    expect(visit.arrival).toBe(time + visit.walkMinutes + visit.freeMinutes);
    const stay = visit.departure - visit.arrival;
    expect(Number.isInteger(visit.arrival) && Number.isInteger(stay)).toBe(true);
    expect(stay).toBeGreaterThanOrEqual(10);
    expect(stay).toBeLessThanOrEqual(16);
    here = place;
    time = visit.departure;
  }
  expect(circuit.backAt).toBe(time + travelMinutes(walk, here, 0));
  expect(circuit.backAt).toBeLessThanOrEqual(task.to);

  const firstArrival = visits[0]?.arrival ?? 0;
  let longest = 0;
  circuit.stops.forEach((_, stop) => {
    const arrivals = visits.filter((visit) => visit.stop === stop).map((visit) => visit.arrival);
    expect(visits.filter((visit) => visit.stop === stop && visit.round === 1)).toHaveLength(1);
    expect((arrivals[0] ?? 0) - firstArrival).toBeLessThanOrEqual(120);
    arrivals.slice(1).forEach((arrival, k) => {
      longest = Math.max(longest, arrival - (arrivals[k] ?? 0));
    });
    const latest = task.to - 10 - travelMinutes(walk, placeOf[stop] ?? 0, 0);
    expect((arrivals.at(-1) ?? 0) + 120).toBeGreaterThanOrEqual(latest);
  });
  expect(longest).toBeLessThanOrEqual(120);
  expect(circuit.longestGapMinutes).toBe(longest);
  visits.slice(1).forEach((visit, k) => {
    const before = visits[k];
    expect([0, 1]).toContain(visit.round - (before?.round ?? 0));
    if (circuit.stops.length > 1) expect(visit.stop).not.toBe(before?.stop);
  });
  for (let round = 1; round <= (visits.at(-1)?.round ?? 0); round++) {
    const stops = visits.filter((visit) => visit.round === round).map((visit) => visit.stop);
    expect(new Set(stops).size).toBe(stops.length);
  }

  expect(circuit.stopWeight).toBe(circuit.stops.reduce((sum, stop) => sum + stop.weight, 0));
  expect(circuit.hotWeight).toBe(task.hotHexes.reduce((sum, hex) => sum + hex.weight, 0));
  expect(circuit.stopWeight).toBe(mostInOneRound(task, Math.min(cycleMinutes, task.to - task.from)));
  expect(circuit.proof).toMatchObject({ status: "optimal", bound: circuit.stopWeight, gap: 0 });
  const hot = task.hotHexes.filter((hex) => hex.weight > 0);
  expect([...circuit.stops, ...circuit.leftOut.map((left) => left.hex)].map((hex) => hex.id).sort()).toEqual(
    hot.map((hex) => hex.id).sort(),
  );
}

/** The most weight that one round from the post and back takes in, over all orders. */
function mostInOneRound(task: PatrolTask, budget: number): number {
  const walk = roundUpTravel(shortenTravel(task.travel));
  let best = 0;
  const extend = (here: number, used: ReadonlySet<number>, time: number, weight: number) => {
    best = Math.max(best, weight);
    task.hotHexes.forEach((hex, k) => {
      const then = time + travelMinutes(walk, here, k + 1) + 10;
      if (used.has(k) || hex.weight === 0 || then + travelMinutes(walk, k + 1, 0) > budget) return;
      extend(k + 1, new Set([...used, k]), then, weight + hex.weight);
    });
  };
  extend(0, new Set(), 0, 0);
  return best;
}

test("whatever the hexes, stretch, cycle and seed: stays of 10 to 16 minutes, real walks, revisits within two hours, back in time, the best stops", () => {
  let circuits = 0;
  let withRevisits = 0;
  fc.assert(
    fc.property(someTask, someCycle, (task, cycleMinutes) => {
      const circuit = plan(task, { cycleMinutes });
      if (circuit.kind !== "circuit") {
        expect(mostInOneRound(task, Math.min(cycleMinutes, task.to - task.from))).toBe(0);
        return;
      }
      circuits++;
      if (circuit.longestGapMinutes > 0) withRevisits++;
      checkCircuit(task, circuit, cycleMinutes);
    }),
    { numRuns: 300 },
  );
  expect(circuits).toBeGreaterThan(100);
  expect(withRevisits).toBeGreaterThan(50);
});

const ring = Array.from({ length: 6 }, (_, k) => ({
  east: 250 * Math.cos((k * Math.PI) / 3),
  north: 250 * Math.sin((k * Math.PI) / 3),
  weight: 10 + k,
}));

test("the same seed gives the same card, and seeds give different ones", () => {
  const orders = new Set<string>();
  for (let seed = 0; seed < 20; seed++) {
    const circuit = plan(taskOf([0, 0], ring, { seed }));
    expect(plan(taskOf([0, 0], ring, { seed }))).toEqual(circuit);
    if (circuit.kind === "circuit") orders.add(circuit.visits.map((visit) => visit.stop).join());
  }
  expect(orders.size).toBeGreaterThan(15);
});

test("a shorter cycle leaves more stops open at each departure", () => {
  const choices = (cycleMinutes: number) => {
    const circuit = plan(taskOf([0, 0], ring, { to: 1800 }), { cycleMinutes });
    return circuit.kind === "circuit" ? circuit.meanChoices / circuit.stops.length : 0;
  };
  expect(choices(60)).toBeGreaterThan(choices(120));
});

test("any stop may come first, and any order of two follow each other", () => {
  const pairs = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const circuit = plan(taskOf([0, 0], ring.slice(0, 3), { seed }));
    if (circuit.kind !== "circuit") continue;
    pairs.add(`first ${circuit.visits[0]?.stop}`);
    circuit.visits.slice(1).forEach((visit, k) => {
      pairs.add(`${circuit.visits[k]?.stop} ${visit.stop}`);
    });
  }
  expect(pairs.size).toBe(3 + 6);
});

test("with one hot hex the unit leaves it between stays, at times that cannot be foretold", () => {
  const gaps = new Set<number>();
  for (let seed = 0; seed < 5; seed++) {
    const circuit = plan(taskOf([0, 0], ring.slice(0, 1), { seed, to: 1800 }));
    expect(circuit.kind).toBe("circuit");
    if (circuit.kind !== "circuit") continue;
    circuit.visits.slice(1).forEach((visit, k) => {
      expect(visit.arrival - (circuit.visits[k]?.departure ?? 0)).toBeGreaterThanOrEqual(10);
      gaps.add(visit.arrival - (circuit.visits[k]?.arrival ?? 0));
    });
  }
  expect(gaps.size).toBeGreaterThan(5);
});

test("without a hot hex there is no circuit, and it says why", () => {
  const none = { kind: "no-circuit", reason: "no-hot-hexes", neededMinutes: null };
  expect(plan(taskOf([0, 0], []))).toEqual(none);
  expect(plan(taskOf([0, 0], [{ east: 10, north: 0, weight: 0 }]))).toEqual(none);
});

test("a stretch shorter than one stop with its walk is too short, and it says what one needs", () => {
  const task = taskOf([0, 0], [{ east: 230, north: 0, weight: 3 }], { from: 1320, to: 1337 });
  expect(plan(task)).toEqual({ kind: "no-circuit", reason: "stretch-too-short", neededMinutes: 18 });
  expect(plan({ ...task, to: 1338 })).toMatchObject({
    kind: "circuit",
    visits: [{ stop: 0, round: 1, arrival: 1324, departure: 1334, walkMinutes: 4, freeMinutes: 0 }],
    backAt: 1338,
  });
});

test("hexes too far for the cycle are out of reach, and it says how far", () => {
  const far = taskOf([0, 0], [{ east: 3000, north: 0, weight: 3 }]);
  expect(plan(far)).toEqual({ kind: "no-circuit", reason: "out-of-reach", neededMinutes: 108 });
  expect(plan(far, { cycleMinutes: 108 })).toMatchObject({ kind: "circuit" });
});

test("where there is no way to any hex, no time would be enough", () => {
  const cut = { ...taskOf([0, 0], ring), travel: measureTravel(7, () => Number.POSITIVE_INFINITY) };
  expect(plan(cut)).toEqual({ kind: "no-circuit", reason: "out-of-reach", neededMinutes: null });
});

test("what does not become a stop is named with its reason", () => {
  const hexes = [...ring, { east: 5000, north: 0, weight: 99 }];
  const circuit = plan(taskOf([0, 0], hexes), { cycleMinutes: 45 });
  if (circuit.kind !== "circuit") throw new Error("a circuit was expected");
  const reasons = circuit.leftOut.map(({ hex, reason }) => `${hex.id} ${reason}`);
  expect(reasons).toContain("hex-6 out-of-reach");
  expect(reasons).toHaveLength(7 - circuit.stops.length);
  expect(reasons.filter((reason) => reason.endsWith("no-room"))).toHaveLength(6 - circuit.stops.length);
});

test("forty hot hexes within reach are planned with a proof or a gap", () => {
  const hexes = Array.from({ length: 40 }, (_, k) => ({
    east: ((k * 377) % 1400) - 700,
    north: ((k * 811) % 1400) - 700,
    weight: 1 + ((k * 7919) % 37),
  }));
  const circuit = plan(taskOf([0, 0], hexes));
  if (circuit.kind !== "circuit") throw new Error("a circuit was expected");
  expect(circuit.proof.bound).toBeGreaterThanOrEqual(circuit.stopWeight);
  expect(circuit.proof.gap).toBeLessThan(0.02);
  expect(circuit.longestGapMinutes).toBeLessThanOrEqual(120);
});

test("rules that contradict each other are refused", () => {
  const task = taskOf([0, 0], ring);
  expect(() => plan(task, { cycleMinutes: 121 })).toThrow("do not go together");
  expect(() => plan(task, { leastMinutes: 17 })).toThrow("do not go together");
  expect(() => plan(task, { cycleMinutes: 60.5 })).toThrow("whole minutes");
  expect(() => plan({ ...task, hotHexes: [] })).toThrow("7 places for a post and 0 hot hexes");
});
