import { type CrowdExit, type CrowdLine, type CrowdPlan, type CrowdStation, MAX_FLOW } from "./crowd-plan.ts";

/** Something in a crowd plan that cannot be, and where: `exits.0.widthM`, `stations.1.lines.0.share`. */
export interface CrowdProblem {
  readonly field: string;
  readonly problem: string;
}

/** How small and large the parts of a crowd plan may be. */
export const CROWD_LIMITS = {
  attendance: 1_000_000,
  exits: 100,
  stations: 30,
  lines: 10,
  widthM: 200,
  minutes: 300,
  walkMinutes: 300,
  trainsPerHour: 120,
  peoplePerTrain: 5000,
  peoplePerMinute: 10_000,
  queuePeoplePerM: 200,
  /** Times run from the event's midnight through the day after. */
  time: 2 * 1440,
  nameLength: 80,
} as const;

/** Shares that people type add up to 1 only so nearly. */
const SHARE_SLACK = 1e-6;

/** Everything that keeps a crowd plan from being worked out, in words and by field; empty where nothing does. */
export function crowdProblems(plan: CrowdPlan): readonly CrowdProblem[] {
  const found: CrowdProblem[] = [];
  const say = (field: string, problem: string | null) => problem !== null && found.push({ field, problem });

  say("attendance", wholeProblem(plan.attendance, 1, CROWD_LIMITS.attendance));
  say("endsAt", timeProblem(plan.endsAt));
  checkLeaving(plan, say);

  if (plan.exits.length === 0) say("exits", "Nobody can leave without an exit. Add one.");
  if (plan.exits.length > CROWD_LIMITS.exits)
    say("exits", `There may be ${CROWD_LIMITS.exits} exits. Join some.`);
  plan.exits.forEach((exit, i) => {
    checkExit(exit, `exits.${i}`, say);
  });
  const shares = plan.exits.map(({ share }) => share);
  const said = sumOf(shares);
  if (said > 1 + SHARE_SLACK)
    say("exits", `The exits take ${percent(said)} of the crowd together. Bring them to 100%.`);
  else if (shares.length > 0 && shares.every((share) => share !== null) && said < 1 - SHARE_SLACK)
    say(
      "exits",
      `The exits take only ${percent(said)} of the crowd. Bring them to 100%, or leave one empty.`,
    );

  if (plan.stations.length > CROWD_LIMITS.stations)
    say("stations", `There may be ${CROWD_LIMITS.stations} stations. Join some.`);
  plan.stations.forEach((station, i) => {
    checkStation(station, `stations.${i}`, say);
  });
  const going = sumOf(plan.stations.map(({ share }) => share));
  if (going > 1 + SHARE_SLACK)
    say("stations", `The stations take ${percent(going)} of the crowd together. Bring them to 100% or less.`);
  return found;
}

type Say = (field: string, problem: string | null) => unknown;

function checkLeaving({ leaving }: CrowdPlan, say: Say): void {
  const { earlyShare, lingerShare, earlyMinutes, promptMinutes, lingerMinutes } = leaving;
  say("leaving.earlyShare", shareProblem(earlyShare));
  say("leaving.lingerShare", shareProblem(lingerShare));
  if (earlyShare + lingerShare > 1 + SHARE_SLACK)
    say(
      "leaving.lingerShare",
      "Early leavers and those who linger are more than everybody. Lower one share.",
    );
  for (const [name, minutes] of Object.entries({ earlyMinutes, promptMinutes, lingerMinutes }))
    say(`leaving.${name}`, wholeProblem(minutes, 0, CROWD_LIMITS.minutes));
}

function checkExit({ name, widthM, surface, flowPerMinuteM, share }: CrowdExit, at: string, say: Say): void {
  say(`${at}.name`, nameProblem(name));
  say(`${at}.widthM`, aboveZeroProblem(widthM, CROWD_LIMITS.widthM));
  if (!(flowPerMinuteM > 0 && flowPerMinuteM <= MAX_FLOW[surface]))
    say(
      `${at}.flowPerMinuteM`,
      `A ${surface} exit passes above 0 and at most ${MAX_FLOW[surface]} people per minute and metre (Green Guide).`,
    );
  if (share !== null) say(`${at}.share`, shareProblem(share));
}

function checkStation(station: CrowdStation, at: string, say: Say): void {
  say(`${at}.name`, nameProblem(station.name));
  if (station.at && !(Math.abs(station.at[0]) <= 180 && Math.abs(station.at[1]) <= 90))
    say(`${at}.at`, "That point is not on the Earth. Latitudes run to ±90, longitudes to ±180.");
  const { walk } = station;
  const [far, most] =
    walk.kind === "minutes"
      ? [walk.minutes, CROWD_LIMITS.walkMinutes]
      : [walk.distanceM, CROWD_LIMITS.walkMinutes * 80];
  say(`${at}.walk`, rangeProblem(far, 0, most));
  say(`${at}.share`, shareProblem(station.share));
  say(`${at}.queuePeoplePerM`, aboveZeroProblem(station.queuePeoplePerM, CROWD_LIMITS.queuePeoplePerM));
  if (station.opensAt !== null) say(`${at}.opensAt`, timeProblem(station.opensAt));
  if (station.closesAt !== null) say(`${at}.closesAt`, timeProblem(station.closesAt));
  if (station.opensAt !== null && station.closesAt !== null && station.closesAt <= station.opensAt)
    say(`${at}.closesAt`, "It closes before it opens. Set a later time.");
  if (station.lines.length === 0) say(`${at}.lines`, "Nobody can get away without a line. Add one.");
  if (station.lines.length > CROWD_LIMITS.lines)
    say(`${at}.lines`, `A station may have ${CROWD_LIMITS.lines} lines. Join some.`);
  station.lines.forEach((line, k) => {
    checkLine(line, `${at}.lines.${k}`, say);
  });
  const shared = sumOf(station.lines.map(({ share }) => share));
  if (station.lines.length > 0 && Math.abs(shared - 1) > SHARE_SLACK)
    say(`${at}.lines`, `The lines share out ${percent(shared)} of its people. Bring them to 100%.`);
}

function checkLine({ name, share, throughput, lastTrain }: CrowdLine, at: string, say: Say): void {
  say(`${at}.name`, nameProblem(name));
  say(`${at}.share`, shareProblem(share));
  if (throughput.kind === "rate") {
    say(`${at}.peoplePerMinute`, aboveZeroProblem(throughput.peoplePerMinute, CROWD_LIMITS.peoplePerMinute));
  } else {
    say(`${at}.trainsPerHour`, aboveZeroProblem(throughput.trainsPerHour, CROWD_LIMITS.trainsPerHour));
    say(`${at}.peoplePerTrain`, aboveZeroProblem(throughput.peoplePerTrain, CROWD_LIMITS.peoplePerTrain));
  }
  if (lastTrain !== null) say(`${at}.lastTrain`, timeProblem(lastTrain));
}

function nameProblem(name: string): string | null {
  if (name.trim() === "") return "It has no name. Give it one.";
  return name.length > CROWD_LIMITS.nameLength
    ? `The name is longer than ${CROWD_LIMITS.nameLength} characters. Shorten it.`
    : null;
}

function shareProblem(share: number): string | null {
  return share >= 0 && share <= 1 ? null : "A share runs from 0 to 100%.";
}

function timeProblem(time: number): string | null {
  return Number.isInteger(time) && time >= 0 && time <= CROWD_LIMITS.time
    ? null
    : "Write a time as hours and minutes, such as 00:12.";
}

function wholeProblem(value: number, min: number, max: number): string | null {
  return Number.isInteger(value) && value >= min && value <= max
    ? null
    : `It must be a whole number from ${min} to ${max.toLocaleString("en-GB")}.`;
}

function rangeProblem(value: number, min: number, max: number): string | null {
  return value >= min && value <= max ? null : `It must be ${min} to ${max.toLocaleString("en-GB")}.`;
}

function aboveZeroProblem(value: number, max: number): string | null {
  return value > 0 && value <= max ? null : `It must be above 0 and at most ${max.toLocaleString("en-GB")}.`;
}

function sumOf(shares: readonly (number | null)[]): number {
  return shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${Number((100 * share).toFixed(1))}%` : "no share";
}
