import { VisuallyHidden } from "@mantine/core";
import { useHotkeys, useMediaQuery, useViewportSize } from "@mantine/hooks";
import { useMemo, useRef, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import { selectShownMoves } from "../app/shown-moves.ts";
import { ArchiveDialog } from "./ArchiveDialog.tsx";
import { BenchCard } from "./bench/BenchCard.tsx";
import { CompareCard } from "./compare/CompareCard.tsx";
import { DropZone } from "./DropZone.tsx";
import { Inspector } from "./Inspector.tsx";
import { Legend } from "./Legend.tsx";
import { MapArea } from "./MapArea.tsx";
import { MappingDialog } from "./MappingDialog.tsx";
import { Messages } from "./Messages.tsx";
import { PrintedOrder } from "./PrintedOrder.tsx";
import { SettingsDialog } from "./SettingsDialog.tsx";
import { ShareDialog } from "./ShareDialog.tsx";
import { SheetDialog } from "./SheetDialog.tsx";
import { StepCard } from "./StepCard.tsx";
import { TimeStrip } from "./TimeStrip.tsx";
import { TopBar } from "./TopBar.tsx";

const DATA_FILES = ".csv,.tsv,.tab,.txt,.gz,.zip,.parquet,.geoparquet,.json,.geojson,.ndjson,.jsonl,.xlsx";
const SHEETS = ["middle", "high", "low"] as const;

/** The page: the map, and the cards that float on it. */
export function App() {
  const [sharing, setSharing] = useState(false);
  const [settings, setSettings] = useState(false);
  const [sheet, setSheet] = useState<(typeof SHEETS)[number]>("middle");
  const mappingRequest = useMuster((state) => state.mappingRequest);
  const fileInput = useRef<HTMLInputElement>(null);
  const announcement = useMuster((state) => state.announcement);
  const selected = useMuster((state) => state.selection !== null);
  const isBenchOpen = useMuster((state) => state.bench !== null);
  const isComparing = useMuster((state) => state.comparing && state.kept !== null);
  const isExploring = useMuster((state) => state.step === "explore");
  const isMeasured = useMuster((state) => state.measure !== null);
  const areMovesShown = useMuster((state) => selectShownMoves(state) !== null);
  const padding = useFocusPadding({ selected, isBenchOpen, isExploring, isMeasured, areMovesShown, sheet });
  useHotkeys([
    ["mod+Z", actions.undo],
    ["mod+shift+Z", actions.redo],
    ["mod+Y", actions.redo],
    ["Escape", () => actions.pick(null)],
  ]);
  const openFiles = () => fileInput.current?.click();
  const share = () => setSharing(true);
  const nextSheet = () => setSheet(SHEETS[(SHEETS.indexOf(sheet) + 1) % SHEETS.length] ?? "middle");
  return (
    <DropZone>
      <div
        className="app"
        data-sheet={sheet}
        data-bench={isBenchOpen || undefined}
        data-comparing={isComparing || undefined}
      >
        <TopBar onOpenFiles={openFiles} onShare={share} onSettings={() => setSettings(true)} />
        <StepCard onToggleSheet={nextSheet} onOpenFiles={openFiles} onShare={share} />
        {!isBenchOpen && !isComparing && <Inspector />}
        <BenchCard />
        {isComparing && <CompareCard />}
        <Messages />
        <MapArea padding={padding} />
        <Legend />
        <TimeStrip />
        <VisuallyHidden role="status">{announcement}</VisuallyHidden>
        <input
          ref={fileInput}
          type="file"
          multiple
          hidden
          accept={DATA_FILES}
          data-testid="crime-files"
          onChange={({ currentTarget }) => {
            const files = Array.from(currentTarget.files ?? [], (file) => ({ name: file.name, blob: file }));
            currentTarget.value = "";
            void actions.openFiles(files);
          }}
        />
      </div>
      <ShareDialog opened={sharing} onClose={() => setSharing(false)} />
      <SettingsDialog opened={settings} onClose={() => setSettings(false)} />
      <ArchiveDialog />
      <SheetDialog />
      <MappingDialog
        key={mappingRequest?.request.headerKey ?? ""}
        request={mappingRequest?.request ?? null}
        onAccept={(saved) => void actions.acceptMapping(saved)}
        onClose={actions.dismissMapping}
        onLoadFile={actions.loadMapping}
        onSaveFile={(saved) => void actions.saveMapping(saved)}
      />
      <PrintedOrder />
    </DropZone>
  );
}

/** What the cards cover of the map on each side, so that the camera looks at the middle of what is open. */
function useFocusPadding(props: {
  selected: boolean;
  isBenchOpen: boolean;
  isExploring: boolean;
  isMeasured: boolean;
  areMovesShown: boolean;
  sheet: (typeof SHEETS)[number];
}) {
  const { selected, isBenchOpen, isExploring, isMeasured, areMovesShown, sheet } = props;
  const phone = useMediaQuery("(max-width: 760px), (max-height: 560px)", false, {
    getInitialValueInEffect: false,
  });
  const tablet = useMediaQuery("(max-width: 1100px)", false, { getInitialValueInEffect: false });
  const { height } = useViewportSize();
  return useMemo(() => {
    if (phone) {
      const bottom = selected ? height * 0.6 : { low: 148, middle: height * 0.5, high: height - 84 }[sheet];
      // In Explore the legend, which lies above the map, also holds the choice of the measure, and says more of some.
      const legend = isExploring ? (isMeasured ? 250 : 204) : areMovesShown ? 206 : 160;
      return { top: legend, right: 8, bottom: bottom + 8, left: 8 };
    }
    const left = isBenchOpen && tablet ? 12 : (tablet ? 292 : 320) + 24;
    if (isBenchOpen) return { top: 72, right: (tablet ? 480 : 560) + 24, bottom: 132, left };
    const right = selected ? (tablet ? 272 : 300) + 24 : 12;
    return { top: 72, right, bottom: 132, left };
  }, [phone, tablet, selected, isBenchOpen, isExploring, isMeasured, areMovesShown, sheet, height]);
}
