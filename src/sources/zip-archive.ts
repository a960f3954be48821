import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  type FileEntry,
  ZipReader,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import type { ProblemError } from "../model/problem.ts";
import { damaged, passwordProtected } from "./load-problems.ts";

configure({ useWebWorkers: false });

/** One file in an archive. */
export interface ZipMember {
  /** Path within the archive. */
  readonly path: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /**
   * Its unpacked bytes, no faster than they are taken; fails with a ProblemError where it is damaged.
   * @param onBytes told of packed bytes as they are used up
   */
  open(onBytes?: (count: number) => void): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/**
 * The files in an archive, in order of their paths; only the directory at its end is read.
 * @throws ProblemError where it is damaged or half-written
 */
export async function listZip(file: string, blob: Blob): Promise<readonly ZipMember[]> {
  const entries = await new ZipReader(new BlobReader(blob)).getEntries().catch(() => {
    throw damaged(file, "zip archive");
  });
  const members = entries.flatMap((entry) => (entry.directory ? [] : [memberOf(file, entry)]));
  return members.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function memberOf(file: string, entry: FileEntry): ZipMember {
  return {
    path: entry.filename,
    packedBytes: entry.compressedSize,
    unpackedBytes: entry.uncompressedSize,
    open: (onBytes) => unpacked(file, entry, onBytes),
  };
}

function unpacked(
  file: string,
  entry: FileEntry,
  onBytes?: (count: number) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const abandoned = new AbortController();
  const packing = entry.compressedSize / Math.max(1, entry.uncompressedSize);
  let resume: (() => void) | null = null;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
        async write(chunk) {
          onBytes?.(chunk.length * packing);
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) > 0) return;
          await new Promise<void>((resolve) => {
            resume = resolve;
          });
        },
      });
      entry.getData(writable, { checkSignature: true, signal: abandoned.signal }).then(
        () => {
          if (!abandoned.signal.aborted) controller.close();
        },
        (error: unknown) => controller.error(explain(file, entry, error)),
      );
    },
    pull() {
      resume?.();
    },
    cancel() {
      abandoned.abort();
      resume?.();
    },
  });
}

function explain(file: string, entry: FileEntry, error: unknown): ProblemError {
  if (error instanceof Error && error.message === ERR_ENCRYPTED) return passwordProtected(file);
  return damaged(`${file} › ${entry.filename}`, "file in a zip archive");
}
