import { type CrowdClock, crowdAt, queueM, type StationClock, valueAt } from "./crowd-clock.ts";
import { formatTimeOfDay } from "./wall-clock.ts";
import { formatCount, formatDistance } from "./wording.ts";

/** Fewer people than this are nobody in a sentence. */
const SOMEBODY = 0.5;

/** `about 9,100`: two leading figures are all that such a reckoning can bear, and a few people are said as they are. */
export function sayPeople(people: number): string {
  const whole = Math.round(people);
  if (whole < 100) return formatCount(whole);
  const step = 10 ** (Math.floor(Math.log10(whole)) - 1);
  return `about ${formatCount(Math.round(whole / step) * step)}`;
}

/** `380 m`: the queue of so many people at a station, to ten metres from a hundred on, since none is straighter than that. */
export function sayQueue(station: StationClock, people: number): string {
  const metres = queueM(station, people);
  return formatDistance(metres < 100 ? Math.ceil(metres) : Math.round(metres / 10) * 10);
}

/** How the crowd leaves, in a few sentences: the venue first, then each station by what is left undone there. */
export function describeCrowd(clock: CrowdClock): readonly string[] {
  const worst = clock.stations.toSorted(
    (a, b) => b.leftBehind - a.leftBehind || b.peak.people - a.peak.people,
  );
  return [describeVenue(clock), ...worst.map((station) => describeStation(station))];
}

/** How much the exits pass, until when people wait at them, and when the venue is empty. */
export function describeVenue({ attendance, emptyAt, endsAt, exits }: CrowdClock): string {
  const rate = exits.reduce((sum, exit) => sum + exit.peoplePerMinute, 0);
  const passing = `The exits pass up to ${formatCount(Math.round(rate))} people a minute`;
  if (emptyAt === null) return `${passing}; a day after the end not everybody is out.`;
  const queued = exits.filter(({ peak }) => peak.people >= SOMEBODY);
  const until = Math.max(...queued.map(({ clearsAt }) => clearsAt ?? emptyAt));
  const waiting =
    queued.length > 0 ? `people wait at them until ${formatTimeOfDay(until)}` : "nobody waits at them";
  const after = emptyAt - endsAt;
  const when =
    after > 0
      ? `${formatCount(after)} ${minutes(after)} after the end`
      : after === 0
        ? "at the end itself"
        : "before the end";
  return `${passing}; ${waiting}. The last of ${formatCount(attendance)} are out at ${formatTimeOfDay(emptyAt)}, ${when}.`;
}

/** How many wait at a station at most and until when, or how many are left behind. */
export function describeStation(station: StationClock): string {
  const { name, peak, clearsAt, leftBehind, longestWaitMinutes } = station;
  if (peak.people < SOMEBODY) return `Nobody waits at ${name}: it takes people as they come.`;
  const wait = Math.round(longestWaitMinutes);
  const most = `At ${name} ${sayPeople(peak.people)} wait at ${formatTimeOfDay(peak.at)}, the most, in a queue of ${sayQueue(station, peak.people)}`;
  const longest = wait >= 1 ? `; of those who get away, some have waited ${wait} ${minutes(wait)}` : "";
  if (leftBehind >= SOMEBODY) return `${most}${longest}. ${describeLeftBehind(station)}`;
  return clearsAt === null
    ? `${most}${longest}. A day after the end it has not cleared.`
    : `${most}${longest}. It clears at ${formatTimeOfDay(clearsAt)}.`;
}

/** `At 23:40, about 9,000 people wait at Wembley Park, a queue of 300 m.` */
export function describeQueueAt(clock: CrowdClock, station: StationClock, time: number): string {
  const people = valueAt(station.waiting, clock.from, time);
  const when = `At ${formatTimeOfDay(time)}`;
  if (people < SOMEBODY) return `${when}, nobody waits at ${station.name}.`;
  return `${when}, ${sayPeople(people)} people wait at ${station.name}, a queue of ${sayQueue(station, people)}.`;
}

/** Where everybody is at a time, in one sentence. */
export function describeCrowdAt(clock: CrowdClock, time: number): string {
  const { inside, walking, waiting, boarded, elsewhere } = crowdAt(clock, time);
  return `At ${formatTimeOfDay(time)}: ${sayPeople(inside)} inside, ${sayPeople(walking)} on the way to a station, ${sayPeople(waiting)} waiting, ${sayPeople(boarded)} away by train, ${sayPeople(elsewhere)} gone by other means.`;
}

function describeLeftBehind({ lines, leftBehind, name }: StationClock): string {
  const stranded = lines.filter((line) => line.waitingAtEnd + line.late >= SOMEBODY);
  const [first] = stranded;
  const late = stranded.reduce((sum, line) => sum + line.late, 0);
  const ofWhom = late >= SOMEBODY ? `, ${sayPeople(late)} of whom come after it` : "";
  if (first && stranded.every(({ endedBy }) => endedBy === "closing")) {
    return `${name} closes at ${formatTimeOfDay(first.endsAt ?? 0)} and leaves ${sayPeople(leftBehind)} behind${ofWhom}.`;
  }
  if (first && stranded.length === 1) {
    const which = lines.length === 1 ? "The last train" : `The last train on ${first.name}`;
    return `${which}, at ${formatTimeOfDay(first.endsAt ?? 0)}, leaves ${sayPeople(leftBehind)} behind${ofWhom}.`;
  }
  const parts = stranded.map(
    (line) =>
      `${sayPeople(line.waitingAtEnd + line.late)} on ${line.name} at ${formatTimeOfDay(line.endsAt ?? 0)}`,
  );
  return `The last trains leave ${sayPeople(leftBehind)} behind: ${parts.join(", ")}.`;
}

function minutes(count: number): string {
  return count === 1 ? "minute" : "minutes";
}
