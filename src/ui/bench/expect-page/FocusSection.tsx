import { Button, FileButton } from "@mantine/core";
import { IconCircle, IconPolygon, IconRoute } from "@tabler/icons-react";
import { type MouseEvent, useState } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import type { FocusGeometry } from "../../../model/focus-area.ts";
import type { FocusReading } from "../../../model/focus-reading.ts";
import { DrawingBar } from "../../drawing/DrawingBar.tsx";
import { Section } from "../../Section.tsx";
import { FocusForm } from "./FocusForm.tsx";
import { FocusList } from "./FocusList.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

const SHAPES = [
  { type: "point", label: "Circle", icon: <IconCircle size={14} /> },
  { type: "line", label: "Route", icon: <IconRoute size={14} /> },
  { type: "polygon", label: "Area", icon: <IconPolygon size={14} /> },
] as const;

/** Ground that a person weighs by phase: the list, and adding to it on the map, by coordinates or from a file. */
export function FocusSection() {
  const areas = useMuster((state) => selectPlan(state).focusAreas);
  const draft = useMuster((state) => state.focusDraft);
  const [isAdding, setIsAdding] = useState(false);
  const [drawn, setDrawn] = useState<FocusGeometry["type"] | null>(null);
  const drawButton = useFocusReturn(draft !== null);
  const addButton = useFocusReturn(isAdding);
  const [reading, setReading] = useState<FocusReading | null>(null);
  const draw = (type: FocusGeometry["type"], event: MouseEvent) => {
    setDrawn(type);
    actions.startDrawing(type);
    if (isFromKeyboard(event)) document.querySelector<HTMLElement>(".app__map [role=application]")?.focus();
  };
  return (
    <Section title="Focus areas" aside={areas.length > 0 ? `${areas.length} in all` : undefined}>
      {areas.length === 0 && !draft && (
        <p className="note soft">
          Ground that you know to matter more, or less, than its records say: the way from the station on
          arrival, a car park at the end, the bars of a street at night. Its weight multiplies demand.
        </p>
      )}
      <FocusList />
      {draft ? (
        <DrawingBar draft={draft} />
      ) : isAdding ? (
        <FocusForm area={null} onClose={() => setIsAdding(false)} />
      ) : (
        <div className="focus-add">
          <span className="soft" id="focus-add-map">
            On the map
          </span>
          <fieldset className="focus-add__buttons" aria-labelledby="focus-add-map">
            {SHAPES.map(({ type, label, icon }) => (
              <Button
                key={type}
                ref={type === drawn ? drawButton : undefined}
                size="compact-sm"
                variant="default"
                leftSection={icon}
                aria-label={`Draw a focus area: ${label.toLowerCase()}`}
                onClick={(event) => draw(type, event)}
              >
                {label}
              </Button>
            ))}
          </fieldset>
          <span className="soft">Otherwise</span>
          <div className="focus-add__buttons">
            <Button ref={addButton} size="compact-sm" variant="default" onClick={() => setIsAdding(true)}>
              By coordinates
            </Button>
            <FileButton
              accept=".geojson,.json,application/geo+json"
              inputProps={{ "aria-label": "GeoJSON file of focus areas" }}
              onChange={(file) => file && void actions.addFocusFile(file).then(setReading)}
            >
              {(props) => (
                <Button size="compact-sm" variant="default" {...props}>
                  From a GeoJSON file
                </Button>
              )}
            </FileButton>
            {areas.length > 0 && (
              <Button size="compact-sm" variant="default" onClick={actions.exportFocusAreas}>
                Save as GeoJSON
              </Button>
            )}
          </div>
        </div>
      )}
      {reading && <FileFindings reading={reading} onClose={() => setReading(null)} />}
    </Section>
  );
}

const REFUSED_SHOWN = 5;

function FileFindings({ reading, onClose }: { reading: FocusReading; onClose: () => void }) {
  const { areas, refused } = reading;
  const more = refused.length - REFUSED_SHOWN;
  return (
    <div className="focus-findings" role="status">
      <p className="note">
        {areas.length} added{refused.length > 0 ? `, ${refused.length} refused:` : "."}
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.slice(0, REFUSED_SHOWN).map(({ name, reason }, i) => (
            <li key={`${i} ${name}`}>
              <span className="strong">{name}.</span> {reason}
            </li>
          ))}
          {more > 0 && <li>and {more} more.</li>}
        </ul>
      )}
      <button type="button" className="text-button" onClick={onClose}>
        Close
      </button>
    </div>
  );
}

/** A click made with Enter or Space has no place on the screen. */
function isFromKeyboard(event: MouseEvent): boolean {
  return event.detail === 0;
}
