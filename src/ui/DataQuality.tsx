import { actions, useMuster } from "../app/muster.ts";
import { selectQuality } from "../app/selectors.ts";
import { QualityDialog } from "./QualityDialog.tsx";

/** The quality report of the open data for the study area, as it stands now. */
export function DataQuality({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const report = useMuster(selectQuality);
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
