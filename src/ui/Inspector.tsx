import { actions, useMuster } from "../app/muster.ts";
import "./inspector.css";
import { FixedPostInspector } from "./fixed-posts/FixedPostInspector.tsx";
import { HexInspector } from "./HexInspector.tsx";
import { PostInspector } from "./PostInspector.tsx";

/** Whatever is selected, looked at closely. */
export function Inspector() {
  const selection = useMuster((state) => state.selection);
  if (!selection) return null;
  return (
    <section
      className="card app__right inspector"
      aria-label="Selected"
      onKeyDown={(key) => key.key === "Escape" && actions.select(null)}
    >
      {selection.kind === "post" ? (
        <PostInspector id={selection.id} />
      ) : selection.kind === "fixed-post" ? (
        <FixedPostInspector id={selection.id} />
      ) : (
        <HexInspector cell={selection.cell} />
      )}
    </section>
  );
}
