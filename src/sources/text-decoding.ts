const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes 0x80 to 0x9f of Windows-1252; Node's own decoder takes them for control characters. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes as text: UTF-8, or Windows-1252 (the usual alternative in exports of older systems) where they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => WINDOWS_1252[byte - 0x80] ?? String.fromCharCode(byte)).join("");
  }
}

const UTF8_MARK = [0xef, 0xbb, 0xbf] as const;
const NOTHING = new Uint8Array(0);

/** Turns the bytes of a text file into UTF-8 without byte order mark; UTF-16 is recognised by its mark. */
export class Utf8Intake {
  /** The first bytes, held back until the mark is known. */
  #held: Uint8Array | null = NOTHING;
  #utf16: TextDecoder | null = null;

  /** The next bytes as UTF-8; may be empty while the mark is not yet known. */
  push(chunk: Uint8Array): Uint8Array {
    if (this.#held) {
      const bytes = joined(this.#held, chunk);
      if (bytes.length < UTF8_MARK.length) {
        this.#held = bytes;
        return NOTHING;
      }
      return this.#begin(bytes);
    }
    return this.#utf16 ? encode(this.#utf16.decode(chunk, { stream: true })) : chunk;
  }

  /** What is left at the end of the file. */
  end(): Uint8Array {
    const held = this.#held ? this.#begin(this.#held) : NOTHING;
    return this.#utf16 ? joined(held, encode(this.#utf16.decode())) : held;
  }

  #begin(bytes: Uint8Array): Uint8Array {
    this.#held = null;
    if (UTF8_MARK.every((byte, i) => bytes[i] === byte)) return bytes.subarray(UTF8_MARK.length);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.#utf16 = new TextDecoder("utf-16le");
    if (bytes[0] === 0xfe && bytes[1] === 0xff) this.#utf16 = new TextDecoder("utf-16be");
    return this.#utf16 ? encode(this.#utf16.decode(bytes, { stream: true })) : bytes;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Two runs of bytes as one. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
