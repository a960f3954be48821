import { actions } from "../../app/muster.ts";
import { PlaceFile, type PlaceFileTaken } from "../PlaceFile.tsx";

/** Adds the fixed posts of a file. */
export function FixedPostFile() {
  return <PlaceFile label="Add from CSV or GeoJSON" fieldName="File of fixed posts" onOpen={addFixedPosts} />;
}

async function addFixedPosts(file: File): Promise<PlaceFileTaken | null> {
  const list = await actions.addFixedPostFile(file);
  if (!list) return null;
  const { length } = list.posts;
  const added = length === 1 ? "1 fixed post added." : `${length} fixed posts added.`;
  return { sentence: [added, ...list.notes].join(" "), refused: list.refused };
}
