/** Named blobs that outlive a page, so that a cut download goes on where it stopped. */
export interface ReadWriteCache {
  /** The blob under `key`, or undefined. */
  get(key: string): Promise<Blob | undefined>;
  /** Stores or replaces; rejects where the device has no room or does not allow it. */
  put(key: string, blob: Blob): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** A cache that lasts as long as the page. */
export class MemoryCache implements ReadWriteCache {
  readonly #blobs = new Map<string, Blob>();

  async get(key: string): Promise<Blob | undefined> {
    return this.#blobs.get(key);
  }

  async put(key: string, blob: Blob): Promise<void> {
    this.#blobs.set(key, blob);
  }

  async delete(key: string): Promise<void> {
    this.#blobs.delete(key);
  }

  async keys(): Promise<readonly string[]> {
    return [...this.#blobs.keys()];
  }
}
