import type { ColumnHints } from "../model/open-data.ts";
import type { MonthIndex } from "../model/units.ts";
import { formatMonth } from "../model/wall-clock.ts";
import { type Patience, PatientRequests, UnreachableError } from "./patient-requests.ts";
import { findRecordColumns, type RecordColumns } from "./record-columns.ts";
import { fieldText, joinStamp, RecordFile } from "./record-file.ts";
import { heed } from "./service-clock.ts";
import type { DownloadOptions, ServiceDownload } from "./service-download.ts";
import {
  datasetStrange,
  datasetUnreachable,
  datasetWithout,
  expectJson,
  expectSuccess,
  isRecord,
  noRowsThere,
  rowsMissing,
  tooManyRows,
} from "./service-problems.ts";
import {
  boxCondition,
  type PlaceColumns,
  periodCondition,
  placeColumns,
  soqlName,
} from "./soql-conditions.ts";
import type { GeoBox } from "./study-tile.ts";

/** Rows in one answer; 50,000 is the most that every version of the interface gives. */
const PAGE_ROWS = 50_000;
const MOST_ROWS = 1_000_000;

/** Which rows of which Socrata dataset. */
export type SocrataRequest = DownloadOptions & {
  readonly domain: string;
  /** The dataset's four-by-four: `ijzp-q8t2`. */
  readonly dataset: string;
  readonly box: GeoBox;
  /** First and last month, both included; null for all there are. */
  readonly period: { readonly from: MonthIndex; readonly to: MonthIndex } | null;
  readonly columns?: ColumnHints;
  readonly attribution?: string;
  /** Lifts the shared rate limit; a public key, not a secret. */
  readonly appToken?: string;
  /** In place of `https://` and the domain. */
  readonly baseUrl?: string;
  readonly pageRows?: number;
  readonly mostRows?: number;
  readonly patience?: Patience;
};

/** How many rows a download would bring. @throws ProblemError */
export async function countSocrata(request: SocrataRequest): Promise<number> {
  const portal = new Portal(request);
  return portal.count(await portal.describe());
}

/**
 * Downloads the rows of a dataset in a box and period as one CSV file, counted first and then page by page. Only the
 * columns that are used are asked for; only the box and the months are sent.
 * @throws ProblemError
 * @throws DOMException AbortError once `signal` aborts
 */
export async function downloadSocrata(request: SocrataRequest): Promise<ServiceDownload> {
  const { signal, pageRows = PAGE_ROWS, mostRows = MOST_ROWS } = request;
  const portal = new Portal(request);
  const about = await portal.describe();
  const counted = await portal.count(about);
  if (counted === 0) throw noRowsThere(about.title);
  if (counted > mostRows) throw tooManyRows(about.title, counted, mostRows);

  const file = new RecordFile();
  const ids = new Set<string>();
  const pages = Math.ceil(counted / pageRows);
  let twice = 0;
  for (let page = 0; ; page++) {
    heed(signal);
    const rows = await portal.page(about, page * pageRows, pageRows);
    for (const row of rows) {
      const id = fieldText(row[":id"]);
      if (id !== "" && ids.has(id)) twice++;
      else file.add(readRow(row, about));
      ids.add(id);
    }
    file.endPage();
    request.onProgress?.({
      doing: `${about.title} from ${request.domain}`,
      partsDone: page + 1,
      partsTotal: Math.max(pages, page + 1),
      rows: file.rows,
    });
    if (rows.length < pageRows) break;
  }
  if (file.rows < counted) throw rowsMissing(about.title, counted, file.rows);

  const now = new Date(portal.requests.clock.now()).toISOString();
  return {
    files: [{ name: `${request.domain} ${request.dataset}.csv`, blob: file.toBlob() }],
    account: {
      service: request.domain,
      dataset: about.title,
      attribution: request.attribution ?? about.attribution,
      rows: file.rows,
      requests: portal.requests.answered,
      partsFromCache: 0,
      fetched: { earliest: now, latest: now },
      emptyMonths: null,
      notes: notesOn(about, request, twice),
    },
  };
}

interface Dataset {
  readonly title: string;
  readonly attribution: string;
  readonly columns: RecordColumns;
  readonly place: PlaceColumns;
  readonly timeIsDate: boolean;
  readonly where: string;
}

class Portal {
  readonly requests: PatientRequests;
  readonly #request: SocrataRequest;
  readonly #base: string;

  constructor(request: SocrataRequest) {
    this.#request = request;
    this.requests = new PatientRequests(request.patience);
    this.#base = request.baseUrl ?? `https://${request.domain}`;
  }

  /** Reads which columns there are and of which types. */
  async describe(): Promise<Dataset> {
    const { dataset, domain, box, period, columns: hints } = this.#request;
    const about = await this.#ask(`${this.#base}/api/views/${dataset}.json`);
    if (!isRecord(about) || !Array.isArray(about.columns))
      throw datasetStrange(domain, dataset, "no description");
    const types = new Map<string, string>();
    for (const column of about.columns as readonly unknown[]) {
      if (isRecord(column)) types.set(fieldText(column.fieldName), fieldText(column.dataTypeName));
    }
    const names = [...types.keys()].filter((name) => name !== "" && !name.startsWith(":"));
    const title = fieldText(about.name) || dataset;
    const columns = findRecordColumns(names, hints);
    const place = placeColumns(columns, types);
    if (!place) throw datasetWithout(title, "column of points", names);
    const timeType = columns.time === null ? "" : (types.get(columns.time) ?? "");
    const timeIsDate = /^(?:floating_timestamp|fixed_timestamp|calendar_date|date)$/.test(timeType);
    const conditions = [boxCondition(place, box)];
    if (period && columns.time !== null && timeIsDate) conditions.push(periodCondition(columns.time, period));
    const license = isRecord(about.license) ? fieldText(about.license.name) : "";
    const from = [fieldText(about.attribution), domain, license].filter((part) => part !== "");
    return {
      title,
      attribution: from.join(", "),
      columns,
      place,
      timeIsDate,
      where: conditions.join(" AND "),
    };
  }

  async count({ where, title }: Dataset): Promise<number> {
    const rows = await this.#query({ $select: "count(*) AS total", $where: where });
    const total = Number(fieldText(rows[0]?.total));
    if (rows.length !== 1 || !Number.isInteger(total))
      throw datasetStrange(this.#request.domain, title, "no count");
    return total;
  }

  async page(about: Dataset, offset: number, limit: number) {
    const { columns, place, where } = about;
    const wanted = [...place.names, columns.time, columns.clock, columns.category, columns.place];
    const names = wanted.filter((name) => name !== null).map(soqlName);
    return this.#query({
      $select: [":id", ...new Set(names)].join(","),
      $where: where,
      $order: ":id",
      $limit: String(limit),
      $offset: String(offset),
    });
  }

  async #query(parameters: Record<string, string>): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { dataset, domain, appToken } = this.#request;
    const query = new URLSearchParams({ ...parameters, ...(appToken && { $$app_token: appToken }) });
    const rows = await this.#ask(`${this.#base}/resource/${dataset}.json?${query}`);
    if (!Array.isArray(rows) || !rows.every(isRecord)) throw datasetStrange(domain, dataset, "no rows");
    return rows;
  }

  async #ask(url: string): Promise<unknown> {
    const { dataset, domain, signal } = this.#request;
    try {
      const answer = await this.requests.ask({ url }, signal);
      return expectJson(expectSuccess(answer, domain, dataset), domain, dataset);
    } catch (error) {
      if (error instanceof UnreachableError) throw datasetUnreachable(domain);
      throw error;
    }
  }
}

function readRow(row: Readonly<Record<string, unknown>>, { columns, place }: Dataset) {
  const of = (name: string | null) => (name === null ? "" : fieldText(row[name]));
  const [longitude, latitude] = place.read(row);
  const date = of(columns.time);
  return {
    category: of(columns.category),
    date: columns.clock === null || date === "" ? date : joinStamp(date, of(columns.clock), true),
    longitude,
    latitude,
    place: of(columns.place),
  };
}

function notesOn(
  { columns, timeIsDate, place }: Dataset,
  { period }: SocrataRequest,
  twice: number,
): string[] {
  const notes: string[] = [];
  if (columns.time === null) notes.push("The dataset has no column of dates that was recognised.");
  else if (period && !timeIsDate)
    notes.push(
      `Dates are text in "${columns.time}": all periods were fetched, from ${formatMonth(period.from)} on and before.`,
    );
  if (columns.category === null) notes.push("The dataset has no column of categories that was recognised.");
  if (place.kind === "text")
    notes.push(
      "Coordinates are text: rows whose point is withheld are not in the area and were not fetched.",
    );
  if (twice > 0) notes.push(`${twice} rows came on two pages and are counted once, by their row number.`);
  return notes;
}
