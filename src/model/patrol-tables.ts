import type { PatrolCircuit } from "./patrol-card.ts";
import { figure, type ReportTable, words } from "./report-table.ts";
import { formatTimeOfDay } from "./wall-clock.ts";

/** A row for each stay of a patrol, in order of time. */
export function tabulatePatrol({ visits, stops }: PatrolCircuit): ReportTable {
  return {
    columns: [
      words("From"),
      words("Until"),
      figure("Walk before", "min"),
      words("Hex"),
      figure("Latitude", "°", 5),
      figure("Longitude", "°", 5),
      figure("Round"),
    ],
    rows: visits.map(({ stop, arrival, departure, walkMinutes, round }) => {
      const at = stops[stop]?.at;
      return [
        formatTimeOfDay(arrival),
        formatTimeOfDay(departure),
        walkMinutes,
        stops[stop]?.id ?? "",
        at?.[1] ?? null,
        at?.[0] ?? null,
        round,
      ];
    }),
  };
}
