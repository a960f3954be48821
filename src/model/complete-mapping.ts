import type {
  ColumnMapping,
  DateOrder,
  MappingDraft,
  PositionMapping,
  TimeMapping,
} from "./column-mapping.ts";

/** A part that a column can play while a mapping is being chosen. */
export type ColumnRole =
  | ("latitude" | "longitude" | "easting" | "northing")
  | ("stamp" | "date" | "year" | "month" | "day" | "hour" | "minute")
  | ("category" | "place" | "id");

/**
 * A mapping while a person chooses it. Columns of kinds that are not chosen stay, so that going back to a kind finds
 * them again.
 */
export interface MappingChoices {
  readonly position: PositionMapping["kind"];
  readonly time: TimeMapping["kind"] | "none";
  readonly columns: Readonly<Partial<Record<ColumnRole, string | null>>>;
  /** As typed; blank where none is chosen yet. */
  readonly crs: string;
  readonly order: DateOrder;
  /** As typed; blank for none. */
  readonly zone: string;
  readonly hourForm: "hour" | "hhmm";
}

const POSITION_ROLES = {
  degrees: ["latitude", "longitude"],
  grid: ["easting", "northing"],
} as const satisfies Record<MappingChoices["position"], readonly ColumnRole[]>;

const TIME_ROLES = {
  none: { needed: [], optional: [] },
  stamp: { needed: ["stamp"], optional: [] },
  "date-and-hour": { needed: ["date", "hour"], optional: ["minute"] },
  parts: { needed: ["year", "month"], optional: ["day", "hour", "minute"] },
} as const satisfies Record<MappingChoices["time"], Record<"needed" | "optional", readonly ColumnRole[]>>;

/** The choices that a guess, or a whole mapping, stands for. */
export function startChoices({ position, time, category, place, id }: MappingDraft): MappingChoices {
  return {
    position: position.kind,
    time: time?.kind ?? "none",
    columns: { ...positionColumns(position), ...timeColumns(time), category, place, id },
    crs: position.kind === "grid" ? (position.crs ?? "") : "",
    order: time && time.kind !== "parts" ? time.order : "year-first",
    zone: time?.kind === "stamp" ? (time.zone ?? "") : "",
    hourForm: time?.kind === "date-and-hour" ? time.hourForm : "hour",
  };
}

/** The parts of the kinds that are chosen: those that need a column, and those that can do without. */
export function rolesOf(choices: MappingChoices): Record<"needed" | "optional", readonly ColumnRole[]> {
  const { needed, optional } = TIME_ROLES[choices.time];
  return {
    needed: [...POSITION_ROLES[choices.position], ...needed],
    optional: [...optional, "category", "place", "id"],
  };
}

/** The mapping that the choices make, or null while a part that is needed is open or cannot be right. */
export function completeMapping(choices: MappingChoices): ColumnMapping | null {
  const position = completePosition(choices);
  const time = completeTime(choices);
  if (position === null || time === undefined) return null;
  const { category = null, place = null, id = null } = choices.columns;
  return { position, time, category, place, id };
}

/** Whether a text has the form of an EPSG code or a proj4 definition; the grid itself may still be unknown. */
export function looksLikeGrid(crs: string): boolean {
  return /^(?:(?:EPSG:{1,2})?\d{4,5}$|\+proj=\w)/i.test(crs.trim());
}

/** Whether a text is blank or names a time zone, such as `Europe/London`. */
export function isZoneOrBlank(zone: string): boolean {
  if (zone.trim() === "") return true;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone.trim() });
    return true;
  } catch {
    return false;
  }
}

function positionColumns(position: MappingDraft["position"]): MappingChoices["columns"] {
  if (position.kind === "degrees") return { longitude: position.longitude, latitude: position.latitude };
  return { easting: position.easting, northing: position.northing };
}

function timeColumns(time: TimeMapping | null): MappingChoices["columns"] {
  switch (time?.kind) {
    case undefined:
      return {};
    case "stamp":
      return { stamp: time.column };
    case "date-and-hour":
      return { date: time.date, hour: time.hour, minute: time.minute };
    case "parts":
      return { year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute };
  }
}

function completePosition(choices: MappingChoices): PositionMapping | null {
  const { latitude, longitude, easting, northing } = choices.columns;
  if (choices.position === "degrees") {
    if (!latitude || !longitude || latitude === longitude) return null;
    return { kind: "degrees", longitude, latitude };
  }
  if (!easting || !northing || easting === northing || !looksLikeGrid(choices.crs)) return null;
  return { kind: "grid", easting, northing, crs: choices.crs.trim() };
}

/** Undefined where the time is not complete; null where there is none. */
function completeTime(choices: MappingChoices): TimeMapping | null | undefined {
  const { order, hourForm } = choices;
  const { stamp, date, year, month, day = null, hour = null, minute = null } = choices.columns;
  switch (choices.time) {
    case "none":
      return null;
    case "stamp":
      if (!stamp || !isZoneOrBlank(choices.zone)) return undefined;
      return { kind: "stamp", column: stamp, order, zone: choices.zone.trim() || null };
    case "date-and-hour":
      return date && hour ? { kind: "date-and-hour", date, order, hour, hourForm, minute } : undefined;
    case "parts":
      return year && month ? { kind: "parts", year, month, day, hour, minute } : undefined;
  }
}
