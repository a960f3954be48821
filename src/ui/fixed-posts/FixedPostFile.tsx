import { Button, FileButton } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState } from "react";
import { actions } from "../../app/muster.ts";
import type { FixedPostList } from "../../model/fixed-posts-from-sites.ts";

/** Adds the fixed posts of a file, and says what of it was taken, how, and what was not. */
export function FixedPostFile() {
  const [list, setList] = useState<FixedPostList | null>(null);
  return (
    <>
      <FileButton
        accept=".csv,.tsv,.txt,.json,.geojson"
        inputProps={{ "aria-label": "File of fixed posts" }}
        onChange={(file) => file && void actions.addFixedPostFile(file).then(setList)}
      >
        {(props) => (
          <Button {...props} size="compact-sm" variant="subtle" leftSection={<IconFileImport size={14} />}>
            Add from CSV or GeoJSON
          </Button>
        )}
      </FileButton>
      <div role="status">
        {list && (
          <>
            <p className="note">
              {list.posts.length === 1 ? "1 fixed post added." : `${list.posts.length} fixed posts added.`}{" "}
              {list.notes.join(" ")}
            </p>
            {list.refused.length > 0 && (
              <details className="files">
                <summary>{list.refused.length} not taken</summary>
                <ul className="plain-list">
                  {list.refused.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
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
