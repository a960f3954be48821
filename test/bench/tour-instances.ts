import { findShortTour, tourLength } from "../../src/deploy/patrol/improve-tour.ts";
import { findShortestTour } from "../../src/deploy/patrol/shortest-tour.ts";
import type { TravelMatrix } from "../../src/deploy/patrol/travel-matrix.ts";
import { runSteps } from "../../src/model/steps.ts";
import { readTsplib } from "../deploy/tsplib.ts";
import { Unreadable } from "../reference/unreadable.ts";
import type { InstanceKind } from "./instance-kind.ts";
import { writeTourModel } from "./textbook-models.ts";

/** Random changes that a short tour takes, as in the solver. */
const KICKS = 400;

/** Closed tours from TSPLIB files (Reinelt 1991). */
export const tours: InstanceKind = {
  name: "closed tours (TSPLIB)",
  recognises: ({ path }) => path.toLowerCase().endsWith(".tsp"),
  open({ name, text }) {
    const travel = readKnownTsplib(text);
    return [
      {
        name,
        family: "tours",
        quick: () => tourLength(travel, findShortTour(travel, KICKS, 1)),
        async prove(limitSeconds) {
          const { length, status } = runSteps(findShortestTour(travel, { timeLimitSeconds: limitSeconds }));
          return { found: length, isProven: status === "optimal" };
        },
        writeModel: () => writeTourModel(travel.size, travel.minutes),
      },
    ];
  },
};

function readKnownTsplib(text: string): TravelMatrix {
  const field = (name: string) => new RegExp(`^${name}\\s*:\\s*(\\S+)`, "m").exec(text)?.[1] ?? "missing";
  if (!(Number(field("DIMENSION")) >= 2)) throw new Unreadable(`its DIMENSION is ${field("DIMENSION")}`);
  const type = field("EDGE_WEIGHT_TYPE");
  const format = field("EDGE_WEIGHT_FORMAT");
  const isKnown = type === "EUC_2D" || type === "GEO" || (type === "EXPLICIT" && format === "LOWER_DIAG_ROW");
  if (!isKnown) throw new Unreadable(`distances of type ${type}, format ${format}, are not read here`);
  return readTsplib(text);
}
