import { Modal, SegmentedControl, TextInput } from "@mantine/core";
import { actions, useMuster } from "../app/muster.ts";
import type { SchemePreference } from "../app/state.ts";

const SCHEMES: { value: SchemePreference; label: string }[] = [
  { value: "auto", label: "As the device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Appearance and base map, kept on this device. */
export function SettingsDialog(props: { opened: boolean; onClose: () => void }) {
  const { scheme, basemap } = useMuster((state) => state.preferences);
  const kind = basemap === "openfreemap" || basemap === "none" ? basemap : "own";
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
        onChange={(value) => actions.setPreferences({ basemap: value === "own" ? "https://" : value })}
        mb={8}
      />
      {kind === "own" && (
        <TextInput
          label="Address of a MapLibre style"
          placeholder="https://…/style.json"
          value={basemap}
          onChange={({ currentTarget }) =>
            actions.setPreferences({ basemap: currentTarget.value.trim() || "https://" })
          }
        />
      )}
      <p className="note soft">
        The base map is the only thing fetched from elsewhere. Whoever serves it can see which area you look
        at; choose None to fetch nothing.
      </p>
    </Modal>
  );
}
