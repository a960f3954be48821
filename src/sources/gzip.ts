import { chunksOf } from "./byte-chunks.ts";
import { damaged } from "./load-problems.ts";

/**
 * The unpacked bytes of a gzip file. `onBytes` is told of packed bytes as they are taken from the disk.
 * @throws ProblemError where the file is damaged or breaks off
 */
export function gunzip(
  file: string,
  blob: Blob,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const unpacked = blob.stream().pipeThrough(counted).pipeThrough(new DecompressionStream("gzip"));
  return chunksOf(unpacked, () => damaged(file, "gzip file"));
}
