import type { ColumnHints } from "../model/open-data.ts";
import type { MonthIndex } from "../model/units.ts";
import { monthOf, wallMinutes } from "../model/wall-clock.ts";
import { describeLayer, expectLayerJson, type Layer } from "./arcgis-layer.ts";
import { stampOf, wallClockAt } from "./instants-in-zone.ts";
import { type Patience, PatientRequests, UnreachableError } from "./patient-requests.ts";
import { fieldText, joinStamp, RecordFile, type RecordRow } from "./record-file.ts";
import { heed } from "./service-clock.ts";
import type { DownloadOptions, ServiceDownload } from "./service-download.ts";
import {
  datasetStrange,
  datasetUnreachable,
  isRecord,
  noRowsThere,
  rowsMissing,
  tooManyRows,
} from "./service-problems.ts";
import type { GeoBox } from "./study-tile.ts";

const PAGE_ROWS = 2000;
const MOST_ROWS = 1_000_000;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Which rows of which ArcGIS layer. */
export type ArcgisRequest = DownloadOptions & {
  /** Address of the layer: `https://…/FeatureServer/0`. */
  readonly layerUrl: string;
  readonly box: GeoBox;
  /** First and last month, both included; null for all there are. */
  readonly period: { readonly from: MonthIndex; readonly to: MonthIndex } | null;
  readonly columns?: ColumnHints;
  readonly attribution?: string;
  /** IANA zone whose wall clock the stamps are read in; else what the layer says, else UTC. */
  readonly timeZone?: string;
  readonly mostRows?: number;
  readonly patience?: Patience;
};

/** How many rows a download would bring at most: those in the box, and in the period give or take a day. @throws ProblemError */
export async function countArcgis(request: ArcgisRequest): Promise<number> {
  const service = new LayerRequests(request);
  return service.count(await service.describe());
}

/**
 * Downloads the rows of a layer in a box and period as one CSV file, counted first and then page by page. Only the
 * fields that are used are asked for; only the box and the months are sent.
 * @throws ProblemError
 * @throws DOMException AbortError once `signal` aborts
 */
export async function downloadArcgis(request: ArcgisRequest): Promise<ServiceDownload> {
  const { mostRows = MOST_ROWS, signal } = request;
  const service = new LayerRequests(request);
  const layer = await service.describe();
  const counted = await service.count(layer);
  if (counted === 0) throw noRowsThere(layer.title);
  if (counted > mostRows) throw tooManyRows(layer.title, counted, mostRows);

  const zone = request.timeZone ?? layer.timeZone ?? "UTC";
  const pageRows = Math.min(layer.mostRecords, PAGE_ROWS);
  const file = new RecordFile();
  const ids = new Set<string>();
  let received = 0;
  let twice = 0;
  for (let page = 0; ; page++) {
    heed(signal);
    const { features, more } = await service.page(layer, received, pageRows);
    received += features.length;
    for (const feature of features) {
      const id = fieldText(feature.fields[layer.objectIdField]);
      const again = id !== "" && ids.has(id);
      ids.add(id);
      const instant = layer.columns.time === null ? null : feature.fields[layer.columns.time];
      if (again) twice++;
      else if (isInPeriod(instant, zone, request.period)) file.add(readFeature(feature, layer, zone));
    }
    file.endPage();
    request.onProgress?.({
      doing: `${layer.title} from ${layer.host}`,
      partsDone: page + 1,
      partsTotal: Math.max(Math.ceil(counted / pageRows), page + 1),
      rows: file.rows,
    });
    if (features.length === 0 || (!more && received >= counted) || (!more && features.length < pageRows))
      break;
  }
  if (received - twice < counted) throw rowsMissing(layer.title, counted, received - twice);
  if (file.rows === 0) throw noRowsThere(layer.title);

  const now = new Date(service.requests.clock.now()).toISOString();
  return {
    files: [{ name: `${layer.title}.csv`, blob: file.toBlob() }],
    account: {
      service: layer.host,
      dataset: layer.title,
      attribution: request.attribution ?? (layer.attribution || layer.host),
      rows: file.rows,
      requests: service.requests.answered,
      partsFromCache: 0,
      fetched: { earliest: now, latest: now },
      emptyMonths: null,
      notes: notesOn(layer, zone, request, twice),
    },
  };
}

/** One feature, from GeoJSON or from Esri's own JSON. */
interface Feature {
  readonly longitude: string;
  readonly latitude: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

class LayerRequests {
  readonly requests: PatientRequests;
  readonly #request: ArcgisRequest;

  constructor(request: ArcgisRequest) {
    this.#request = request;
    this.requests = new PatientRequests(request.patience);
  }

  async describe(): Promise<Layer> {
    const { layerUrl, columns } = this.#request;
    return describeLayer(layerUrl, columns, await this.#ask(`${layerUrl}?f=json`));
  }

  async count(layer: Layer): Promise<number> {
    const answer = await this.#query(layer, { returnCountOnly: "true", f: "json" });
    if (!isRecord(answer) || typeof answer.count !== "number")
      throw datasetStrange(layer.host, layer.title, "no count");
    return answer.count;
  }

  async page(layer: Layer, offset: number, limit: number) {
    const { columns, objectIdField } = layer;
    const fields = [objectIdField, columns.time, columns.clock, columns.category, columns.place];
    const answer = await this.#query(layer, {
      outFields: [...new Set(fields.filter((name) => name !== null && name !== ""))].join(","),
      outSR: "4326",
      returnGeometry: "true",
      resultOffset: String(offset),
      resultRecordCount: String(limit),
      ...(objectIdField !== "" && { orderByFields: objectIdField }),
      f: layer.speaksGeoJson ? "geojson" : "json",
    });
    if (!isRecord(answer) || !Array.isArray(answer.features))
      throw datasetStrange(layer.host, layer.title, "no features");
    const properties = isRecord(answer.properties) ? answer.properties : {};
    const more = answer.exceededTransferLimit === true || properties.exceededTransferLimit === true;
    return { more, features: answer.features.map(readGeometry) };
  }

  async #query(layer: Layer, parameters: Record<string, string>): Promise<unknown> {
    const { box, period, layerUrl } = this.#request;
    const query = new URLSearchParams({
      where: whereOf(layer, period),
      geometry: [box.west, box.south, box.east, box.north].map((value) => value.toFixed(6)).join(","),
      geometryType: "esriGeometryEnvelope",
      inSR: "4326",
      spatialRel: "esriSpatialRelIntersects",
      ...parameters,
    });
    return this.#ask(`${layerUrl}/query?${query}`, layer.title);
  }

  async #ask(url: string, title = ""): Promise<unknown> {
    const { layerUrl, signal } = this.#request;
    const host = new URL(layerUrl).host;
    try {
      // A fault may come as 200 with the error inside, which is asked again just the same.
      const answer = await this.requests.ask(
        { url },
        signal,
        ({ status, text }) =>
          status === 429 || status >= 500 || /^\s*\{"error":\{"code":(?:429|5\d\d)\b/.test(text),
      );
      return expectLayerJson(answer, host, title || layerUrl);
    } catch (error) {
      if (error instanceof UnreachableError) throw datasetUnreachable(host);
      throw error;
    }
  }
}

/** A day more on either side: layers differ in the zone their conditions are read in; the period is cut exactly here. */
function whereOf({ columns, timeKind }: Layer, period: ArcgisRequest["period"]): string {
  if (!period || columns.time === null || timeKind === "other") return "1=1";
  const first = wallMinutes(1970, 1 + period.from) * 60_000 - MILLISECONDS_PER_DAY;
  const end = wallMinutes(1970, 2 + period.to) * 60_000 + MILLISECONDS_PER_DAY;
  const text = (milliseconds: number) =>
    timeKind === "day"
      ? `DATE '${stampOf(milliseconds).slice(0, 10)}'`
      : `TIMESTAMP '${stampOf(milliseconds)}:00'`;
  return `${columns.time} >= ${text(first)} AND ${columns.time} < ${text(end)}`;
}

/** Rows without a readable time are let through: what becomes of them is the table's to say. */
function isInPeriod(value: unknown, zone: string, period: ArcgisRequest["period"]): boolean {
  if (!period || value === null || value === undefined) return true;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(fieldText(value))?.[0] ?? "";
  const clock = typeof value === "number" ? wallClockAt(value, zone) : Date.parse(day);
  if (!Number.isFinite(clock)) return true;
  const month = monthOf(clock / 60_000);
  return month >= period.from && month <= period.to;
}

function readFeature(feature: Feature, { columns }: Layer, zone: string): RecordRow {
  const of = (name: string | null) => (name === null ? null : feature.fields[name]);
  const time = of(columns.time);
  const stamp = typeof time === "number" ? stampOf(wallClockAt(time, zone)) : fieldText(time);
  const clock = fieldText(of(columns.clock));
  return {
    category: fieldText(of(columns.category)),
    date: columns.clock === null || stamp === "" ? stamp : joinStamp(stamp, clock, false),
    longitude: feature.longitude,
    latitude: feature.latitude,
    place: fieldText(of(columns.place)),
  };
}

function readGeometry(feature: unknown): Feature {
  if (!isRecord(feature)) return { longitude: "", latitude: "", fields: {} };
  const geometry = isRecord(feature.geometry) ? feature.geometry : {};
  const coordinates: readonly unknown[] = Array.isArray(geometry.coordinates)
    ? geometry.coordinates
    : [geometry.x, geometry.y];
  const fields = isRecord(feature.properties) ? feature.properties : feature.attributes;
  return {
    longitude: fieldText(coordinates[0]),
    latitude: fieldText(coordinates[1]),
    fields: isRecord(fields) ? fields : {},
  };
}

function notesOn(layer: Layer, zone: string, { period, timeZone }: ArcgisRequest, twice: number): string[] {
  const notes: string[] = [];
  const { columns, timeKind } = layer;
  if (columns.time === null) notes.push("The layer has no field of dates that was recognised.");
  else if (timeKind === "instant")
    notes.push(
      `The layer gives instants; they are read on the wall clock of ${zone}${timeZone || layer.timeZone ? "" : ", since it does not say which"}.`,
    );
  else if (timeKind === "other" && period)
    notes.push(`Dates are text in "${columns.time}": the period was cut on this device.`);
  if (columns.category === null) notes.push("The layer has no field of categories that was recognised.");
  if (twice > 0) notes.push(`${twice} rows came on two pages and are counted once, by their object number.`);
  return notes;
}
