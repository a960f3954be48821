import type { ProblemError } from "../model/problem.ts";
import type { ColumnRoles } from "./column-roles.ts";
import type { Provenance } from "./file-reading.ts";
import { genericRoles, metricColumns } from "./generic-points.ts";
import { metricCoordinates, noCoordinates, notStreetCrime } from "./load-problems.ts";
import { POLICE_UK_ATTRIBUTION, policeUkKind, policeUkRoles } from "./police-uk.ts";

const POLICE_UK: Provenance = { attribution: POLICE_UK_ATTRIBUTION, simulated: false };
const UNKNOWN: Provenance = { attribution: null, simulated: false };

/** What the column names of a file say about it. */
export type Recognition =
  | { readonly kind: "crimes"; readonly roles: ColumnRoles; readonly provenance: Provenance }
  | { readonly kind: "refused"; readonly problem: ProblemError };

/** Finds the part that each column plays by its name, or why the file cannot be used. */
export function recogniseColumns(file: string, names: readonly string[]): Recognition {
  const policeUk = policeUkKind(names);
  if (policeUk === "street") return { kind: "crimes", roles: policeUkRoles(names), provenance: POLICE_UK };
  if (policeUk) return { kind: "refused", problem: notStreetCrime(file, policeUk) };
  const roles = genericRoles(names);
  if (roles) return { kind: "crimes", roles, provenance: UNKNOWN };
  const metric = metricColumns(names);
  return { kind: "refused", problem: metric ? metricCoordinates(file, metric) : noCoordinates(file, names) };
}
