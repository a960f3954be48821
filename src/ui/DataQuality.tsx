import { useEffect, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import type { QualityReport } from "../model/quality-report.ts";
import { QualityDialog } from "./QualityDialog.tsx";

/** The quality report of the open data for the study area, judged anew whenever either changes while it is open. */
export function DataQuality({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const data = useMuster((state) => state.data);
  const { area } = useMuster(selectPlan);
  const [judged, setJudged] = useState<{ of: unknown[]; report: QualityReport } | null>(null);
  useEffect(() => {
    if (!opened) return;
    let current = true;
    void actions.judgeQuality().then((report) => {
      if (!current) return;
      if (report) setJudged({ of: [data, area], report });
      else onClose();
    });
    return () => {
      current = false;
    };
  }, [opened, data, area, onClose]);
  const report = judged && judged.of[0] === data && judged.of[1] === area ? judged.report : null;
  return (
    <QualityDialog
      opened={opened}
      onClose={onClose}
      report={report}
      onExport={(format) => report && actions.exportQuality(report, format)}
      onChooseCategory={(source, category) => void actions.chooseCategory(source, category)}
    />
  );
}
