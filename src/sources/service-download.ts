import type { ServiceAccount, ServiceProgress } from "../model/service-account.ts";
import type { NamedBlob } from "./named-blob.ts";

/** What a service has handed over: files to open like any other, and the account of how they came. */
export interface ServiceDownload {
  readonly files: readonly NamedBlob[];
  readonly account: ServiceAccount;
}

/** What every download takes beside its own question. */
export interface DownloadOptions {
  readonly onProgress?: (progress: ServiceProgress) => void;
  /** Cancels the download; what is finished stays cached. */
  readonly signal?: AbortSignal;
}
