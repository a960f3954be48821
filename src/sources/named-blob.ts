/** A file as the page or the terminal hands it over. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}
