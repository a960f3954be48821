import type { Beat } from "./beat.ts";
import type { BeatReport } from "./beat-report.ts";
import { UNIT_WORDS } from "./fleet.ts";
import { isLocked } from "./locked.ts";
import type { PlanDocument } from "./plan-document.ts";
import { figure, type ReportTable, words } from "./report-table.ts";
import { minutesFor } from "./travel.ts";
import type { Metres } from "./units.ts";

/** One beat as people read it. */
export interface BeatLine {
  /** Id of the post that the unit keeps. */
  readonly post: string;
  readonly number: number;
  /** `foot serial`. */
  readonly unit: string;
  readonly hexes: number;
  /** Demand in it, in the unit of the report. */
  readonly workload: number;
  /** Of all demand in the area, 0 to 1. */
  readonly share: number;
  /** Recorded rows in it. */
  readonly rows: number;
  /** A round past all its hexes and back is never longer, middle to middle in straight lines. */
  readonly walkM: Metres;
  /** That round at the unit's pace, with the plan's detour. */
  readonly walkMinutes: number;
  /** Names of places in it as the data has them, fullest first. */
  readonly places: readonly string[];
  readonly beat: Beat;
}

/** The beats of a report in words and figures, by the number of their posts; none where the report has none. */
export function listBeatLines(
  { posts, fleet, movement }: Pick<PlanDocument, "posts" | "fleet" | "movement">,
  { plan, contents }: BeatReport,
): readonly BeatLine[] {
  if (isLocked(plan)) return [];
  return plan.beats
    .map((beat, i): BeatLine => {
      const index = posts.findIndex(({ id }) => id === beat.unit);
      const group = fleet.find(({ id }) => id === posts[index]?.unit);
      return {
        ...{ post: beat.unit, number: index + 1, beat },
        unit: group ? UNIT_WORDS[group.kind] : "unit",
        hexes: beat.cells.length,
        workload: beat.workload,
        share: plan.totalDemand > 0 ? beat.workload / plan.totalDemand : 0,
        rows: contents[i]?.rows ?? 0,
        walkM: beat.walkM,
        walkMinutes: group ? minutesFor(beat.walkM * movement.detour, group.speedKmh) : 0,
        places: (contents[i]?.places ?? []).map(cleanPlace),
      };
    })
    .sort((a, b) => a.number - b.number);
}

/** How many decimals a workload is shown with: none where rows were recorded, two where they are expected. */
export function workloadDigits({ period }: Pick<BeatReport, "period">): number {
  return period === "evening" ? 0 : 2;
}

/** A row per beat. */
export function tabulateBeats(lines: readonly BeatLine[], report: BeatReport): ReportTable {
  return {
    columns: [
      words("Phase"),
      figure("Post"),
      words("Unit"),
      figure("Hexes"),
      figure("Workload", report.unit, workloadDigits(report)),
      figure("Share of demand", "%", 1),
      figure("Round walk at most", "m"),
      figure("Round walk at most, at its pace", "min"),
      words("Places"),
      words("Hexes by H3 index"),
    ],
    rows: lines.map((line) => [
      report.period,
      line.number,
      line.unit,
      line.hexes,
      line.workload,
      100 * line.share,
      line.walkM,
      line.walkMinutes,
      line.places.join("; "),
      line.beat.cells.join(" "),
    ]),
  };
}

/** Open data names places `On or near Olympic Way`; in a beat all are near. */
function cleanPlace(name: string): string {
  return name.replace(/^(on or )?near\s+/i, "").trim();
}
