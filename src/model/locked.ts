/** Stands where a figure cannot be had, with the reason as a sentence. */
export interface Locked {
  readonly locked: string;
}

/** Whether a part of a report could not be had. */
export function isLocked(part: object): part is Locked {
  return "locked" in part;
}
