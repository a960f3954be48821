import type { Feature, FeatureCollection, Point } from "geojson";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { normalisePlan } from "./normalise-plan.ts";
import { composeOrder, type OperationalOrder, type OrderRow } from "./operational-order.ts";

/** Said of the posts of a plan whose data is not simulated, and of one that has seen no data. */
const RECORDED = "Recorded data";
const NO_SOURCE = "No crime data";

/**
 * The posts as CSV (RFC 4180, UTF-8, CRLF), one row per post. Each row carries source, whether the data is
 * simulated, and method and bound in words, so that a copied row keeps its provenance. Shares are 0–1 and empty
 * where not known, none or too small to be shared. Text that a spreadsheet would run as a formula gets
 * a leading apostrophe.
 * @param plan With its evidence snapshot, from which every figure is taken.
 * @throws ProblemError where the plan has no posts or could not be opened again.
 */
export function exportPostsCsv(plan: PlanDocument): string {
  const order = orderOf(plan);
  const columns = order.rows.map((row) => columnsOf(row, order));
  const header = Object.keys(columns[0] ?? {});
  const lines = [header, ...columns.map((row) => Object.values(row))];
  return lines.map((cells) => `${cells.map(writeCell).join(",")}\r\n`).join("");
}

/**
 * The posts as GeoJSON (RFC 7946), one point per post with the same properties as the CSV; shares are null where
 * not known, none or too small to be shared. Event, source, badge and method also stand on the collection.
 * @throws ProblemError where the plan has no posts or could not be opened again.
 */
export function exportPostsGeoJson(plan: PlanDocument): string {
  const order = orderOf(plan);
  const features = order.rows.map((row): Feature<Point> => {
    const { latitude, longitude, why: _, ...properties } = columnsOf(row, order);
    return {
      type: "Feature",
      id: row.id,
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: { ...properties, why: row.why },
    };
  });
  const collection: FeatureCollection<Point> & Record<string, unknown> = {
    type: "FeatureCollection",
    name: order.title,
    event: order.subtitle,
    ...provenanceOf(order),
    notes: order.footers,
    features,
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function orderOf(plan: PlanDocument): OperationalOrder {
  if (plan.posts.length > 0) {
    const saved = normalisePlan(plan);
    return composeOrder(saved, saved.evidence, saved.evidence ? "known" : "unknown");
  }
  throw new ProblemError({
    what: "There are no posts to export.",
    meaning: "No file was written.",
    remedy: "Suggest posts or add one on the map, then export again.",
  });
}

function columnsOf(row: OrderRow, order: OperationalOrder) {
  const [longitude, latitude] = row.at;
  return {
    number: row.number,
    name: row.name,
    place: row.placeWords,
    latitude,
    longitude,
    unit: row.kind ?? "",
    officers: row.officers,
    from: row.from,
    until: row.until,
    on_duty: row.times,
    reaches_share: row.reachesShare,
    only_here_share: row.onlyHereShare,
    why: row.why.join("; "),
    pinned: row.pinned,
    chosen_by: row.chosenBy,
    ...provenanceOf(order),
  };
}

function provenanceOf(order: OperationalOrder) {
  return {
    source: order.attribution ?? NO_SOURCE,
    data: order.simulatedBadge ?? (order.attribution === null ? NO_SOURCE : RECORDED),
    method: order.method.join(" "),
  };
}

function writeCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
