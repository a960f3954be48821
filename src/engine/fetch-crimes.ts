import type { CrimeTable } from "../model/crime-table.ts";
import { boundingBox } from "../model/geodesy.ts";
import { gridReachM } from "../model/hex-grid.ts";
import type { ServiceAccount } from "../model/service-account.ts";
import type { StudyArea } from "../model/study-area.ts";
import { countArcgis, downloadArcgis } from "../sources/arcgis.ts";
import { clearDeviceCache, openDeviceCache } from "../sources/cache-storage.ts";
import { queryClickHouse } from "../sources/clickhouse.ts";
import { listedDataset } from "../sources/open-data-catalogue.ts";
import { openFiles } from "../sources/open-files.ts";
import { downloadPoliceUk, listPoliceUkMonths } from "../sources/police-uk-api.ts";
import { findKeptMonths } from "../sources/police-uk-kept.ts";
import type { ReadWriteCache } from "../sources/read-write-cache.ts";
import type { ServiceDownload } from "../sources/service-download.ts";
import { countSocrata, downloadSocrata } from "../sources/socrata.ts";
import { downloadUrl } from "../sources/url-source.ts";
import type {
  CallOptions,
  DatasetRequest,
  EngineCalls,
  Parts,
  Understanding,
  WarehouseRequest,
} from "./engine-calls.ts";

/** Where services are found and kept, where that differs from the world and this device. */
export interface ServiceSettings {
  readonly policeUkUrl?: string;
  /** In place of the Socrata portal's own address. */
  readonly socrataUrl?: string;
  readonly cache?: ReadWriteCache;
}

/** A table that came over the network, and how. */
export interface FetchedTable {
  readonly table: CrimeTable;
  readonly account: ServiceAccount;
}

type RequestOf<M extends keyof EngineCalls> = EngineCalls[M]["request"];

/**
 * Crimes by way of services. Whatever a download has brought is held until it is opened, so that it need not be
 * fetched again where a person is asked for a mapping first.
 */
export class CrimeFetcher {
  readonly #settings: ServiceSettings;
  #cache: Promise<ReadWriteCache> | null = null;
  #held: { readonly question: string; readonly download: ServiceDownload } | null = null;

  constructor(settings: ServiceSettings = {}) {
    this.#settings = settings;
  }

  listPoliceUkMonths({ signal }: CallOptions) {
    return listPoliceUkMonths({ ...this.#policeUk(), ...(signal && { signal }) });
  }

  async findKeptMonths({ area, months }: RequestOf<"findKeptMonths">) {
    const cache = await this.#deviceCache();
    return findKeptMonths({ ...this.#policeUk(), area: reachOf(area), months, cache });
  }

  async fetchPoliceUk(request: RequestOf<"fetchPoliceUk">, options: CallOptions): Promise<FetchedTable> {
    const { area, months, refreshBefore, ...understanding } = request;
    const download = await this.#once({ area, months, refreshBefore }, async () =>
      downloadPoliceUk({
        ...this.#policeUk(),
        ...downloadOptions(options),
        area: "polygon" in area ? area : reachOf(area),
        months,
        cache: await this.#deviceCache(),
        ...(refreshBefore !== undefined && { refreshBefore }),
      }),
    );
    return this.#open(download, understanding, {}, options);
  }

  countDataset(request: DatasetRequest, { signal }: CallOptions): Promise<number> {
    const asked = { ...aboutDataset(request), ...(signal && { signal }) };
    const { dataset } = request;
    return dataset.kind === "socrata"
      ? countSocrata({ ...asked, ...dataset, ...this.#socrata() })
      : countArcgis({ ...asked, ...dataset });
  }

  async fetchDataset(request: RequestOf<"fetchDataset">, options: CallOptions): Promise<FetchedTable> {
    const { dataset, area, period, ...understanding } = request;
    const asked = { ...aboutDataset(request), ...downloadOptions(options) };
    const download = await this.#once({ dataset, area, period }, () =>
      dataset.kind === "socrata"
        ? downloadSocrata({ ...asked, ...dataset, ...this.#socrata() })
        : downloadArcgis({ ...asked, ...dataset }),
    );
    return this.#open(download, understanding, {}, options, listedDataset(dataset)?.offences);
  }

  async openAddress(request: RequestOf<"openAddress">, options: CallOptions): Promise<FetchedTable> {
    const { url, members, sheet, ...understanding } = request;
    const { signal, onProgress } = options;
    const download = await this.#once({ url }, async () =>
      downloadUrl({
        url,
        cache: await this.#deviceCache(),
        ...(signal && { signal }),
        ...(onProgress && {
          onProgress: ({ file, bytesReceived, bytesTotal }) =>
            onProgress({
              file,
              bytesRead: bytesReceived,
              bytesTotal: bytesTotal ?? bytesReceived,
              rowsRead: 0,
            }),
        }),
      }),
    );
    const parts = { ...(members && { members }), ...(sheet !== undefined && { sheet }) };
    return this.#open(download, understanding, parts, options);
  }

  async openClickHouse(request: WarehouseRequest, options: CallOptions): Promise<FetchedTable> {
    const { signal, onProgress } = options;
    const { table, lines, bytesReceived } = await queryClickHouse({
      ...request,
      area: boxOf(request.area),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    });
    const now = new Date().toISOString();
    const account: ServiceAccount = {
      service: new URL(request.url).host,
      dataset: `${request.database}.${request.table}`,
      attribution: table.attribution,
      rows: table.rowCount,
      requests: 2,
      partsFromCache: 0,
      fetched: { earliest: now, latest: now },
      emptyMonths: null,
      notes: [
        `The server gathered the rows into ${lines.toLocaleString("en-GB")} lines, ${bytesReceived.toLocaleString("en-GB")} bytes.`,
      ],
    };
    return { table, account };
  }

  async clear(): Promise<boolean> {
    const cache = await this.#deviceCache();
    const keys = await cache.keys();
    this.#held = null;
    if (this.#settings.cache) for (const key of keys) await cache.delete(key);
    else {
      this.#cache = null;
      await clearDeviceCache();
    }
    return keys.length > 0;
  }

  #policeUk() {
    const { policeUkUrl } = this.#settings;
    return policeUkUrl === undefined ? {} : { baseUrl: policeUkUrl };
  }

  #socrata() {
    const { socrataUrl } = this.#settings;
    return socrataUrl === undefined ? {} : { baseUrl: socrataUrl };
  }

  #deviceCache(): Promise<ReadWriteCache> {
    const { cache } = this.#settings;
    this.#cache ??= cache ? Promise.resolve(cache) : openDeviceCache();
    return this.#cache;
  }

  async #once(asked: object, download: () => Promise<ServiceDownload>): Promise<ServiceDownload> {
    const question = JSON.stringify(asked);
    if (this.#held?.question === question) return this.#held.download;
    const fresh = await download();
    this.#held = { question, download: fresh };
    return fresh;
  }

  async #open(
    { files, account }: ServiceDownload,
    understanding: Understanding,
    parts: Parts,
    { signal, onProgress }: CallOptions,
    offences: string | null = null,
  ): Promise<FetchedTable> {
    const table = await openFiles(files, {
      ...understanding,
      ...choiceOf(parts),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
      origin: { attribution: account.attribution, offences },
    });
    this.#held = null;
    return { table, account: account.rows > 0 ? account : { ...account, rows: table.rowCount } };
  }
}

/** Which members and which sheet to read, as readers ask it. */
export function choiceOf({ members, sheet }: Parts) {
  const chosen = members?.map((paths) => paths && new Set(paths));
  return {
    ...(chosen && { members: (path: string, file: number) => chosen[file]?.has(path) ?? true }),
    ...(sheet !== undefined && { sheet: () => sheet }),
  };
}

function aboutDataset({ dataset, area, period }: DatasetRequest) {
  const listed = listedDataset(dataset);
  const zone = listed?.service === "arcgis" ? { timeZone: listed.timeZone } : {};
  const known = listed && { columns: listed.columns, attribution: listed.attribution, ...zone };
  return { box: boxOf(area), period, ...known };
}

/** A circle that encloses every hex of the area, those on its rim whole. */
function reachOf(area: StudyArea) {
  return { center: area.center, radiusM: gridReachM(area) };
}

/** A box that encloses every hex of the area, those on its rim whole. */
function boxOf(area: StudyArea) {
  return boundingBox(area.center, gridReachM(area));
}

function downloadOptions({ signal, onDownload }: CallOptions) {
  return { ...(signal && { signal }), ...(onDownload && { onProgress: onDownload }) };
}
