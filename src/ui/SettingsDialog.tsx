import { Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import type { SchemePreference } from "../app/state.ts";
import { ForgetFetched } from "./ForgetFetched.tsx";

const SCHEMES: { value: SchemePreference; label: string }[] = [
  { value: "auto", label: "As the device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Appearance and base map, kept on this device, and what else is kept there. */
export function SettingsDialog(props: { opened: boolean; onClose: () => void }) {
  const scheme = useMuster((state) => state.preferences.scheme);
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Settings">
      <p className="note strong">Appearance</p>
      <SegmentedControl
        fullWidth
        aria-label="Appearance"
        data={SCHEMES}
        value={scheme}
        onChange={(value) => actions.setPreferences({ scheme: value })}
        mb={16}
      />
      <BasemapChoice />
      <p className="note soft">
        But for services that you ask for data, the base map is the only thing fetched from elsewhere. Whoever
        serves it can see which area you look at; choose None to fetch nothing.
      </p>
      <p className="note strong settings__part">Fetched data</p>
      <ForgetFetched />
    </Modal>
  );
}

/** A typed address is taken over when it is left or entered, so that no half of it is ever fetched. */
function BasemapChoice() {
  const basemap = useMuster((state) => state.preferences.basemap);
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const isNamed = basemap === "openfreemap" || basemap === "none";
  const kind = draft !== null || !isNamed ? "own" : basemap;
  const choose = (value: string) => {
    setDraft(value === "own" ? "" : null);
    setRefused(false);
    if (value !== "own") actions.setPreferences({ basemap: value });
  };
  const take = () => {
    const address = draft?.trim();
    if (!address) return;
    const isWhole = /^https?:\/\//.test(address) && URL.canParse(address);
    setRefused(!isWhole);
    if (!isWhole) return;
    setDraft(null);
    actions.setPreferences({ basemap: address });
  };
  return (
    <>
      <p className="note strong">Base map</p>
      <SegmentedControl
        fullWidth
        aria-label="Base map"
        data={[
          { value: "openfreemap", label: "OpenFreeMap" },
          { value: "own", label: "Another style" },
          { value: "none", label: "None" },
        ]}
        value={kind}
        onChange={choose}
        mb={8}
      />
      {kind === "own" && (
        <TextInput
          label="Address of a MapLibre style"
          description="Used once you leave the field or press Enter"
          placeholder="https://…/style.json"
          value={draft ?? basemap}
          error={refused && "This is not a whole address. It starts with https:// and names a host."}
          onChange={({ currentTarget }) => {
            setDraft(currentTarget.value);
            setRefused(false);
          }}
          onBlur={take}
          onKeyDown={(key) => key.key === "Enter" && take()}
          mb={8}
        />
      )}
    </>
  );
}
