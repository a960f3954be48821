import type { ProblemError } from "../model/problem.ts";
import { notText, otherText, webPage } from "./load-problems.ts";

/** How the bytes of a file are packed; "compound" is what older and encrypted Office documents are. */
export type FileFormat = "gzip" | "zip" | "parquet" | "compound" | "text";

/** Bytes enough to tell any format. */
export const HEAD_LENGTH = 4096;

const MAGIC: readonly (readonly [FileFormat, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["zip", [0x50, 0x4b, 0x07, 0x08]],
  ["parquet", [0x50, 0x41, 0x52, 0x31]],
  ["compound", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

const EXTENSION: readonly (readonly [FileFormat, RegExp])[] = [
  ["gzip", /\.gz$/i],
  ["zip", /\.(?:zip|xlsx)$/i],
  ["parquet", /\.(?:geo)?parquet$/i],
];

/** The format of a file by its first bytes; by its name only where the bytes are neither known nor text. */
export function detectFormat(head: Uint8Array, name: string): FileFormat {
  const byContent = MAGIC.find(([, magic]) => magic.every((byte, i) => head[i] === byte));
  if (byContent) return byContent[0];
  if (!looksBinary(head) || hasUtf16Mark(head)) return "text";
  return EXTENSION.find(([, pattern]) => pattern.test(name))?.[0] ?? "text";
}

/** Why the first bytes of a text (UTF-8, no byte order mark) cannot begin a table, or null where they may. */
export function refusalOfHead(head: Uint8Array, name: string): ProblemError | null {
  const begin = head.subarray(0, HEAD_LENGTH);
  const text = new TextDecoder().decode(begin).trimStart();
  if (text.startsWith("%PDF-") || looksBinary(begin)) return notText(name);
  if (/^<\?xml\b(?!.*<html)/is.test(text)) return otherText(name, "XML");
  if (/^<(?:!doctype|!--|html|head|body|script|meta|title|div|\?xml)\b/i.test(text) || /^<!--/.test(text))
    return webPage(name);
  return null;
}

/** Whether a text (UTF-8, no byte order mark) begins as JSON does, in one piece or line by line. */
export function looksLikeJson(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(head.findIndex((byte) => byte > SPACE)));
  return /^(?:\{\s*["}]|\[\s*[[{\]])/.test(text);
}

const TAB = 9;
const LAST_LINE_BREAK = 13;
const SPACE = 32;

/** Control characters other than white space: hardly any in text, many in anything else. */
function looksBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < TAB || (byte > LAST_LINE_BREAK && byte < SPACE)) controls++;
  }
  return controls > 2 + head.length / 50;
}

function hasUtf16Mark(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}
