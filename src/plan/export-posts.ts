import type { Feature, FeatureCollection, Point } from "geojson";
import { FIXED_POST_KIND_WORDS } from "../model/fixed-post-words.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { normalisePlan } from "./normalise-plan.ts";
import { composeOrder, type OperationalOrder, type OrderRow } from "./operational-order.ts";
import type { OrderFixedPost } from "./order-fixed-posts.ts";

/** Said of the posts of a plan whose data is not simulated, and of one that has seen no data. */
const RECORDED = "Recorded data";
const NO_SOURCE = "No crime data";

/**
 * The posts and then the fixed posts as CSV (RFC 4180, UTF-8, CRLF), one row per post. `officers` of a fixed post are the most that
 * stand there at once, `on_duty` says how many when. Each row carries source, whether the data is
 * simulated, and method and bound in words, so that a copied row keeps its provenance. Shares are 0–1 and empty
 * where not known, none or too small to be shared. Text that a spreadsheet would run as a formula gets
 * a leading apostrophe.
 * @param plan With its evidence snapshot, from which every figure is taken.
 * @throws ProblemError where the plan has no posts or could not be opened again.
 */
export function exportPostsCsv(plan: PlanDocument): string {
  const order = orderOf(plan);
  const columns = [
    ...order.rows.map((row) => columnsOf(row, order)),
    ...order.fixedPosts.map((post) => columnsOfFixed(post, order)),
  ];
  const header = Object.keys(columns[0] ?? {});
  const lines = [header, ...columns.map((row) => Object.values(row))];
  return lines.map((cells) => `${cells.map(writeCell).join(",")}\r\n`).join("");
}

/**
 * The posts and fixed posts as GeoJSON (RFC 7946), one point per post with the same properties as the CSV; shares are null where
 * not known, none or too small to be shared. Event, source, badge and method also stand on the collection.
 * @throws ProblemError where the plan has no posts or could not be opened again.
 */
export function exportPostsGeoJson(plan: PlanDocument): string {
  const order = orderOf(plan);
  const features = [
    ...order.rows.map((row) => featureOf(row.id, columnsOf(row, order), row.why)),
    ...order.fixedPosts.map((post) => featureOf(post.id, columnsOfFixed(post, order), [])),
  ];
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
  if (plan.posts.length + plan.fixedPosts.length > 0) {
    const saved = normalisePlan(plan);
    return composeOrder(saved, saved.evidence, saved.evidence ? "known" : "unknown");
  }
  throw new ProblemError({
    what: "There are no posts to export.",
    meaning: "No file was written.",
    remedy: "Suggest posts or add one on the map, then export again.",
  });
}

function featureOf(
  id: string,
  { latitude, longitude, why: _, ...properties }: PostColumns,
  why: readonly string[],
): Feature<Point> {
  return {
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates: [longitude, latitude] },
    properties: { ...properties, why },
  };
}

/** The columns of a post in their order, under the names that both formats use. */
interface PostColumns {
  readonly number: number | null;
  readonly name: string;
  /** `post`, or what a fixed post is: `fixed post, gate`. */
  readonly type: string;
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly unit: string;
  readonly officers: number | null;
  readonly from: string;
  readonly until: string;
  readonly on_duty: string;
  readonly reaches_share: number | null;
  readonly only_here_share: number | null;
  readonly why: string;
  readonly pinned: boolean;
  readonly chosen_by: string;
  readonly source: string;
  readonly data: string;
  readonly method: string;
}

function columnsOf(row: OrderRow, order: OperationalOrder): PostColumns {
  const [longitude, latitude] = row.at;
  return {
    number: row.number,
    name: row.name,
    type: "post",
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

/** A fixed post is never moved, and an officer chose it. */
function columnsOfFixed(post: OrderFixedPost, order: OperationalOrder): PostColumns {
  const [longitude, latitude] = post.at;
  return {
    number: null,
    name: post.name,
    type: `fixed post, ${FIXED_POST_KIND_WORDS[post.kind]}`,
    place: post.placeWords,
    latitude,
    longitude,
    unit: [...new Set(post.stretches.flatMap(({ units }) => units))].join(" and "),
    officers: Math.max(0, ...post.stretches.map(({ officers }) => officers)),
    from: post.stretches[0]?.from ?? "",
    until: post.stretches.at(-1)?.until ?? "",
    on_duty: post.stretches.map(({ from, until, staff }) => `${from}–${until} ${staff}`).join("; "),
    reaches_share: post.reachesShare,
    only_here_share: post.onlyHereShare,
    why: post.why.join("; "),
    pinned: true,
    chosen_by: "officer",
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
