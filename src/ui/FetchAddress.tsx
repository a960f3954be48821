import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { actions } from "../app/muster.ts";

/** Takes the address of a file or of a dataset. */
export function FetchAddress({ onStart }: { onStart: () => void }) {
  const [text, setText] = useState("");
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
        void actions.openAddress(text);
      }}
    >
      <TextInput
        size="xs"
        label="Address of a file or dataset"
        description="A CSV, zip, GeoJSON, Parquet or Excel file; a Socrata dataset; an ArcGIS layer"
        placeholder="https://…"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" disabled={text.trim() === ""}>
        Fetch
      </Button>
      <p className="note soft">
        Many servers refuse pages from elsewhere. Where that happens, download the file and open it here.
      </p>
    </form>
  );
}
