import type { PostEvidence } from "../model/evidence.ts";
import { formatShare } from "../model/wording.ts";

/** What is known of the figures of a plan: all, nothing yet because they are being worked out, or nothing. */
export type FiguresState = "known" | "pending" | "unknown";

/** Why a figure is not there. */
export type Missing = Exclude<FiguresState, "known">;

/** What a post does, as the order says it. */
export interface OrderFigures {
  /** `16.7%`, `none or too few`, `being worked out` or `not known`. */
  readonly covers: string;
  readonly onlyHere: string;
  /** Share 0–1 within the post's radius; null where it is not known, none, or too small to be shared. */
  readonly reachesShare: number | null;
  readonly onlyHereShare: number | null;
  /** Categories most recorded within the radius, most first. */
  readonly why: readonly string[];
}

/** The figures of a post, or why there are none. */
export function composeFigures(figure: PostEvidence | undefined, missing: Missing): OrderFigures {
  return {
    covers: shareWords(figure?.reachesShare, missing),
    onlyHere: shareWords(figure?.onlyHereShare, missing),
    reachesShare: figure?.reachesShare || null,
    onlyHereShare: figure?.onlyHereShare || null,
    why: figure?.why ?? [],
  };
}

/** A masked share, or why there is none: `16.7%`, `none or too few`, `being worked out`, `not known`. */
export function shareWords(share: number | undefined, missing: Missing): string {
  if (share === undefined) return missing === "pending" ? "being worked out" : "not known";
  return share > 0 ? formatShare(share) : "none or too few";
}
