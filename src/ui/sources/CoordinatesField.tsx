import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { LngLat } from "../../model/units.ts";
import { parseCoordinates } from "../../model/venue.ts";

/** A place as somebody types it, latitude first, taken over with a button or Enter; what is no place stays, with the reason. */
export function CoordinatesField(props: {
  label: string;
  action: string;
  start?: string;
  onTake: (at: LngLat) => void;
}) {
  const { start = "" } = props;
  const [draft, setDraft] = useState(start);
  const [isWrong, setWrong] = useState(false);
  const take = () => {
    const at = parseCoordinates(draft);
    setWrong(at === undefined);
    if (!at) return;
    props.onTake(at);
    setDraft(start === "" ? "" : draft);
  };
  return (
    <form
      className="sources__coordinates"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextInput
        size="xs"
        label={props.label}
        placeholder="51.5560, −0.2796"
        value={draft}
        error={isWrong ? "Type latitude, then longitude: 51.5560, −0.2796" : null}
        onChange={({ currentTarget }) => {
          setDraft(currentTarget.value);
          setWrong(false);
        }}
      />
      <Button size="compact-sm" variant="default" type="submit">
        {props.action}
      </Button>
    </form>
  );
}
