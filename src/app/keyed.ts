/** A result with the hash of the inputs it was computed from; it is fresh while the inputs still hash to it. */
export interface Keyed<T> {
  readonly key: string;
  readonly value: T;
}
