/** How far a load has come. Bytes are compressed bytes, as the file lies on disk. */
export interface LoadProgress {
  /** File or archive member being read. */
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rowsRead: number;
}
