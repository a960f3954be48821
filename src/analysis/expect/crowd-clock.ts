import type { CrowdClock, ExitClock, LineClock, QueuePeak, StationClock } from "../../model/crowd-clock.ts";
import {
  type CrowdLine,
  type CrowdPlan,
  type CrowdStation,
  exitCapacity,
  exitShares,
  lineCapacity,
  otherShare,
  serviceEnd,
  walkMinutes,
} from "../../model/crowd-plan.ts";
import { crowdProblems } from "../../model/crowd-problems.ts";
import type { MethodNote } from "../../model/method-note.ts";

/** How long after the end of the event the clock runs on at most, minutes. */
const LONGEST = 1440;
/** Fewer people than this are rounding. */
const NOBODY = 1e-6;

/**
 * How a crowd leaves a venue: a deterministic fluid queue at every exit and at every line of a station, in steps of one minute.
 * With A(t) those who have come by t and μ(t) the capacity of the minute before t,
 *
 * D(t) = min(A(t), D(t − 1) + μ(t)),
 *
 * those who have left (Newell 1982, *Applications of Queueing Theory*, ch. 2). It is exact at whole minutes where arrivals
 * are even within each. Queue = A − D; the wait is the horizontal distance between the curves, first come first served.
 * Who leaves an exit comes to a station its walk later.
 * @throws RangeError where the plan cannot be (`crowdProblems`)
 */
export function clockCrowd(plan: CrowdPlan): CrowdClock {
  const [first] = crowdProblems(plan);
  if (first) throw new RangeError(`${first.field}: ${first.problem}`);
  const from = plan.endsAt - plan.leaving.earlyMinutes;
  const minutes = plan.leaving.earlyMinutes + LONGEST + 1;
  const wanting = wantToLeave(plan, from, minutes);

  const shares = exitShares(plan.exits);
  const exits = plan.exits.map((exit, i) => {
    const share = shares[i] as number;
    const arrived = wanting.map((people) => share * people);
    const capacity = exitCapacity(exit);
    const out = passQueue(arrived, () => capacity);
    return { name: exit.name, peoplePerMinute: capacity, share, wanting: arrived, out };
  });
  const out = sumCurves(
    exits.map((exit) => exit.out),
    minutes,
  );
  const stations = plan.stations.map((station) => runStation(station, out, from));

  const kept = settledAfter(
    [out, ...stations.flatMap(({ arrived, boarded }) => [arrived, boarded])],
    stations.flatMap(({ lines }) => lines.map(({ endsAt }) => (endsAt === null ? 0 : endsAt - from))),
  );
  const cut = (curve: Float64Array) => curve.slice(0, kept);
  const rest = otherShare(plan);
  const cutOut = cut(out);
  const isSettled = kept < minutes;
  return {
    from,
    minutes: kept,
    endsAt: plan.endsAt,
    attendance: plan.attendance,
    wanting: cut(wanting),
    out: cutOut,
    elsewhere: cutOut.map((people) => rest * people),
    exits: exits.map((exit): ExitClock => {
      const [arrived, gone] = [cut(exit.wanting), cut(exit.out)];
      return { ...exit, wanting: arrived, out: gone, ...watchQueue(arrived, gone, from) };
    }),
    stations: stations.map((station) => closeStation(station, cut, from)),
    emptyAt: clearingTime(
      cutOut.map((people) => plan.attendance - people),
      from,
    ),
    note: noteOn(plan, isSettled),
  };
}

/** How many want to be out at each minute: three groups, each spread evenly over its minutes. */
function wantToLeave({ attendance, endsAt, leaving }: CrowdPlan, from: number, minutes: number) {
  const { earlyShare, earlyMinutes, promptMinutes, lingerShare, lingerMinutes } = leaving;
  const prompt = Math.max(0, 1 - earlyShare - lingerShare);
  return Float64Array.from({ length: minutes }, (_, i) => {
    const time = from + i;
    const early = earlyShare * spreadEvenly(time, endsAt - earlyMinutes, earlyMinutes);
    const later =
      prompt * spreadEvenly(time, endsAt, promptMinutes) +
      lingerShare * spreadEvenly(time, endsAt, lingerMinutes);
    return attendance * Math.min(1, early + later);
  });
}

/** All at once is just after `from`, so that nobody moves in the minute before it. */
function spreadEvenly(time: number, from: number, minutes: number): number {
  if (minutes === 0) return time > from ? 1 : 0;
  return Math.min(1, Math.max(0, (time - from) / minutes));
}

/** Newell's recursion; `capacity(i)` is that of the minute that starts at index i. */
function passQueue(arrived: Float64Array, capacity: (minute: number) => number): Float64Array {
  const left = new Float64Array(arrived.length);
  for (let i = 1; i < arrived.length; i++) {
    left[i] = Math.min(arrived[i] as number, (left[i - 1] as number) + capacity(i - 1));
  }
  return left;
}

type RunLine = Omit<LineClock, "waitingAtEnd" | "late">;

interface RunStation {
  readonly station: CrowdStation;
  readonly walk: number;
  readonly arrived: Float64Array;
  readonly boarded: Float64Array;
  readonly lines: readonly RunLine[];
}

function runStation(station: CrowdStation, out: Float64Array, from: number): RunStation {
  const walk = walkMinutes(station.walk);
  const come = delay(out, walk).map((people) => station.share * people);
  const lines = station.lines.map((line) => runLine(station, line, come, from));
  return {
    station,
    walk,
    lines,
    arrived: sumCurves(
      lines.map(({ arrived }) => arrived),
      out.length,
    ),
    boarded: sumCurves(
      lines.map(({ boarded }) => boarded),
      out.length,
    ),
  };
}

function runLine(station: CrowdStation, line: CrowdLine, come: Float64Array, from: number): RunLine {
  const peoplePerMinute = lineCapacity(line);
  const endsAt = serviceEnd(station, line);
  const opensAt = station.opensAt ?? Number.NEGATIVE_INFINITY;
  const arrived = come.map((people) => line.share * people);
  const boarded = passQueue(arrived, (minute) => {
    const time = from + minute;
    return time >= opensAt && (endsAt === null || time < endsAt) ? peoplePerMinute : 0;
  });
  const endedBy = endsAt === null ? null : endsAt === line.lastTrain ? "last-train" : "closing";
  return { name: line.name, peoplePerMinute, endsAt, endedBy, arrived, boarded };
}

/** A curve so many minutes later, straight between its values. */
function delay(curve: Float64Array, by: number): Float64Array {
  return Float64Array.from(curve, (_, i) => {
    const place = i - by;
    if (place <= 0) return 0;
    const before = Math.floor(place);
    const low = curve[before] as number;
    return place === before ? low : low + ((curve[before + 1] as number) - low) * (place - before);
  });
}

function sumCurves(curves: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const curve of curves) {
    curve.forEach((value, i) => {
      sum[i] = (sum[i] as number) + value;
    });
  }
  return sum;
}

/** How many minutes to keep: through the last in which a curve moves, and through those of `through` that are reached. */
function settledAfter(curves: readonly Float64Array[], through: readonly number[]): number {
  const length = curves[0]?.length ?? 0;
  let last = 0;
  for (const curve of curves) {
    const end = (curve.at(-1) as number) - NOBODY;
    let i = length - 1;
    while (i > last && (curve[i - 1] as number) >= end) i--;
    last = Math.max(last, i);
  }
  return Math.min(length, Math.max(last, ...through) + 2);
}

function closeStation(
  { station, walk, lines, arrived, boarded }: RunStation,
  cut: (curve: Float64Array) => Float64Array,
  from: number,
): StationClock {
  const closed = lines.map((line): LineClock => {
    const [come, away] = [cut(line.arrived), cut(line.boarded)];
    const end = line.endsAt === null ? null : Math.min(Math.max(line.endsAt - from, 0), come.length - 1);
    const comeByEnd = end === null ? 0 : (come[end] as number);
    return {
      ...line,
      arrived: come,
      boarded: away,
      waitingAtEnd: end === null ? 0 : comeByEnd - (away[end] as number),
      late: end === null ? 0 : (come.at(-1) as number) - comeByEnd,
    };
  });
  const [come, away] = [cut(arrived), cut(boarded)];
  const ends = closed.map(({ endsAt }) => endsAt);
  return {
    name: station.name,
    at: station.at,
    walkMinutes: walk,
    queuePeoplePerM: station.queuePeoplePerM,
    lines: closed,
    arrived: come,
    boarded: away,
    waiting: come.map((people, i) => people - (away[i] as number)),
    ...watchQueue(come, away, from),
    endsAt: ends.every((end) => end !== null) ? Math.max(...ends) : null,
    leftBehind: closed.reduce((sum, { waitingAtEnd, late }) => sum + waitingAtEnd + late, 0),
    longestWaitMinutes: Math.max(0, ...closed.map((line) => longestWait(line))),
  };
}

function watchQueue(arrived: Float64Array, left: Float64Array, from: number) {
  const waiting = arrived.map((people, i) => people - (left[i] as number));
  const peak = waiting.reduce<QueuePeak>(
    (most, people, i) => (people > most.people + NOBODY ? { people, at: from + i } : most),
    { people: 0, at: from },
  );
  return { peak, clearsAt: clearingTime(waiting, from) };
}

/** The first minute from which on nobody waits; null where somebody does to the end. */
function clearingTime(waiting: Float64Array, from: number): number | null {
  const last = waiting.findLastIndex((people) => people > NOBODY);
  return last === waiting.length - 1 ? null : from + last + 1;
}

/** The longest horizontal distance from the arrivals to the boardings of the same people, minutes. */
function longestWait({ arrived, boarded }: RunLine): number {
  let longest = 0;
  let come = 0;
  for (let i = 1; i < boarded.length; i++) {
    const people = boarded[i] as number;
    if (people - (boarded[i - 1] as number) <= NOBODY) continue;
    while (come < i && (arrived[come + 1] as number) < people - NOBODY) come++;
    const [low, high] = [arrived[come] as number, arrived[come + 1] as number];
    const at = high > low ? come + Math.min(1, Math.max(0, (people - low) / (high - low))) : come;
    longest = Math.max(longest, i - at);
  }
  return longest;
}

function noteOn({ attendance, exits, stations, leaving }: CrowdPlan, isSettled: boolean): MethodNote {
  const cautions = [
    "Every figure follows from what was entered, and is only as good as that; nothing here was recorded or counted.",
    "Trains are a steady flow and take whoever is first in the queue; nobody gives up, turns round or chooses another way.",
  ];
  if (exits.length > 1 && exits.some(({ share }) => share === null))
    cautions.push(
      "Where no share is given, people spread over the exits as these can take them, which is the best case.",
    );
  if (!isSettled) cautions.push("Not everybody was away a day after the end, where the clock stops.");
  return {
    method: "Deterministic fluid queue on cumulative counts, steps of one minute",
    source: "Newell 1982, Applications of Queueing Theory, ch. 2; flow limits: Green Guide",
    version: 1,
    span: null,
    input: "what was entered of the crowd, exits and stations",
    n: { people: attendance, exits: exits.length, stations: stations.length },
    parameters: {
      earlyShare: leaving.earlyShare,
      earlyMinutes: leaving.earlyMinutes,
      promptMinutes: leaving.promptMinutes,
      lingerShare: leaving.lingerShare,
      lingerMinutes: leaving.lingerMinutes,
      exitsTogetherPerMinute: exits.reduce((sum, exit) => sum + exitCapacity(exit), 0),
    },
    cautions,
  };
}
