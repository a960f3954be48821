import { Button, Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions } from "../app/muster.ts";
import type { Dataset } from "../app/service-actions.ts";
import type { OpenDataEntry } from "../model/open-data.ts";
import { formatCount } from "../model/wording.ts";

/** Chooses an open dataset of a city, counts what it has in the study area, and fetches it. */
export function FetchOpenData({ onStart }: { onStart: () => void }) {
  const [entries, setEntries] = useState<readonly OpenDataEntry[]>([]);
  const [id, setId] = useState<string | null>(null);
  const [rows, setRows] = useState<number | "counting" | null>(null);
  useEffect(() => {
    void actions.listDatasets().then((found) => setEntries(found ?? []));
  }, []);
  const entry = entries.find((candidate) => candidate.id === id);
  const count = async (dataset: Dataset) => {
    setRows("counting");
    setRows(await actions.countDataset(dataset));
  };
  return (
    <div className="stack">
      <Select
        size="xs"
        label="Dataset"
        placeholder="Choose a city"
        data={entries.map(({ id, city, title }) => ({ value: id, label: `${city}: ${title}` }))}
        value={id}
        onChange={(value) => {
          setId(value);
          setRows(null);
        }}
      />
      {entry && (
        <>
          <p className="note">{entry.note}</p>
          <p className="note soft">
            {entry.attribution}. Of the months of the period filter, or all where there is none.
          </p>
          <div className="pair">
            <Button
              variant="default"
              loading={rows === "counting"}
              onClick={() => void count(datasetOf(entry))}
            >
              {typeof rows === "number" ? `${formatCount(rows)} rows here` : "Count first"}
            </Button>
            <Button
              onClick={() => {
                onStart();
                void actions.fetchDataset(datasetOf(entry));
              }}
            >
              Fetch
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function datasetOf(entry: OpenDataEntry): Dataset {
  return entry.service === "socrata"
    ? { kind: "socrata", domain: entry.domain, dataset: entry.dataset }
    : { kind: "arcgis", layerUrl: entry.layerUrl };
}
