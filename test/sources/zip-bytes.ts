import { Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import type { Content } from "./open-bytes.ts";

/** A zip archive of the given members, in the given order. */
export async function zipOf(
  members: Readonly<Record<string, Content>>,
  password?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(members)) {
    const readable = new Blob([content]).stream();
    await writer.add(name, readable, password ? { password } : {});
  }
  return new Uint8Array(await writer.close());
}
