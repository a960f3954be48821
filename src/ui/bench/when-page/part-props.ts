/** What every part of a page hands on to its frame. */
export interface PartProps {
  readonly badge: string | undefined;
}
