import type { CompressionCodec, Compressors, FileMetaData } from "hyparquet";

/** How many times its packed size a page may claim to be, where the codec has a densest element. */
const HIGHEST_RATIO: Partial<Record<CompressionCodec, number>> = { SNAPPY: 32, GZIP: 1040, LZ4_RAW: 260 };

/** As many bytes as any page may claim before memory is at risk. */
const LARGEST_PAGE = 1 << 28;

/** Whether a page of `packed` bytes can come to `size` bytes. */
export function isCredibleSize(codec: CompressionCodec, packed: number, size: number): boolean {
  return size >= 0 && size <= Math.min(LARGEST_PAGE, (HIGHEST_RATIO[codec] ?? 1 << 20) * packed + 64);
}

/** The decompressors that a file needs beyond Snappy, which are fetched only then. */
export async function codecsOf(metadata: FileMetaData): Promise<Compressors> {
  const used = new Set(
    metadata.row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.codec)),
  );
  used.delete("UNCOMPRESSED");
  used.delete("SNAPPY");
  if (used.size === 0) return {};
  const { decompressBrotli, decompressLz4, decompressLz4Raw, decompressZstd, gunzip } = await import(
    "hyparquet-compressors"
  );
  return {
    BROTLI: decompressBrotli,
    GZIP: (page, size) => gunzip(page, new Uint8Array(size)),
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
    ZSTD: (page, size) => decompressZstd(page, new Uint8Array(size)),
  };
}
