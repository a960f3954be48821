import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { describeFocusPlace } from "../../../app/describe-focus-place.ts";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { describeGeometry, describeWeights, FOCUS_KIND_LABELS } from "../../../model/describe-focus.ts";
import type { FocusArea } from "../../../model/focus-area.ts";
import { FocusForm } from "./FocusForm.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

/** The focus areas that are there, each to be edited or removed; the last one removed can be put back. */
export function FocusList() {
  const areas = useMuster((state) => selectPlan(state).focusAreas);
  const edited = useMuster((state) => state.focusEdited);
  const [removed, setRemoved] = useState<FocusArea | null>(null);
  const remove = (area: FocusArea) => {
    actions.removeFocusArea(area.id);
    setRemoved(area);
  };
  const putBack = (area: FocusArea) => {
    actions.saveFocusArea(area);
    setRemoved(null);
  };
  return (
    <>
      {areas.length > 0 && (
        <ul className="plain-list focus-list">
          {areas.map((area) => (
            <li key={area.id} data-edited={area.id === edited || undefined}>
              <Summary area={area} onRemove={() => remove(area)} />
              {area.id === edited && (
                <FocusForm key={area.id} area={area} onClose={() => actions.editFocusArea(null)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {removed && !areas.some(({ id }) => id === removed.id) && (
        <p className="note soft">
          {removed.name} removed.{" "}
          <button type="button" className="text-button" onClick={() => putBack(removed)}>
            Put it back
          </button>
        </p>
      )}
    </>
  );
}

function Summary({ area, onRemove }: { area: FocusArea; onRemove: () => void }) {
  const { event, area: studyArea } = useMuster(selectPlan);
  const isEdited = useMuster((state) => state.focusEdited === area.id);
  const editButton = useFocusReturn(isEdited);
  const { place, isOutside } = describeFocusPlace(area.geometry, event.venue, studyArea);
  const weights = describeWeights(area.weight);
  return (
    <div className="focus-list__summary">
      <div className="focus-list__words">
        <div>
          <span className="focus-list__name">{area.name}</span>{" "}
          <span className="soft">{FOCUS_KIND_LABELS[area.kind]}</span>
        </div>
        <div className="soft small">
          {describeGeometry(area.geometry)}, {place}
        </div>
        <div className="small">{weights ?? "Every weight is 1: it changes nothing yet."}</div>
        {isOutside && <div className="small">Outside the study area: it changes nothing here.</div>}
      </div>
      <Button
        ref={editButton}
        size="compact-sm"
        variant="default"
        aria-label={`Edit ${area.name}`}
        aria-expanded={isEdited}
        onClick={() => actions.editFocusArea(isEdited ? null : area.id)}
      >
        Edit
      </Button>
      <Tooltip label="Remove">
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${area.name}`} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
