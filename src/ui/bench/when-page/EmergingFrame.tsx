import { Button } from "@mantine/core";
import { memo, useMemo } from "react";
import { describeHexPlace } from "../../../app/describe-hex-place.ts";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { PATTERN_WORDS } from "../../../model/describe-when.ts";
import { isLocked } from "../../../model/locked.ts";
import type { PlacedHexes } from "../../../model/place-from-venue.ts";
import type { EmergingHotSpots, HotSpotPattern, WhenReport } from "../../../model/when-report.ts";
import { PATTERNS, tabulateEmerging } from "../../../model/when-tables.ts";
import { capitalise } from "../../../model/wording.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import type { PartProps } from "./part-props.ts";

const HEXES_SHOWN = 4;

/** Which course each hotspot has taken over the months: how many of each, and where. */
export const EmergingFrame = memo(function EmergingFrame({
  report,
  hexes,
  ...part
}: PartProps & { report: WhenReport; hexes: PlacedHexes }) {
  const { emerging } = report;
  const told = isLocked(emerging) ? null : emerging;
  const { venue } = useMuster(selectPlan).event;
  const patterns = useMemo(() => (told ? gatherPatterns(told, hexes.cells) : []), [told, hexes]);
  const hot = patterns.reduce((sum, { hexes }) => sum + hexes.length, 0);
  const reading =
    hot === 0
      ? "No hex has been hot in any month beyond chance."
      : `${hot} ${hot === 1 ? "hex has" : "hexes have"} been hot in some month; here is the course of each.`;
  return (
    <ChartFrame
      {...part}
      title="Emerging hot spots"
      reading={reading}
      notes={told ? [told.note] : []}
      table={told ? tabulateEmerging(told, hexes, venue.at) : { columns: [], rows: [] }}
      locked={isLocked(emerging) ? emerging.locked : undefined}
    >
      {told && (
        <ul className="plain-list when__patterns">
          {patterns.map(({ pattern, hexes }) => (
            <li key={pattern}>
              <span className="when__pattern">
                <strong>{hexes.length}</strong> {capitalise(pattern)}
                <span className="soft">: {PATTERN_WORDS[pattern]}</span>
              </span>
              <span className="when__hexes">
                {hexes.slice(0, HEXES_SHOWN).map((cell) => (
                  <HexButton key={cell} cell={cell} />
                ))}
                {hexes.length > HEXES_SHOWN && (
                  <span className="soft">and {hexes.length - HEXES_SHOWN} more in the table</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </ChartFrame>
  );
});

function HexButton({ cell }: { cell: string }) {
  const { venue } = useMuster(selectPlan).event;
  const isSelected = useMuster(({ selection }) => selection?.kind === "cell" && selection.cell === cell);
  return (
    <Button
      size="compact-xs"
      variant={isSelected ? "filled" : "default"}
      aria-pressed={isSelected}
      onClick={() => actions.select(isSelected ? null : { kind: "cell", cell })}
    >
      {describeHexPlace(venue, cell)}
    </Button>
  );
}

function gatherPatterns(
  { patternOf, sideOf }: EmergingHotSpots,
  cells: readonly string[],
): { readonly pattern: HotSpotPattern; readonly hexes: readonly string[] }[] {
  return PATTERNS.filter((pattern) => pattern !== "none")
    .map((pattern) => ({
      pattern,
      hexes: cells.filter((_, cell) => patternOf[cell] === pattern && (sideOf[cell] ?? 0) > 0),
    }))
    .filter(({ hexes }) => hexes.length > 0);
}
