import type { Fleet } from "./fleet.ts";
import { isOnDuty } from "./period.ts";
import { figure, type ReportTable, words } from "./report-table.ts";
import type { LngLat } from "./units.ts";
import { nameVariedPlan, type VariedPlace, type VariedPlans } from "./varied-plans.ts";
import { namePeriod, sayStands, shareOf } from "./varied-words.ts";

/** Puts a place into words. */
export type NamePlace = (place: Pick<VariedPlace, "at" | "place">) => string;

/** The tables of a schedule, by a stable name. */
export function tabulateVaried(
  varied: VariedPlans,
  fleet: Fleet,
  namePlace: NamePlace,
): Readonly<Record<"schedule" | "schedule-posts" | "schedule-places", ReportTable>> {
  return {
    schedule: tabulateSchedule(varied),
    "schedule-posts": tabulateSchedulePosts(varied, fleet, namePlace),
    "schedule-places": tabulatePlaces(varied, namePlace),
  };
}

/** A row for each occasion and stretch: the plan, and what it covers. */
export function tabulateSchedule({ schedule, stretches }: VariedPlans): ReportTable {
  return {
    columns: [figure("Occasion"), words("Stretch"), words("Plan"), figure("Covered", "%", 1)],
    rows: schedule.flatMap(({ plans }, occasion) =>
      stretches.map((stretch, i) => {
        const plan = plans[i] as number;
        const covered = shareOf(stretch, stretch.plans[plan]?.covered ?? 0);
        return [occasion + 1, namePeriod(stretch.period), nameVariedPlan(plan), toTenth(100 * covered)];
      }),
    ),
  };
}

/** A row for each occasion, stretch and post: who stands where, and how often the place is staffed. */
export function tabulateSchedulePosts(
  { schedule, stretches }: VariedPlans,
  fleet: Fleet,
  namePlace: NamePlace,
): ReportTable {
  return {
    columns: [
      figure("Occasion"),
      words("Stretch"),
      words("Plan"),
      figure("Covered", "%", 1),
      words("Unit"),
      words("Place"),
      figure("Latitude", "°", 5),
      figure("Longitude", "°", 5),
      words("Pinned"),
      figure("Place staffed", "% of these occasions"),
    ],
    rows: schedule.flatMap(({ plans, posts }, occasion) =>
      stretches.flatMap((stretch, i) => {
        const plan = plans[i] as number;
        const covered = toTenth(100 * shareOf(stretch, stretch.plans[plan]?.covered ?? 0));
        return posts
          .filter((post) => isOnDuty(post, stretch.period))
          .map(({ unit, at, pinned }) => {
            const place = stretch.places.find((other) => isAt(other.at, at));
            return [
              ...[occasion + 1, namePeriod(stretch.period), nameVariedPlan(plan), covered],
              fleet.find(({ id }) => id === unit)?.name ?? unit,
              namePlace({ at, place: place?.place ?? null }),
              ...[at[1], at[0], pinned ? "yes" : "no"],
              place ? Math.round(100 * place.drawn) : null,
            ];
          });
      }),
    ),
  };
}

/** A row for each stretch and place: how often it is staffed, most often first. */
export function tabulatePlaces(
  { stretches }: Pick<VariedPlans, "stretches">,
  namePlace: NamePlace,
): ReportTable {
  return {
    columns: [
      words("Stretch"),
      words("Place"),
      figure("Staffed", "% of these occasions"),
      figure("To expect", "% of occasions"),
      words("In every plan"),
    ],
    rows: stretches.flatMap(({ period, places }) =>
      places.map((place) => [
        namePeriod(period),
        namePlace(place),
        Math.round(100 * place.drawn),
        Math.round(100 * place.expected),
        sayStands(place) || "no",
      ]),
    ),
  };
}

function isAt(one: LngLat, other: LngLat): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

/** No finer than what is shown. */
function toTenth(percent: number): number {
  return Number(percent.toFixed(1));
}
