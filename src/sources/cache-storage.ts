import { MemoryCache, type ReadWriteCache } from "./read-write-cache.ts";

const CACHE_NAME = "muster-downloads-1";
// Cache Storage is keyed by address; nothing is ever asked of this one, `.invalid` is reserved (RFC 2606).
const KEY_PREFIX = "https://downloads.invalid/";

/**
 * What has been fetched from services, kept on this device in Cache Storage. Where the browser offers none (a page that
 * is not served securely, a private window that forbids it) the cache lasts as long as the page.
 */
export async function openDeviceCache(
  storage: CacheStorage | undefined = globalThis.caches,
): Promise<ReadWriteCache> {
  if (!storage) return new MemoryCache();
  const opened = await storage.open(CACHE_NAME).catch((reason: unknown) => {
    if (reason instanceof DOMException) return null;
    throw reason;
  });
  return opened ? new DeviceCache(opened) : new MemoryCache();
}

/** Forgets everything that has been fetched from services; returns whether there was anything. */
export async function clearDeviceCache(
  storage: CacheStorage | undefined = globalThis.caches,
): Promise<boolean> {
  return storage ? storage.delete(CACHE_NAME) : false;
}

class DeviceCache implements ReadWriteCache {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async get(key: string): Promise<Blob | undefined> {
    const response = await this.#cache.match(addressOf(key));
    return response?.blob();
  }

  async put(key: string, blob: Blob): Promise<void> {
    await this.#cache.put(addressOf(key), new Response(blob));
  }

  async delete(key: string): Promise<void> {
    await this.#cache.delete(addressOf(key));
  }

  async keys(): Promise<readonly string[]> {
    const requests = await this.#cache.keys();
    return requests.map(({ url }) => decodeURIComponent(url.slice(KEY_PREFIX.length)));
  }
}

function addressOf(key: string): string {
  return KEY_PREFIX + encodeURIComponent(key);
}
