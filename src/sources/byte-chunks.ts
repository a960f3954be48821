/**
 * The bytes of a stream, chunk by chunk; the stream is let go when the reader stops early.
 * @param explain turns a failure of the stream itself into what is thrown
 */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array>,
  explain: (error: unknown) => Error,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let open = true;
  try {
    for (;;) {
      const next = await reader.read().catch((error: unknown) => {
        open = false;
        throw explain(error);
      });
      open = !next.done;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    if (open) await reader.cancel();
  }
}
