import { Button, Combobox, ScrollArea, TextInput, useCombobox } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { useState } from "react";
import { actions, useMuster, venues } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import { formatCoordinates, parseCoordinates, searchVenues } from "../model/venue.ts";
import { formatCount } from "../model/wording.ts";

const COUNTRY = { GB: "UK", US: "US" } as const;
const MOST_SHOWN = 60;

/** Finds a venue by name or city, or takes typed coordinates, or a click on the map. */
export function VenuePicker() {
  const { event } = useMuster(selectPlan);
  const picking = useMuster((state) => state.picking);
  const [text, setText] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const coordinates = text === null ? undefined : parseCoordinates(text);
  const found = searchVenues(venues, text ?? "").slice(0, MOST_SHOWN);
  const choose = (value: string) => {
    const venue = venues.find((candidate) => candidate.id === value);
    if (venue) actions.chooseVenue(venue);
    else if (coordinates) actions.choosePoint(coordinates);
    setText(null);
    combobox.closeDropdown();
  };
  return (
    <>
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.Target>
          <TextInput
            label="Venue"
            description="Name, city, or coordinates as latitude, longitude"
            size="xs"
            value={text ?? event.venue.name}
            onFocus={() => {
              setText("");
              combobox.openDropdown();
            }}
            onBlur={() => {
              setText(null);
              combobox.closeDropdown();
            }}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              combobox.openDropdown();
              combobox.selectFirstOption();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options>
            <ScrollArea.Autosize mah={260} type="scroll">
              {coordinates && (
                <Combobox.Option value="typed">
                  <IconMapPin size={14} /> {formatCoordinates(coordinates)}
                </Combobox.Option>
              )}
              {found.map((venue) => (
                <Combobox.Option key={venue.id} value={venue.id}>
                  <div>{venue.name}</div>
                  <div className="small venue-details">
                    {venue.city}, {COUNTRY[venue.country]} · {formatCount(venue.capacity)}
                  </div>
                </Combobox.Option>
              ))}
              {found.length === 0 && !coordinates && (
                <Combobox.Empty>No such venue. Type coordinates, or click the map.</Combobox.Empty>
              )}
            </ScrollArea.Autosize>
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Button
        size="compact-sm"
        variant={picking === "venue" ? "filled" : "default"}
        leftSection={<IconMapPin size={14} />}
        onClick={() => actions.pick(picking === "venue" ? null : "venue")}
      >
        {picking === "venue" ? "Click the map now" : "Choose on the map"}
      </Button>
    </>
  );
}
