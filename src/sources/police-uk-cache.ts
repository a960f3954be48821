import type { StreetCrime } from "./police-uk-crimes.ts";
import type { TileAnswer } from "./police-uk-requests.ts";
import type { ReadWriteCache } from "./read-write-cache.ts";
import { polyText, type StudyTile } from "./study-tile.ts";

const LAYOUT = 1;

/** A kept answer begins with this, so that its date is told by its first bytes. */
const HEAD = /^\{"layout":1,"fetchedAt":"([^"]+)","answer":\{"kind":"(crimes|too-many)"/;
const HEAD_BYTES = 128;

/** An answer with the time it was fetched, ISO 8601. */
export interface KeptAnswer {
  readonly answer: TileAnswer;
  readonly fetchedAt: string;
}

/** What the first bytes of a kept answer tell. */
export interface KeptDate {
  readonly fetchedAt: string;
  readonly kind: TileAnswer["kind"];
}

/** The answers of data.police.uk kept on this device, one per tile and month; that a tile is too full is kept too. */
export class PoliceUkCache {
  /** Answers that the device would not keep, for want of room as a rule. */
  notKept = 0;
  readonly #cache: ReadWriteCache;
  readonly #baseUrl: string;
  readonly #notBefore: string;

  /** @param notBefore answers fetched before this time (ISO 8601) count as not there */
  constructor(cache: ReadWriteCache, baseUrl: string, notBefore: string | undefined) {
    this.#cache = cache;
    this.#baseUrl = baseUrl;
    this.#notBefore = notBefore ?? "";
  }

  /** The kept answer, or undefined where there is none that can be read. */
  async find(tile: StudyTile, month: string): Promise<KeptAnswer | undefined> {
    const blob = await this.#cache.get(this.#keyOf(tile, month));
    const kept = blob ? readKept(await blob.text()) : undefined;
    return kept && kept.fetchedAt >= this.#notBefore ? kept : undefined;
  }

  /** When the kept answer was fetched and whether it holds crimes, told without reading them; undefined where none is. */
  async date(tile: StudyTile, month: string): Promise<KeptDate | undefined> {
    const blob = await this.#cache.get(this.#keyOf(tile, month));
    if (!blob) return undefined;
    const [, fetchedAt, kind] = HEAD.exec(await blob.slice(0, HEAD_BYTES).text()) ?? [];
    if (fetchedAt !== undefined) return { fetchedAt, kind: kind as KeptDate["kind"] };
    const kept = readKept(await blob.text());
    return kept ? { fetchedAt: kept.fetchedAt, kind: kept.answer.kind } : undefined;
  }

  /** Keeps an answer; where the device refuses, counts it and goes on. */
  async keep(tile: StudyTile, month: string, kept: KeptAnswer): Promise<void> {
    try {
      await this.#cache.put(
        this.#keyOf(tile, month),
        new Blob([JSON.stringify({ layout: LAYOUT, fetchedAt: kept.fetchedAt, answer: kept.answer })]),
      );
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      this.notKept++;
    }
  }

  #keyOf(tile: StudyTile, month: string): string {
    return `police-uk ${month} ${this.#baseUrl} ${polyText(tile)}`;
  }
}

function readKept(text: string): KeptAnswer | undefined {
  try {
    const kept = JSON.parse(text) as Partial<KeptAnswer & { layout: number }> | null;
    if (kept?.layout !== LAYOUT || typeof kept.fetchedAt !== "string" || !kept.answer) return undefined;
    const { answer, fetchedAt } = kept;
    if (answer.kind === "too-many") return { answer, fetchedAt };
    const crimes: readonly StreetCrime[] | undefined = answer.crimes;
    return Array.isArray(crimes) ? { answer, fetchedAt } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
