/** What every part of a page hands on to its frame. */
export interface PartProps {
  readonly pending: boolean;
  readonly badge: string | undefined;
}
