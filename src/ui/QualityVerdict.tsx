import { VisuallyHidden } from "@mantine/core";
import { capitalise } from "../model/wording.ts";
import { FindingIcon } from "./FindingIcon.tsx";
import "./findings.css";
import { useFindings } from "./use-findings.ts";

const MOST_SHOWN = 5;

/** What to know of the open data before a result is read, worst first, and the way to the whole report. */
export function QualityVerdict({ onOpenReport }: { onOpenReport: () => void }) {
  const { findings, pending } = useFindings();
  return (
    <div className="verdict">
      <div className="verdict__head">
        <span className="strong">Data quality</span>
        <button type="button" className="text-button" onClick={onOpenReport}>
          All of it<VisuallyHidden> about data quality</VisuallyHidden>
        </button>
      </div>
      <ul className="plain-list findings" data-pending={pending || undefined} aria-busy={pending}>
        {findings.slice(0, MOST_SHOWN).map((finding) => (
          <li className="finding" key={finding.text}>
            <FindingIcon finding={finding} />
            <span className={finding.weight === "clear" ? "soft" : undefined}>
              {finding.text}. {finding.detail && <span className="soft">{capitalise(finding.detail)}.</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
