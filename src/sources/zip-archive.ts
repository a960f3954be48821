import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  type FileEntry,
  ZipReader,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import { damaged, passwordProtected } from "./load-problems.ts";

configure({ useWebWorkers: false });

/** One file in an archive that may hold a table. */
export interface ZipTable {
  /** Path within the archive. */
  readonly path: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /**
   * Unpacks the file into `take`, chunk by chunk, each awaited before the next.
   * @throws ProblemError where it is damaged; whatever `take` throws
   */
  unpack(take: (chunk: Uint8Array) => Promise<void>): Promise<void>;
}

/** What is in an archive: tables in order of their paths, and the paths of all other files. */
export interface ZipContents {
  readonly tables: readonly ZipTable[];
  readonly others: readonly string[];
}

/** Table files by name; what a Macintosh adds to an archive is none. */
const TABLE = /\.(?:csv|tsv|tab)$/i;
const ADDED_BY_SYSTEM = /(?:^|\/)(?:__MACOSX\/|\._)/;

/**
 * Lists an archive without unpacking it; only the directory at its end is read.
 * @throws ProblemError where it is damaged or half-written
 */
export async function listZip(file: string, blob: Blob): Promise<ZipContents> {
  const entries = await new ZipReader(new BlobReader(blob)).getEntries().catch(() => {
    throw damaged(file, "zip archive");
  });
  const tables: ZipTable[] = [];
  const others: string[] = [];
  for (const entry of entries) {
    if (entry.directory) continue;
    const { filename } = entry;
    if (TABLE.test(filename) && !ADDED_BY_SYSTEM.test(filename)) tables.push(tableOf(file, entry));
    else others.push(filename);
  }
  tables.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { tables, others };
}

function tableOf(file: string, entry: FileEntry): ZipTable {
  return {
    path: entry.filename,
    packedBytes: entry.compressedSize,
    unpackedBytes: entry.uncompressedSize,
    async unpack(take) {
      let failure: { error: unknown } | null = null;
      const writable = new WritableStream<Uint8Array>({
        async write(chunk) {
          try {
            await take(chunk);
          } catch (error) {
            failure = { error };
            throw error;
          }
        },
      });
      try {
        await entry.getData(writable, { checkSignature: true });
      } catch (error) {
        if (failure) throw (failure as { error: unknown }).error;
        if (error instanceof Error && error.message === ERR_ENCRYPTED) throw passwordProtected(file);
        throw damaged(`${file} › ${entry.filename}`, "file in a zip archive");
      }
    },
  };
}
