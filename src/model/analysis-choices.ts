import type { PredictorName } from "./back-test-report.ts";
import type { EventCalendar } from "./event-calendar.ts";
import type { EventVenue } from "./event-spec.ts";
import type { HarmIndexId } from "./harm-index.ts";
import type { HolidayRegion } from "./holidays.ts";
import type { WhenOptions } from "./when-report.ts";

/** What a person chose for the analyses, besides the plan's own area and filters. */
export interface AnalysisChoices {
  readonly harmIndex: HarmIndexId;
  /** Weights of one's own by category, which come before those of the index; null for none. */
  readonly weightEdits: Readonly<Record<string, number | null>>;
  /** What a recorded crime counts for in what is expected. */
  readonly weighBy: Weighing;
  /** The predictor of what is expected; null for the one that the back-test says to use. */
  readonly predictor: PredictorName | null;
  /** Weight of harm against count in the blend, 0 to 1. */
  readonly blend: number;
  /** The two stretches of months to compare; null for the last year against the one before. */
  readonly compare: WhenOptions["compare"];
  /** Events by venue, as `venueKey` names it. */
  readonly calendars: Readonly<Record<string, EventCalendar>>;
  readonly holidays: HolidayRegion;
  /** ISO dates of further days that are no ordinary days. */
  readonly leaveOut: readonly string[];
  /** People within a kilometre of the venue on an ordinary day, where somebody knows. */
  readonly ordinarilyPresent: number | null;
}

/** What a recorded crime counts for: one, its harm, or a blend of both. */
export type Weighing = "count" | "harm" | "blend";

export const DEFAULT_CHOICES: AnalysisChoices = {
  harmIndex: "cchiDays",
  weightEdits: {},
  weighBy: "count",
  predictor: null,
  blend: 0.5,
  compare: null,
  calendars: {},
  holidays: "england-and-wales",
  leaveOut: [],
  ordinarilyPresent: null,
};

/** What a venue's calendar is kept under: its id in the list, or its position. */
export function venueKey({ id, at }: Pick<EventVenue, "id" | "at">): string {
  return id ?? `${at[1].toFixed(5)},${at[0].toFixed(5)}`;
}
