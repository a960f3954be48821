import type { ProblemError } from "../model/problem.ts";
import type { ColumnRoles } from "./column-roles.ts";
import { genericRoles, metricColumns } from "./generic-points.ts";
import { metricCoordinates, noCoordinates, notStreetCrime } from "./load-problems.ts";
import { policeUkKind, policeUkRoles } from "./police-uk.ts";

/** What the column names of a file say about it. */
export type Recognition =
  | { readonly kind: "crimes"; readonly roles: ColumnRoles; readonly fromPoliceUk: boolean }
  | { readonly kind: "refused"; readonly problem: ProblemError };

/** Finds the part that each column plays by its name, or why the file cannot be used. */
export function recogniseColumns(file: string, names: readonly string[]): Recognition {
  const policeUk = policeUkKind(names);
  if (policeUk === "street") return { kind: "crimes", roles: policeUkRoles(names), fromPoliceUk: true };
  if (policeUk) return { kind: "refused", problem: notStreetCrime(file, policeUk) };
  const roles = genericRoles(names);
  if (roles) return { kind: "crimes", roles, fromPoliceUk: false };
  const metric = metricColumns(names);
  return { kind: "refused", problem: metric ? metricCoordinates(file, metric) : noCoordinates(file, names) };
}
