import { useState } from "react";
import { useMuster } from "../app/muster.ts";
import { DataQuality } from "./DataQuality.tsx";
import { FindingIcon } from "./FindingIcon.tsx";
import "./findings.css";
import { useFindings } from "./use-findings.ts";

/** The most serious finding about the data behind a result, in one line that opens the report; nothing without data. */
export function QualityLine() {
  const hasData = useMuster((state) => state.data.kind === "open");
  const { findings, pending } = useFindings();
  const [opened, setOpened] = useState(false);
  if (!hasData) return null;
  const [worst] = findings;
  return (
    <>
      <button
        type="button"
        className="finding data-line"
        title="Open the data quality report"
        data-pending={pending || undefined}
        aria-busy={pending}
        onClick={() => setOpened(true)}
      >
        {worst && <FindingIcon finding={worst} />}
        <span className="soft">
          Data: <span className="data-line__text">{worst?.text}</span>
        </span>
      </button>
      <DataQuality opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
