import { sniffDelimiter } from "./csv-delimiter.ts";

/**
 * Cuts a text into records by RFC 4180 with the line each begins in, blank lines left out. A quote that is
 * never closed ends with its line, so that one slip does not swallow the rest of a list.
 */
export function* cutRecords(text: string): Generator<{ readonly line: number; readonly fields: string[] }> {
  const delimiter = String.fromCharCode(sniffDelimiter(new TextEncoder().encode(text.slice(0, 4096))));
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const record = cutRecord(text, at, delimiter);
    if (record.fields.length > 1 || record.fields[0] !== "") yield { line, fields: record.fields };
    line += record.lines;
    at = record.next;
  }
}

function cutRecord(text: string, from: number, delimiter: string) {
  const fields: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    const quoted = text[at] === '"' ? closeQuote(text, at) : null;
    if (quoted) {
      lines += quoted.value.split(/\r\n|\r|\n/).length - 1;
      at = quoted.after;
    }
    let stop = at;
    while (stop < text.length && text[stop] !== delimiter && text[stop] !== "\n" && text[stop] !== "\r")
      stop++;
    fields.push((quoted?.value ?? "") + text.slice(at, stop));
    at = stop + 1;
    if (text[stop] === delimiter) continue;
    if (text[stop] === "\r" && text[at] === "\n") at++;
    return { fields, next: at, lines };
  }
}

function closeQuote(text: string, from: number): { readonly value: string; readonly after: number } | null {
  const match = /"((?:[^"]|"")*)"/y;
  match.lastIndex = from;
  const found = match.exec(text);
  return found && { value: (found[1] as string).replaceAll('""', '"'), after: match.lastIndex };
}
