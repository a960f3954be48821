import { drawIsochrone } from "../deploy/network/isochrone.ts";
import { stretchAround } from "../deploy/network/stretch-around.ts";
import { openTravel } from "../deploy/task-travel.ts";
import { distanceM } from "../model/geodesy.ts";
import type { PlanArea } from "../model/plan-area.ts";
import { ProblemError } from "../model/problem.ts";
import type { StreetsSummary } from "../model/streets.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { NetworkTravel } from "../model/travel.ts";
import { type NetworkReading, networkLengthM, type WalkingNetwork } from "../model/walking-network.ts";
import { networkOfTileRoads, readWalkingNetwork } from "../sources/walking-network.ts";
import type { Engine } from "./engine-calls.ts";

/** As many as may be named: those on screen, and some that have just been loaded and are not on screen yet. */
const MOST_KEPT = 4;

/** The streets that are loaded, and the questions about them. */
export function answerStreets() {
  const networks = new Map<string, WalkingNetwork>();
  let kept: { key: string; travel: NetworkTravel } | null = null;

  /**
   * The streets of a fingerprint with the plan's closures; the same object while neither changes, so that they are opened once. Null where
   * none are named.
   * @throws ProblemError where those named are not loaded any more
   */
  function travelWith(areas: readonly PlanArea[], fingerprint: string | null): NetworkTravel | null {
    if (fingerprint === null) return null;
    const network = networks.get(fingerprint);
    if (!network) throw new ProblemError(NO_STREETS);
    const rings = areas.filter(({ kind }) => kind === "closed").map(({ ring }) => ring);
    const key = JSON.stringify([fingerprint, rings]);
    if (kept?.key !== key) {
      kept = { key, travel: { network, closures: rings } };
    }
    return kept.travel;
  }

  const calls = {
    async openStreets({ from, area }) {
      const reading =
        from.kind === "file"
          ? readWalkingNetwork(from.file.name, await from.file.blob.text())
          : networkOfTileRoads(from.name, from.features);
      const name = from.kind === "file" ? from.file.name : from.name;
      const summary = summarise(reading, name, area);
      networks.delete(summary.fingerprint);
      networks.set(summary.fingerprint, reading.network);
      for (const oldest of [...networks.keys()].slice(0, -MOST_KEPT)) networks.delete(oldest);
      return summary;
    },
    async dropStreets() {
      const had = networks.size > 0;
      networks.clear();
      kept = null;
      return had;
    },
    async findStreet({ at, streets: fingerprint }) {
      const travel = travelWith([], fingerprint);
      if (travel === null) throw new ProblemError(NO_STREETS);
      const found = stretchAround(openTravel(travel), at);
      if (found) return found;
      throw new ProblemError({
        what: "There is no street within 50 m of that place.",
        meaning: "No street was closed.",
        remedy: "Click nearer to a street, or draw an area around what is closed.",
      });
    },
    async drawReach({ places, areas, streets: fingerprint }) {
      const travel = travelWith(areas, fingerprint);
      if (travel === null) return places.map(() => []);
      const view = openTravel(travel);
      return places.map(({ at, minutes, speedKmh }) => drawIsochrone(view, at, minutes, speedKmh).outline);
    },
  } satisfies Partial<Engine>;
  return { calls, travelWith };
}

/** @throws ProblemError where none of the streets is in the area */
function summarise(reading: NetworkReading, name: string, area: StudyArea): StreetsSummary {
  const { network, notes } = reading;
  const inAreaM = network.edgeM.reduce((sum, metres, edge) => {
    const node = network.edgeFrom[edge] as number;
    const at = [network.nodeLng[node] as number, network.nodeLat[node] as number] as const;
    return distanceM(at, area.center) <= area.radiusM ? sum + metres : sum;
  }, 0);
  if (inAreaM === 0) {
    throw new ProblemError({
      what: `No street of “${name}” is in the study area.`,
      meaning: "Distances stay as they were.",
      remedy: "Load streets of this place, or move the plan to where these are.",
    });
  }
  return { fingerprint: network.fingerprint, name, lengthM: networkLengthM(network), inAreaM, notes };
}

const NO_STREETS = {
  what: "No streets are loaded.",
  meaning: "There is no street to close; ways are straight lines.",
  remedy: "Load streets under Walking distance, or draw an area.",
};
