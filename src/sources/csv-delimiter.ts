const COMMA = 44;
const TAB = 9;
const SEMICOLON = 59;
const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The byte that delimits fields: whichever of comma, tab and semicolon the first line has most of outside quotes. */
export function sniffDelimiter(head: Uint8Array): number {
  const counts = new Map([
    [COMMA, 0],
    [TAB, 0],
    [SEMICOLON, 0],
  ]);
  let quoted = false;
  let begun = false;
  for (const byte of head) {
    if (byte === QUOTE) quoted = !quoted;
    if (quoted) continue;
    const lineBreak = byte === LINE_FEED || byte === CARRIAGE_RETURN;
    if (lineBreak && begun) break;
    begun ||= !lineBreak;
    const count = counts.get(byte);
    if (count !== undefined) counts.set(byte, count + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
