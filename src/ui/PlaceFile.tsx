import { Button, FileButton } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState } from "react";

/** What became of a file of places: what was taken, in a sentence, and what was not. */
export interface PlaceFileTaken {
  readonly sentence: string;
  readonly refused: readonly string[];
  /** What it says so of, where that may come to be another; it is shown only while `current` is this. */
  readonly of?: unknown;
}

/** Opens a file of places, CSV or GeoJSON, and says what of it was taken, how, and what was not. */
export function PlaceFile(props: {
  label: string;
  /** What a screen reader calls the field. */
  fieldName: string;
  onOpen: (file: File) => Promise<PlaceFileTaken | null>;
  current?: unknown;
}) {
  const [taken, setTaken] = useState<PlaceFileTaken | null>(null);
  return (
    <>
      <FileButton
        accept=".csv,.tsv,.txt,.json,.geojson"
        inputProps={{ "aria-label": props.fieldName }}
        onChange={(file) => file && void props.onOpen(file).then(setTaken)}
      >
        {(button) => (
          <Button {...button} size="compact-sm" variant="subtle" leftSection={<IconFileImport size={14} />}>
            {props.label}
          </Button>
        )}
      </FileButton>
      <div role="status">
        {taken && taken.of === props.current && (
          <>
            <p className="note">{taken.sentence}</p>
            {taken.refused.length > 0 && (
              <details className="files">
                <summary>{taken.refused.length} not taken</summary>
                <ul className="plain-list">
                  {taken.refused.map((sentence, i) => (
                    <li key={i}>{sentence}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
    </>
  );
}
