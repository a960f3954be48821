import { ProblemError } from "../model/problem.ts";
import { chunksOf } from "./byte-chunks.ts";
import { damaged } from "./load-problems.ts";

/**
 * The unpacked bytes of a gzip file. `onBytes` is told of packed bytes as they are taken.
 * @throws ProblemError where the file is damaged or breaks off, or whatever problem `packed` fails with
 */
export function gunzip(
  file: string,
  packed: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const unpacked = packed.pipeThrough(counted).pipeThrough(new DecompressionStream("gzip"));
  return chunksOf(unpacked, (error) => (error instanceof ProblemError ? error : damaged(file, "gzip file")));
}
