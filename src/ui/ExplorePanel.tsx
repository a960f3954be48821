import { Button, SegmentedControl, Slider } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan, selectSummary, selectSurface } from "../app/selectors.ts";
import { countSpots, nameSpots } from "../map/count-spots.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS, type Resolution } from "../model/study-area.ts";
import { formatCount, formatDistance } from "../model/wording.ts";
import { AnalyseSection } from "./AnalyseSection.tsx";
import { ActiveFilters } from "./bench/ActiveFilters.tsx";
import { CategoryFilter } from "./CategoryFilter.tsx";
import { DataSection } from "./DataSection.tsx";
import { HexTable } from "./HexTable.tsx";
import { PeriodFilter } from "./PeriodFilter.tsx";
import { Section } from "./Section.tsx";

const HEX_SIZES: Record<Resolution, string> = { 8: "Large", 9: "Medium", 10: "Small" };
const HEX_WIDTHS: Record<Resolution, string> = { 8: "about 1 km", 9: "about 350 m", 10: "about 130 m" };

/** What has happened: the data, the filters, the study area, and the hexes as a table. */
export function ExplorePanel({ onOpenFiles }: { onOpenFiles: () => void }) {
  const { area } = useMuster(selectPlan);
  const surface = useMuster(selectSurface);
  const summary = useMuster(selectSummary);
  const [tableOpen, setTableOpen] = useState(false);
  const spots = surface ? nameSpots(countSpots(surface.significance)) : "";
  return (
    <div className="panel">
      <ActiveFilters />
      <Section title="Within the study area" aside={surface ? `${surface.cells.length} hexes` : undefined}>
        <p className="headline">
          <span className="figure-large">{surface ? formatCount(surface.rowsCounted) : "–"}</span>{" "}
          <span className="soft">
            {surface && surface.rowsCounted !== surface.rowsInArea
              ? `of ${formatCount(surface.rowsInArea)} recorded crimes match the filters`
              : "recorded crimes"}
          </span>
        </p>
        {surface && (
          <p className="note">
            {spots ? `${spots}.` : "No hex differs from the area’s average beyond chance."}{" "}
            <span className="soft">Gi*, false discovery rate 5%.</span>
          </p>
        )}
        <Button
          fullWidth
          variant="default"
          leftSection={<IconTable size={16} />}
          disabled={!surface}
          onClick={() => setTableOpen(true)}
        >
          All hexes as a table
        </Button>
      </Section>
      <AnalyseSection />
      <DataSection onOpenFiles={onOpenFiles} />
      <Section title="Study area" aside={`${formatDistance(area.radiusM)} around the venue`}>
        <Slider
          label={formatDistance}
          thumbLabel="Radius of the study area"
          min={RADIUS_LIMITS_M.min}
          max={RADIUS_LIMITS_M.max}
          step={250}
          value={area.radiusM}
          onChange={(radiusM) => actions.setArea({ radiusM })}
          mb={12}
        />
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Hex size"
          value={String(area.resolution)}
          onChange={(value) => actions.setArea({ resolution: Number(value) as Resolution })}
          data={RESOLUTIONS.map((resolution) => ({
            value: String(resolution),
            label: HEX_SIZES[resolution],
          }))}
        />
        <p className="note soft">
          Hexes {HEX_WIDTHS[area.resolution]} across (H3 resolution {area.resolution}).
        </p>
      </Section>
      {summary && <CategoryFilter />}
      {summary && <PeriodFilter />}
      {surface && <HexTable opened={tableOpen} onClose={() => setTableOpen(false)} surface={surface} />}
    </div>
  );
}
