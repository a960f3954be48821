import { SaxesParser } from "saxes";
import { Utf8Intake } from "./text-decoding.ts";

/** What is told of an XML document while it is read; names come without their namespace prefix. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** A run of text; one element's text may come in several. */
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Thrown where a document is not well-formed XML. */
export class MalformedXmlError extends Error {
  override readonly name = "MalformedXmlError";
}

/**
 * Reads an XML document chunk by chunk. Only the five built-in entities are resolved.
 * @param onChunk awaited after each chunk
 * @throws MalformedXmlError, or whatever `events` or `chunks` throw
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
  onChunk: () => Promise<void>,
): Promise<void> {
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => events.open?.(localName(name), attributes));
  parser.on("text", (text) => events.text?.(text));
  parser.on("cdata", (text) => events.text?.(text));
  parser.on("closetag", ({ name }) => events.close?.(localName(name)));
  parser.on("error", ({ message }) => {
    throw new MalformedXmlError(message);
  });
  const intake = new Utf8Intake();
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    parser.write(decoder.decode(intake.push(chunk), { stream: true }));
    await onChunk();
  }
  parser.write(decoder.decode(intake.end())).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
