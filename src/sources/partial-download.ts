import type { ReadWriteCache } from "./read-write-cache.ts";

const LAYOUT = 1;
/** Bytes that are gathered before they are put into the cache. */
const PART_BYTES = 4 * 1024 * 1024;

interface Kept {
  readonly layout: typeof LAYOUT;
  readonly etag: string;
  readonly bytesTotal: number;
  readonly parts: number;
}

/** The part of a file that has come so far, in memory and, where it can be resumed, in a cache. */
export class PartialDownload {
  /** Bytes that have come. */
  bytes = 0;
  /** Bytes of the whole file, or null where the server does not say. */
  bytesTotal: number | null = null;
  readonly #cache: ReadWriteCache;
  readonly #key: string;
  #etag: string | null = null;
  #parts: Blob[] = [];
  #gathered: Uint8Array<ArrayBuffer>[] = [];
  #gatheredBytes = 0;
  #keptParts = 0;

  constructor(cache: ReadWriteCache, url: string) {
    this.#cache = cache;
    this.#key = `file ${url}`;
  }

  /** Takes up what an earlier run has kept. */
  async restore(): Promise<void> {
    const note = await this.#cache.get(this.#key);
    const kept = note ? readKept(await note.text()) : null;
    if (!kept) return;
    const parts: Blob[] = [];
    for (let i = 0; i < kept.parts; i++) {
      const part = await this.#cache.get(this.#partKey(i));
      if (!part) return;
      parts.push(part);
    }
    this.#parts = parts;
    this.#keptParts = kept.parts;
    this.#etag = kept.etag;
    this.bytesTotal = kept.bytesTotal;
    this.bytes = parts.reduce((sum, part) => sum + part.size, 0);
  }

  /** Gets ready for an answer's body: goes on where it fits what there is, begins again where it is the whole; false where it is neither. */
  async accept(response: Response): Promise<boolean> {
    const etag = strongEtag(response);
    if (response.status === 206) {
      const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get("content-range") ?? "");
      const fits = range && Number(range[1]) === this.bytes && Number(range[2]) === this.bytesTotal;
      if (fits && etag !== null && etag === this.#etag) return true;
      await response.body?.cancel();
      await this.forget();
      return false;
    }
    await this.forget();
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    const packed = response.headers.has("content-encoding");
    this.bytesTotal = packed || !Number.isInteger(length) ? null : length;
    const takesRanges = response.headers.get("accept-ranges") === "bytes";
    this.#etag = takesRanges && this.bytesTotal !== null ? etag : null;
    return true;
  }

  async append(chunk: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#gathered.push(chunk);
    this.#gatheredBytes += chunk.length;
    this.bytes += chunk.length;
    if (this.#gatheredBytes >= PART_BYTES) await this.keep();
  }

  /** Puts what has come into the cache where it can be resumed; forgets it where it cannot. */
  async keep(): Promise<void> {
    if (this.#etag === null || this.bytesTotal === null) {
      if (this.#gatheredBytes >= PART_BYTES) this.#seal();
      return;
    }
    if (this.#gatheredBytes > 0) this.#seal();
    try {
      for (; this.#keptParts < this.#parts.length; this.#keptParts++) {
        const part = this.#parts[this.#keptParts];
        if (part) await this.#cache.put(this.#partKey(this.#keptParts), part);
      }
      const { bytesTotal } = this;
      const note: Kept = { layout: LAYOUT, etag: this.#etag, bytesTotal, parts: this.#keptParts };
      await this.#cache.put(this.#key, new Blob([JSON.stringify(note)]));
    } catch (error) {
      // No room: the file still comes, it only cannot be taken up after a reload.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    }
  }

  /** Drops what has come, from the cache too. */
  async forget(): Promise<void> {
    await this.#cache.delete(this.#key);
    for (const key of await this.#cache.keys()) {
      if (key.startsWith(`${this.#key} part `)) await this.#cache.delete(key);
    }
    this.#parts = [];
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.#keptParts = 0;
    this.bytes = 0;
    this.bytesTotal = null;
    this.#etag = null;
  }

  toBlob(): Blob {
    return new Blob([...this.#parts, ...this.#gathered]);
  }

  #seal(): void {
    this.#parts.push(new Blob(this.#gathered));
    this.#gathered = [];
    this.#gatheredBytes = 0;
  }

  #partKey(index: number): string {
    return `${this.#key} part ${index}`;
  }
}

/** A weak tag promises the same meaning, not the same bytes (RFC 9110, 8.8.3). */
function strongEtag(response: Response): string | null {
  const etag = response.headers.get("etag");
  return etag?.startsWith('"') ? etag : null;
}

function readKept(text: string): Kept | null {
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    if (kept?.layout !== LAYOUT || typeof kept.etag !== "string") return null;
    if (typeof kept.bytesTotal !== "number" || typeof kept.parts !== "number") return null;
    return { layout: LAYOUT, etag: kept.etag, bytesTotal: kept.bytesTotal, parts: kept.parts };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
