import type { CrowdClock, ExitClock, StationClock } from "../../model/crowd-clock.ts";
import { sayPeople, sayQueue } from "../../model/describe-crowd.ts";
import { formatTimeOfDay } from "../../model/wall-clock.ts";
import type { QueuePanel } from "../charts/QueuePanels.tsx";

/** Minutes that are shown after the last thing that happens. */
const AFTER = 10;

/** Until when anything is worth showing: the venue empty, the queues cleared or left behind by their last train. */
export function shownUntil(clock: CrowdClock): number {
  const ends = clock.stations.flatMap((station) =>
    station.leftBehind >= 0.5 ? station.lines.map(({ endsAt }) => endsAt) : [station.clearsAt],
  );
  const last = clock.from + clock.minutes - 1;
  const until = Math.max(clock.endsAt + 30, clock.emptyAt ?? last, ...ends.map((end) => end ?? last));
  return Math.min(last, until + AFTER);
}

/** A panel for the exits together, and one for each station. */
export function venuePanels(clock: CrowdClock): readonly QueuePanel[] {
  const most = Math.max(1, ...clock.stations.map(({ arrived }) => arrived.at(-1) ?? 0));
  return [
    {
      name: "All exits",
      said: sayExits(clock),
      come: clock.wanting,
      gone: clock.out,
      most: Math.max(1, clock.attendance),
      marks: [{ time: clock.endsAt, text: "event ends", place: "top" }],
    },
    ...clock.stations.map((station) => ({
      name: station.name,
      said: sayPeak(station),
      come: station.arrived,
      gone: station.boarded,
      most,
      marks: markEnds(station),
    })),
  ];
}

function sayExits({ emptyAt, exits }: CrowdClock): string {
  const cleared = exits.every(({ clearsAt }: ExitClock) => clearsAt !== null);
  return emptyAt !== null && cleared ? `empty at ${formatTimeOfDay(emptyAt)}` : "not empty within a day";
}

function sayPeak(station: StationClock): string {
  const { peak, leftBehind, clearsAt } = station;
  if (peak.people < 0.5) return "no queue";
  const most = `${sayPeople(peak.people)} at ${formatTimeOfDay(peak.at)}, ${sayQueue(station, peak.people)}`;
  if (leftBehind >= 0.5) return `${most}; ${sayPeople(leftBehind)} left behind`;
  return clearsAt === null ? most : `${most}; clears ${formatTimeOfDay(clearsAt)}`;
}

/** Each time at which a line ends, once, with what ends it. */
function markEnds({ lines }: StationClock): QueuePanel["marks"] {
  const marks = new Map<number, QueuePanel["marks"][number]>();
  for (const { endsAt: time, endedBy } of lines) {
    if (time === null) continue;
    const text = `${endedBy === "closing" ? "closes" : "last"} ${formatTimeOfDay(time)}`;
    marks.set(time, { time, text, place: "foot" });
  }
  return [...marks.values()];
}
