import { Button, FileButton, Modal } from "@mantine/core";
import { useRef, useState } from "react";
import type { MappingRequest, MissingPart, SavedMapping } from "../model/column-mapping.ts";
import { missingParts } from "../model/column-mapping.ts";
import { completeMapping, rolesOf, startChoices } from "../model/complete-mapping.ts";
import { MappingFields, ROLE_NAMES } from "./MappingFields.tsx";
import { MappingPreview } from "./MappingPreview.tsx";
import "./mapping-dialog.css";

interface MappingActions {
  readonly onAccept: (saved: SavedMapping) => void;
  readonly onClose: () => void;
  /** Reads a mapping file; null where it is none. */
  readonly onLoadFile: (file: File) => Promise<SavedMapping | null>;
  readonly onSaveFile: (saved: SavedMapping) => void;
}

/** Asks which column of a file says where, when and what; open while there is a request. */
export function MappingDialog(props: MappingActions & { request: MappingRequest | null }) {
  const { request, ...rest } = props;
  return (
    <Modal
      opened={request !== null}
      onClose={props.onClose}
      title={request && `How is "${request.file}" laid out?`}
      size="xl"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {request && (
        <MappingForm key={`${request.headerKey}\n${request.missing.join()}`} request={request} {...rest} />
      )}
    </Modal>
  );
}

function MappingForm({ request, ...props }: MappingActions & { request: MappingRequest }) {
  const [choices, setChoices] = useState(() => startChoices(request.guess));
  const [revision, setRevision] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const resetFile = useRef<() => void>(null);
  const mapping = completeMapping(choices);
  const saved = mapping && { headerKey: request.headerKey, mapping };
  const open = rolesOf(choices).needed.filter((role) => !choices.columns[role]);
  const load = async (file: File) => {
    const loaded = await props.onLoadFile(file);
    resetFile.current?.();
    const isForThis = loaded?.headerKey === request.headerKey;
    setRefusal(loaded === null ? notAMapping(file.name) : isForThis ? null : otherHeader(file.name));
    if (loaded === null || !isForThis) return;
    setChoices(startChoices(loaded.mapping));
    setRevision((current) => current + 1);
  };
  return (
    <div className="stack mapping">
      <p className="note">{sayMissing(request)}</p>
      <MappingPreview request={request} choices={choices} />
      <MappingFields key={revision} columns={request.columns} choices={choices} onChange={setChoices} />
      <Button disabled={!saved} onClick={() => saved && props.onAccept(saved)}>
        Read the file
      </Button>
      <p className="note soft" role="status">
        {saved
          ? "Remembered for every file with these column names."
          : open.length > 0
            ? `Still to choose: ${open.map((role) => ROLE_NAMES[role].toLowerCase()).join(", ")}.`
            : choices.position === "grid" && choices.crs.trim() === ""
              ? "Still to choose: the grid."
              : "One of the choices cannot be right; it is marked above."}
      </p>
      {refusal && (
        <p className="note error" role="alert">
          {refusal}
        </p>
      )}
      <div className="mapping__files">
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={!saved}
          onClick={() => saved && props.onSaveFile(saved)}
        >
          Save this mapping as a file
        </Button>
        <FileButton
          accept=".json,application/json"
          resetRef={resetFile}
          inputProps={{ "aria-label": "Mapping file" }}
          onChange={(file) => file && void load(file)}
        >
          {(button) => (
            <Button size="compact-xs" variant="subtle" {...button}>
              Use a mapping file
            </Button>
          )}
        </FileButton>
      </div>
    </div>
  );
}

const PART_NAMES: Readonly<Record<MissingPart, string>> = {
  latitude: "which column holds the latitude",
  longitude: "which column holds the longitude",
  easting: "which column holds the easting",
  northing: "which column holds the northing",
  crs: "which grid the easting and northing belong to",
};

function sayMissing(request: MappingRequest): string {
  const parts = missingParts(request.guess).map((part) => PART_NAMES[part]);
  if (parts.length === 0) return "The file can be read as it is set here; change what is not right.";
  return `The file does not say ${parts.join(", or ")}: choose it here, and correct the rest where it is wrong.`;
}

function notAMapping(name: string): string {
  return `“${name}” is not a mapping that can be used. Your choices are unchanged.`;
}

function otherHeader(name: string): string {
  return `“${name}” was made for a file with other column names. Your choices are unchanged.`;
}
