import { useMemo } from "react";
import { useMuster } from "../app/muster.ts";
import { selectQuality } from "../app/selectors.ts";
import { findQuality, type QualityFinding } from "../model/quality-findings.ts";

/**
 * The findings of the last quality report, worst first; none before the first one. While `pending` they are of other
 * inputs and only hold the place.
 */
export function useFindings(): { findings: readonly QualityFinding[]; pending: boolean } {
  const held = useMuster((state) => state.quality);
  const pending = useMuster((state) => selectQuality(state) === null);
  const findings = useMemo(() => (held ? findQuality(held.value) : []), [held]);
  return { findings, pending };
}
