/** A file in an archive that may hold a table. */
export interface ArchiveMember {
  /** Path within the archive. */
  readonly path: string;
  /** The police force, as data.police.uk writes it (`south-wales`); null for other archives. */
  readonly force: string | null;
  /** `2026-04`; null where the name does not say. */
  readonly month: string | null;
  /** What data.police.uk says it holds (only `street` lists crimes); null for other archives. */
  readonly kind: "street" | "outcomes" | "stop-and-search" | null;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}
