import { VisuallyHidden } from "@mantine/core";
import {
  IconAlertCircle,
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconInfoCircle,
  IconLock,
} from "@tabler/icons-react";
import type { FindingWeight, QualityFinding } from "../model/quality-findings.ts";

const ICONS = {
  serious: IconAlertTriangleFilled,
  caution: IconAlertCircle,
  plain: IconInfoCircle,
  clear: IconCircleCheck,
} as const;

const WORDS: Record<FindingWeight, string> = {
  serious: "Serious: ",
  caution: "Take care: ",
  plain: "",
  clear: "",
};

/** How much a finding matters, by shape and colour and, unseen, by word. */
export function FindingIcon({ finding: { kind, weight } }: { finding: QualityFinding }) {
  const Icon = kind === "locks" && weight === "plain" ? IconLock : ICONS[weight];
  return (
    <>
      <Icon className="finding__icon" data-weight={weight} size={16} aria-hidden />
      <VisuallyHidden>{WORDS[weight]}</VisuallyHidden>
    </>
  );
}
