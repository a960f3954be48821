import { Button, FileButton } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { roadsOnMap } from "../../map/map-roads.ts";
import { formatDistance } from "../../model/wording.ts";
import { Section } from "../Section.tsx";

/** How ways are told: straight lines, or along streets that somebody loads; and closing one of them. */
export function StreetsSection() {
  const streets = useMuster((state) => state.streets);
  const { movement } = useMuster(selectPlan);
  const picking = useMuster((state) => state.picking);
  const [missing, setMissing] = useState<string | null>(null);
  const takeFromMap = () => {
    const roads = roadsOnMap();
    if (typeof roads === "string") setMissing(roads);
    else {
      setMissing(null);
      void actions.openMapStreets(roads);
    }
  };
  return (
    <Section title="Walking distance">
      {streets ? (
        <>
          <p className="note">
            Units on foot go along {formatDistance(streets.lengthM)} of streets, from{" "}
            <strong>{streets.name}</strong>. Vehicles and cycles go straight lines × {movement.detour}. Who
            covers by minutes and stands more than 200 m from every street covers nothing.
          </p>
          <details className="files">
            <summary>How they were read</summary>
            {streets.notes.map((note) => (
              <p className="note soft" key={note}>
                {note}
              </p>
            ))}
          </details>
        </>
      ) : (
        <p className="note">
          Ways are straight lines × {movement.detour}. With streets loaded, units on foot go along them: to
          their next posts, on patrol, and where they cover by minutes.
        </p>
      )}
      {missing && (
        <p className="note" role="status">
          {missing}
        </p>
      )}
      <div className="button-row">
        {streets && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => actions.pick(picking === "street" ? null : "street")}
          >
            {picking === "street" ? "Click a street, or press to cancel" : "Close a street on the map"}
          </Button>
        )}
        <FileButton
          accept=".geojson,.json,application/geo+json"
          onChange={(file) => file && void actions.openStreetFile(file)}
          inputProps={{ "aria-label": "File of streets" }}
        >
          {(props) => (
            <Button {...props} size="compact-sm" variant="default">
              {streets ? "Open other streets" : "Open streets (GeoJSON)"}
            </Button>
          )}
        </FileButton>
        <Button size="compact-sm" variant="default" onClick={takeFromMap}>
          Take them from the base map
        </Button>
        {streets && (
          <Button size="compact-sm" variant="subtle" onClick={() => void actions.dropStreets()}>
            Back to straight lines
          </Button>
        )}
      </div>
    </Section>
  );
}
