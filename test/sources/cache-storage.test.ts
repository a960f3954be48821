import { describe, expect, it } from "vitest";
import { clearDeviceCache, openDeviceCache } from "../../src/sources/cache-storage.ts";
import { MemoryCache } from "../../src/sources/read-write-cache.ts";

describe("the cache on this device", () => {
  it("keeps blobs under any key until it is cleared", async () => {
    const storage = new MapStorage();
    const first = await openDeviceCache(storage);
    await first.put("police-uk 2014-08 51.5,-0.1:51.6,0", new Blob(["rows"]));
    await first.put("ein Schlüssel?#&/", new Blob(["more"]));
    await first.delete("ein Schlüssel?#&/");
    const reloaded = await openDeviceCache(storage);
    expect(await reloaded.keys()).toEqual(["police-uk 2014-08 51.5,-0.1:51.6,0"]);
    expect(await (await reloaded.get("police-uk 2014-08 51.5,-0.1:51.6,0"))?.text()).toBe("rows");
    expect(await reloaded.get("other")).toBeUndefined();
    expect(await clearDeviceCache(storage)).toBe(true);
    expect(await (await openDeviceCache(storage)).keys()).toEqual([]);
  });

  it("lasts as long as the page where the browser has none, or forbids it", async () => {
    const forbidding = new MapStorage();
    forbidding.open = () => Promise.reject(new DOMException("Not here", "SecurityError"));
    expect(await openDeviceCache(forbidding)).toBeInstanceOf(MemoryCache);
    expect(await openDeviceCache(undefined)).toBeInstanceOf(MemoryCache);
  });
});

/** The browser's Cache Storage as far as it is used, which this runtime lacks. */
class MapStorage implements CacheStorage {
  readonly #caches = new Map<string, Map<string, Response>>();

  async open(name: string): Promise<Cache> {
    const kept = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, kept);
    const cache: Pick<Cache, "match" | "put" | "delete" | "keys"> = {
      match: async (address) => kept.get(String(address))?.clone(),
      put: async (address, response) => void kept.set(String(address), response),
      delete: async (address) => kept.delete(String(address)),
      keys: async () => [...kept.keys()].map((address) => new Request(address)),
    };
    return cache as Cache;
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }

  async has(name: string): Promise<boolean> {
    return this.#caches.has(name);
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async match(): Promise<Response | undefined> {
    return undefined;
  }
}
