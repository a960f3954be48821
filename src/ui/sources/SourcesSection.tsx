import { Button } from "@mantine/core";
import { IconBuilding, IconMapPinPlus, IconPolygon } from "@tabler/icons-react";
import { useState } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { SOURCE_LIMITS, type SourceArea } from "../../model/abstraction.ts";
import { formatCoordinates } from "../../model/venue.ts";
import { capitalise, formatCount, formatDistance } from "../../model/wording.ts";
import { DrawingBar } from "../drawing/DrawingBar.tsx";
import { Section } from "../Section.tsx";
import { CoordinatesField } from "./CoordinatesField.tsx";
import { SourceEditor } from "./SourceEditor.tsx";
import { SourceLedger } from "./SourceLedger.tsx";
import "./sources.css";

/** Stations and areas that units are taken from for the event, and what that leaves there. Folded away until there is one or it is opened. */
export function SourcesSection() {
  const { takenFrom } = useMuster(selectPlan);
  const [isOpen, setOpen] = useState(takenFrom.length > 0);
  return (
    <Section title="Units taken from elsewhere" aside={takenFrom.length > 0 ? takenFrom.length : undefined}>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {takenFrom.length === 0 ? "Nobody has said where units come from" : describeTaken(takenFrom)}
        </summary>
        <p className="note soft">
          A station or an area that gives units has fewer left for its own demand. This sets what was recorded
          there in the same hours beside the units that stay.
        </p>
        <ul className="plain-list sources">
          {takenFrom.map((source) => (
            <li key={source.id}>
              <SourceRow source={source} />
            </li>
          ))}
        </ul>
        <AddSource isFull={takenFrom.length >= SOURCE_LIMITS.sources} />
        <SourceLedger />
      </details>
    </Section>
  );
}

/** `Units are taken from 2 places`, or that none are taken yet. */
function describeTaken(sources: readonly SourceArea[]): string {
  const giving = sources.filter(({ units }) =>
    units.some(({ taken }) => Object.values(taken).some((count) => count > 0)),
  ).length;
  if (giving === 0) return "No units are taken from them yet";
  return giving === 1
    ? "Units are taken from one place"
    : `Units are taken from ${formatCount(giving)} places`;
}

function SourceRow({ source }: { source: SourceArea }) {
  const isOpen = useMuster((state) => state.sourceEdited === source.id);
  const Icon = source.kind === "station" ? IconBuilding : IconPolygon;
  return (
    <>
      <button
        type="button"
        className="posts__name"
        aria-expanded={isOpen}
        onClick={() => actions.editSource(isOpen ? null : source.id)}
      >
        <Icon size={18} aria-hidden="true" />
        <span>
          <span className="strong">{source.name}</span>
          <br />
          <span className="soft">{describeGround(source)}</span>
        </span>
      </button>
      {isOpen && <SourceEditor key={source.id} source={source} />}
    </>
  );
}

function describeGround({ kind, ground }: SourceArea): string {
  const what = capitalise(kind);
  switch (ground.type) {
    case "point":
      return `${what}, ${formatDistance(ground.radiusM)} around ${formatCoordinates(ground.at)}`;
    case "polygon":
      return `${what} drawn on the map, ${ground.ring.length} corners`;
    case "hexes":
      return `${what} of ${ground.cells.length} hexes`;
  }
}

function AddSource({ isFull }: { isFull: boolean }) {
  const draft = useMuster(({ focusDraft }) => (focusDraft?.purpose === "source" ? focusDraft : null));
  if (draft) return <DrawingBar draft={draft} />;
  if (isFull) {
    return (
      <p className="note soft">
        A plan can hold {SOURCE_LIMITS.sources} such places. Remove one that is not needed to add another.
      </p>
    );
  }
  return (
    <>
      <div className="button-row">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconMapPinPlus size={14} />}
          onClick={() => actions.drawSource("point")}
        >
          Station on the map
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPolygon size={14} />}
          onClick={() => actions.drawSource("polygon")}
        >
          Draw an area
        </Button>
      </div>
      <CoordinatesField label="Or a station by its coordinates" action="Add" onTake={actions.addStation} />
    </>
  );
}
