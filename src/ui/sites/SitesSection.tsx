import { Button } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { describeCandidates, isInArea, listScarceSites } from "../../model/candidate-list.ts";
import { formatCoordinates } from "../../model/venue.ts";
import { formatCount } from "../../model/wording.ts";
import { PlaceFile, type PlaceFileTaken } from "../PlaceFile.tsx";
import { Section } from "../Section.tsx";
import "./sites.css";

/** Where units may be suggested: in the middles of the hexes, or on the places of a list of one's own. */
export function SitesSection() {
  const plan = useMuster(selectPlan);
  const { sites } = plan;
  return (
    <Section title="Where units may stand" aside={sites ? formatCount(sites.length) : undefined}>
      <p className="note">{describeCandidates(plan)}</p>
      {listScarceSites(plan).map((sentence) => (
        <p className="note" key={sentence} role="status">
          {sentence}
        </p>
      ))}
      {sites && <SiteTable />}
      <PlaceFile
        label={sites ? "Use another list (CSV or GeoJSON)" : "Use your own list (CSV or GeoJSON)"}
        fieldName="File of places where units may stand"
        onOpen={openSites}
        current={sites}
      />
      {sites && (
        <Button size="compact-sm" variant="subtle" onClick={actions.clearSites}>
          Use the middles of the hexagons
        </Button>
      )}
    </Section>
  );
}

async function openSites(file: File): Promise<PlaceFileTaken | null> {
  const list = await actions.openSiteFile(file);
  if (!list) return null;
  const { length } = list.sites;
  const read = length === 1 ? "1 place read." : `${formatCount(length)} places read.`;
  return {
    sentence: [read, "Suggest posts to use them.", ...list.notes].join(" "),
    refused: list.refused,
    of: list.sites,
  };
}

/** The list with positions, drawn only while it is open. */
function SiteTable() {
  const { sites, area } = useMuster(selectPlan);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="files" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The list</summary>
      {isOpen && (
        <ul className="plain-list sites">
          {sites?.map((site) => (
            <li key={site.at.join()}>
              <span>{site.name}</span>
              <span className="soft">
                {formatCoordinates(site.at)}
                {!isInArea(site, area) && ", outside the study area"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
