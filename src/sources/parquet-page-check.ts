import type { CompressionCodec, Compressors, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { decompressPage } from "hyparquet/src/datapage.js";
import { isCredibleSize } from "./parquet-codecs.ts";

/** As many values as a page may claim before memory is at risk. */
const MOST_VALUES = 100_000_000;

/** The codec of a column chunk and what undoes it. */
export interface Packing {
  readonly codec: CompressionCodec;
  readonly compressors: Compressors;
}

/**
 * Checks the pages of one flat column chunk before hyparquet decodes it. A damaged run length or value count would
 * otherwise keep the decoder busy, or fill memory, without end.
 * @param packing how the pages are compressed
 * @param optional whether the column may hold nulls, so that its pages carry definition levels
 * @param valueCount values in the chunk, as its metadata says
 * @throws Error where a page contradicts itself
 */
export function checkPages(chunk: Uint8Array, packing: Packing, optional: boolean, valueCount: number): void {
  insist(valueCount >= 0 && valueCount <= MOST_VALUES);
  const reader = { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 };
  while (reader.offset < chunk.length - 1) {
    const header = parquetHeader(reader);
    const packed = header.compressed_page_size;
    insist(packed >= 0 && reader.offset + packed <= chunk.length);
    const page = chunk.subarray(reader.offset, reader.offset + packed);
    reader.offset += packed;
    if (header.data_page_header) checkFirstVersion(header, page, packing, optional, valueCount);
    else if (header.data_page_header_v2) checkSecondVersion(header, page, packing, optional, valueCount);
    else {
      const values = header.dictionary_page_header?.num_values ?? 0;
      insist(values >= 0 && values <= valueCount);
      unpack(page, header.uncompressed_page_size, packing);
    }
  }
}

function checkFirstVersion(
  header: PageHeader,
  page: Uint8Array,
  packing: Packing,
  optional: boolean,
  valueCount: number,
): void {
  const { num_values: values = -1, encoding } = header.data_page_header ?? {};
  insist(values >= 0 && values <= valueCount);
  const bytes = unpack(page, header.uncompressed_page_size, packing);
  let at = 0;
  if (optional) {
    insist(bytes.length >= 4);
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
    at = 4 + length;
    insist(at <= bytes.length);
    checkRuns(bytes.subarray(4, at), 1, values);
  }
  if (encoding?.endsWith("_DICTIONARY") && at < bytes.length) {
    checkRuns(bytes.subarray(at + 1), bytes[at] as number, values);
  }
}

function checkSecondVersion(
  header: PageHeader,
  page: Uint8Array,
  packing: Packing,
  optional: boolean,
  valueCount: number,
): void {
  const details = header.data_page_header_v2;
  insist(details !== undefined);
  const { num_values: values, num_nulls: nulls, num_rows: rows } = details;
  const levels = details.definition_levels_byte_length;
  insist(values >= 0 && values <= valueCount && nulls >= 0 && nulls <= values && rows === values);
  insist(details.repetition_levels_byte_length === 0 && levels >= 0 && levels <= page.length);
  if (optional) checkRuns(page.subarray(0, levels), 1, values);
  const packed = page.subarray(levels);
  const bytes =
    details.is_compressed === false
      ? packed
      : unpack(packed, header.uncompressed_page_size - levels, packing);
  if (details.encoding.endsWith("_DICTIONARY") && bytes.length > 0) {
    checkRuns(bytes.subarray(1), bytes[0] as number, values);
  }
}

/** Walks the runs of the RLE and bit-packing hybrid: together no more than `values`, but for padding to eights. */
function checkRuns(bytes: Uint8Array, bitWidth: number, values: number): void {
  insist(bitWidth <= 32);
  let at = 0;
  let seen = 0;
  while (seen < values && at < bytes.length) {
    let header = 0;
    let shift = 0;
    let byte: number;
    do {
      insist(at < bytes.length && shift < 32);
      byte = bytes[at++] as number;
      header = (header | ((byte & 0x7f) << shift)) >>> 0;
      shift += 7;
    } while (byte & 0x80);
    const count = header >>> 1;
    if (header & 1) {
      at += count * bitWidth;
      seen += 8 * count;
      insist(seen < values + 8);
    } else {
      at += (bitWidth + 7) >> 3;
      seen += count;
      insist(seen <= values);
    }
  }
}

function unpack(page: Uint8Array, size: number, { codec, compressors }: Packing): Uint8Array {
  if (codec === "UNCOMPRESSED") return page;
  insist(isCredibleSize(codec, page.length, size));
  return size > 0 ? decompressPage(page, size, codec, compressors) : new Uint8Array(0);
}

function insist(condition: boolean): asserts condition {
  if (!condition) throw new Error("parquet page contradicts itself");
}
