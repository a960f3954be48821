import { type CrowdClock, crowdAt, queueM } from "./crowd-clock.ts";
import { figure, type ReportTable, words } from "./report-table.ts";
import { formatTimeOfDay } from "./wall-clock.ts";

/** The tables of a crowd clock, by a stable name. */
export function tabulateCrowd(clock: CrowdClock): Readonly<Record<string, ReportTable>> {
  return {
    "crowd-minutes": tabulateCrowdMinutes(clock),
    "crowd-exits": tabulateCrowdExits(clock),
    "crowd-stations": tabulateCrowdStations(clock),
  };
}

/** A row per minute: where the people are, and at each station who waits and who is away. */
export function tabulateCrowdMinutes(clock: CrowdClock): ReportTable {
  return {
    columns: [
      words("Time"),
      figure("Minutes after the end"),
      figure("Out of the venue"),
      figure("Still inside"),
      figure("On the way to a station"),
      figure("Gone by other means"),
      ...clock.stations.flatMap(({ name }, i) => {
        const unique =
          clock.stations.findIndex((other) => other.name === name) === i ? name : `${name} ${i + 1}`;
        return [figure(`${unique}: waiting`), figure(`${unique}: queue`, "m"), figure(`${unique}: boarded`)];
      }),
    ],
    rows: Array.from({ length: clock.minutes }, (_, i) => {
      const time = clock.from + i;
      const { inside, walking, elsewhere } = crowdAt(clock, time);
      return [
        formatTimeOfDay(time),
        time - clock.endsAt,
        clock.out[i] as number,
        inside,
        walking,
        elsewhere,
        ...clock.stations.flatMap((station) => [
          station.waiting[i] as number,
          queueM(station, station.waiting[i] as number),
          station.boarded[i] as number,
        ]),
      ];
    }),
  };
}

/** A row per exit. */
export function tabulateCrowdExits({ exits, attendance }: CrowdClock): ReportTable {
  return {
    columns: [
      words("Exit"),
      figure("Capacity", "people a minute"),
      figure("People"),
      figure("Most waiting"),
      words("At"),
      words("Clears"),
    ],
    rows: exits.map(({ name, peoplePerMinute, share, peak, clearsAt }) => [
      name,
      peoplePerMinute,
      share * attendance,
      peak.people,
      peak.people > 0 ? formatTimeOfDay(peak.at) : "–",
      formatClearing(clearsAt),
    ]),
  };
}

/** A row per line of each station. */
export function tabulateCrowdStations({ stations }: CrowdClock): ReportTable {
  return {
    columns: [
      words("Station"),
      words("Line"),
      figure("Walk", "min", 1),
      figure("Capacity", "people a minute", 1),
      figure("Comes"),
      figure("Gets away"),
      words("Ends"),
      words("Ended by"),
      figure("Waiting then"),
      figure("Comes later"),
      words("Station’s longest queue"),
      figure("People in it"),
      figure("Its length", "m"),
      words("It clears"),
    ],
    rows: stations.flatMap((station) =>
      station.lines.map((line) => [
        station.name,
        line.name,
        station.walkMinutes,
        line.peoplePerMinute,
        line.arrived.at(-1) ?? null,
        line.boarded.at(-1) ?? null,
        line.endsAt === null ? "runs on" : formatTimeOfDay(line.endsAt),
        line.endedBy === null ? "–" : line.endedBy === "closing" ? "closing" : "last train",
        line.waitingAtEnd,
        line.late,
        station.peak.people > 0 ? formatTimeOfDay(station.peak.at) : "none",
        station.peak.people,
        queueM(station, station.peak.people),
        formatClearing(station.clearsAt),
      ]),
    ),
  };
}

function formatClearing(clearsAt: number | null): string {
  return clearsAt === null ? "does not" : formatTimeOfDay(clearsAt);
}
