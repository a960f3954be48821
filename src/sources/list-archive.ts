import type { ArchiveMember } from "../model/archive-member.ts";
import type { NamedBlob } from "./named-blob.ts";
import { listZip, type ZipMember } from "./zip-archive.ts";

/** Tables by name; what a Macintosh adds to an archive is none. */
const TABLE =
  /\.(?:(?:csv|tsv|tab|json|geojson|ndjson|jsonl|geojsonl|geojsons|ldjson)(?:\.gz)?|parquet|geoparquet|xlsx)$/i;
const ADDED_BY_SYSTEM = /(?:^|\/)(?:__MACOSX\/|\._)/;
const POLICE_UK = /(?:^|\/)(\d{4}-(?:0[1-9]|1[0-2]))-([^/]+)-(street|outcomes|stop-and-search)\.csv$/i;

/** Whether a member of an archive may hold a table, by its name. */
export function mayHoldTable(path: string): boolean {
  return TABLE.test(path) && !ADDED_BY_SYSTEM.test(path);
}

/**
 * The files of a zip archive that may hold tables, in order of their paths. Only the directory at the archive's end is
 * read, however large the archive.
 * @throws ProblemError where it is damaged or half-written
 */
export async function listArchive(archive: NamedBlob): Promise<readonly ArchiveMember[]> {
  const members = await listZip(archive.name, archive.blob);
  return members.filter(({ path }) => mayHoldTable(path)).map(describe);
}

function describe({ path, packedBytes, unpackedBytes }: ZipMember): ArchiveMember {
  const [, month = null, force = null, kind] = POLICE_UK.exec(path) ?? [];
  return {
    path,
    force: force?.toLowerCase() ?? null,
    month,
    kind: (kind?.toLowerCase() as ArchiveMember["kind"] | undefined) ?? null,
    packedBytes,
    unpackedBytes,
  };
}
