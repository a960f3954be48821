import { foldName } from "./column-roles.ts";

/** Who publishes the files and under what terms. */
export const POLICE_UK_ATTRIBUTION = "data.police.uk, Open Government Licence v3.0";

/** The three kinds of file in a data.police.uk archive. Only street files hold crimes. */
export type PoliceUkKind = "street" | "outcomes" | "stop and search";

/** Which kind of data.police.uk file has these column names, or null for a file from elsewhere. */
export function policeUkKind(names: readonly string[]): PoliceUkKind | null {
  const folded = new Set(names.map(foldName));
  const has = (...wanted: string[]) => wanted.every((name) => folded.has(name));
  if (has("month", "reportedby", "fallswithin", "longitude", "latitude", "crimetype")) return "street";
  if (has("crimeid", "month", "fallswithin", "outcometype")) return "outcomes";
  return has("objectofsearch", "legislation", "latitude", "longitude") ? "stop and search" : null;
}
