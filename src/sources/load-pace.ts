import type { LoadProgress } from "../model/load-progress.ts";

const MILLISECONDS_BETWEEN_REPORTS = 50;
const MILLISECONDS_BETWEEN_BREATHS = 30;

/** Keeps a load polite: reports progress, lets other work run, and hears a cancel. */
export class LoadPace {
  /** Rows read so far, in all files. */
  rowsRead = 0;
  /** The file or archive member being read. */
  file = "";

  readonly #bytesTotal: number;
  readonly #onProgress: ((progress: LoadProgress) => void) | undefined;
  readonly #signal: AbortSignal | undefined;
  #fileStart = 0;
  #fileSize = 0;
  #fileBytes = 0;
  #reportedAt = Number.NEGATIVE_INFINITY;
  #breathedAt = performance.now();

  constructor(bytesTotal: number, onProgress?: (progress: LoadProgress) => void, signal?: AbortSignal) {
    this.#bytesTotal = bytesTotal;
    this.#onProgress = onProgress;
    this.#signal = signal;
  }

  /** Begins an input of `size` bytes. @throws DOMException AbortError once the load is cancelled */
  beginFile(name: string, size: number): void {
    this.#heed();
    this.file = name;
    this.#fileSize = size;
    this.#fileBytes = 0;
  }

  /** Counts bytes of the input as it lies on disk. */
  addBytes(count: number): void {
    this.#fileBytes = Math.min(this.#fileSize, this.#fileBytes + count);
  }

  /** Ends the input and reports it. @throws DOMException AbortError once the load is cancelled */
  async endFile(): Promise<void> {
    this.#fileBytes = this.#fileSize;
    this.#report();
    this.#fileStart += this.#fileSize;
    this.#fileBytes = 0;
    await this.breathe();
  }

  /** To be awaited between chunks. @throws DOMException AbortError once the load is cancelled */
  async breathe(): Promise<void> {
    this.#heed();
    const now = performance.now();
    if (now - this.#reportedAt >= MILLISECONDS_BETWEEN_REPORTS) this.#report();
    if (now - this.#breathedAt < MILLISECONDS_BETWEEN_BREATHS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#breathedAt = performance.now();
    this.#heed();
  }

  #report(): void {
    this.#reportedAt = performance.now();
    this.#onProgress?.({
      file: this.file,
      bytesRead: Math.round(this.#fileStart + this.#fileBytes),
      bytesTotal: this.#bytesTotal,
      rowsRead: this.rowsRead,
    });
  }

  #heed(): void {
    if (this.#signal?.aborted) throw new DOMException("The load was cancelled.", "AbortError");
  }
}
