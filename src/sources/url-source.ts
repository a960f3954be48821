import { answeredWithError, nameOf, unreachable } from "./fetch-file.ts";
import type { NamedBlob } from "./named-blob.ts";
import { PartialDownload } from "./partial-download.ts";
import type { Patience } from "./patient-requests.ts";
import { MemoryCache, type ReadWriteCache } from "./read-write-cache.ts";
import { cancelled, DEVICE_CLOCK, heed } from "./service-clock.ts";
import type { ServiceDownload } from "./service-download.ts";

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;

/** How far the download of one file has come; the total is null where the server does not say. */
export interface ByteProgress {
  readonly file: string;
  readonly bytesReceived: number;
  readonly bytesTotal: number | null;
}

/** Which file, and what to do meanwhile. */
export interface UrlRequest {
  readonly url: string;
  /** Where the parts of an unfinished file are kept, so that it goes on after a reload. */
  readonly cache?: ReadWriteCache;
  readonly onProgress?: (progress: ByteProgress) => void;
  readonly signal?: AbortSignal;
  readonly patience?: Pick<Patience, "clock" | "random">;
}

/**
 * Downloads a file. A cut download goes on where it stopped, in this run and the next, where the server takes ranges and
 * its strong ETag is still the same; else it begins again. Whatever has come is forgotten once the file is whole.
 * @throws ProblemError where the server refuses or is not reached
 * @throws DOMException AbortError once `signal` aborts; what has come stays kept
 */
export async function downloadUrl(request: UrlRequest): Promise<ServiceDownload> {
  const { url, signal, patience } = request;
  const name = nameOf(url);
  const clock = patience?.clock ?? DEVICE_CLOCK;
  const random = patience?.random ?? Math.random;
  const partial = new PartialDownload(request.cache ?? new MemoryCache(), url);
  await partial.restore();
  const resumedAt = partial.bytes;
  let furthest = resumedAt;
  let requests = 0;

  for (let attempt = 1; ; attempt++) {
    heed(signal);
    const outcome = await receive(url, partial, request, name);
    if (outcome.answered) requests++;
    if (outcome.whole) break;
    if (outcome.status !== null && !isPassing(outcome.status))
      throw answeredWithError(name, url, outcome.status);
    if (partial.bytes > furthest) attempt = 1;
    furthest = Math.max(furthest, partial.bytes);
    if (attempt >= ATTEMPTS)
      throw outcome.status === null ? unreachable(name, url) : answeredWithError(name, url, outcome.status);
    await clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + 0.5 * random()), signal);
  }

  const file: NamedBlob = { name, blob: partial.toBlob() };
  await partial.forget();
  const now = new Date(clock.now()).toISOString();
  return {
    files: [file],
    account: {
      service: URL.canParse(url) ? new URL(url).host : "the site of this page",
      dataset: name,
      attribution: url,
      rows: 0,
      requests,
      partsFromCache: resumedAt > 0 ? 1 : 0,
      fetched: { earliest: now, latest: now },
      emptyMonths: null,
      notes: resumedAt > 0 ? [`${resumedAt.toLocaleString("en-GB")} bytes were on this device already.`] : [],
    },
  };
}

/** What one request has come to; status is null where there was no answer, or the body broke off. */
interface Outcome {
  readonly whole: boolean;
  readonly answered: boolean;
  readonly status: number | null;
}

async function receive(
  url: string,
  partial: PartialDownload,
  { signal, onProgress }: UrlRequest,
  name: string,
): Promise<Outcome> {
  let answered = false;
  try {
    const response = await fetch(url, {
      ...(signal && { signal }),
      ...(partial.bytes > 0 && { headers: { range: `bytes=${partial.bytes}-` } }),
    });
    answered = true;
    if (response.status === 416) {
      // The file has changed to something shorter; nothing of what was kept is worth anything.
      await partial.forget();
      return { whole: false, answered, status: null };
    }
    if (!response.ok || !response.body) return { whole: false, answered, status: response.status };
    if (!(await partial.accept(response))) return { whole: false, answered, status: null };
    for await (const chunk of response.body) {
      await partial.append(chunk);
      onProgress?.({ file: name, bytesReceived: partial.bytes, bytesTotal: partial.bytesTotal });
    }
    // A server may not let a page see that it packs the body: then more comes than it announced, and all is well.
    const left = (partial.bytesTotal ?? 0) - partial.bytes;
    const whole = response.status === 206 ? left === 0 : left <= 0;
    if (!whole && left < 0) await partial.forget();
    return { whole, answered, status: null };
  } catch (error) {
    await partial.keep();
    if (signal?.aborted) throw cancelled();
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    return { whole: false, answered, status: null };
  }
}

function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}
