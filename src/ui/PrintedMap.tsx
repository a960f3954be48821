import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { selectSpan } from "../app/data-span.ts";
import { type HexView, selectSharedHexView } from "../app/hex-view.ts";
import { useMuster } from "../app/muster.ts";
import { SvgMap } from "../map/SvgMap.tsx";
import type { Scene } from "../map/scene.ts";
import { HexKey } from "./HexKey.tsx";
import { useScene } from "./MapArea.tsx";

/** The map of the order on paper: of now once it is printed, and until then, unseen, drawn after all that is on screen. */
export function PrintedMap() {
  const view = useMuster(selectSharedHexView);
  const scene = useScene(view, true);
  const span = useMuster(selectSpan);
  const now = useMemo(() => ({ view, scene, span }), [view, scene, span]);
  const later = useDeferredValue(now);
  return <MapFigure {...(useIsPrinting() ? now : later)} />;
}

function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const start = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener("beforeprint", start);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", start);
      removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting;
}

const MapFigure = memo(function MapFigure(props: {
  view: HexView | null;
  scene: Scene;
  span: string | null;
}) {
  const { view, scene, span } = props;
  return (
    <figure>
      <SvgMap
        scene={{
          ...scene,
          scheme: "light",
          selectedCell: null,
          selectedPostId: null,
          selectedFixedPostId: null,
        }}
        title={`Map of the posts around ${scene.venue.name}`}
      />
      <figcaption>
        {view ? (
          <>
            <p>Shading: recorded crime per hexagon{span && `, ${span}`}.</p>
            <HexKey view={view} scheme="light" labels="ranges" />
          </>
        ) : (
          <p>
            {scene.hexesPending ? "The hexagons are being counted." : "No crime data: no hexagon is shaded."}
          </p>
        )}
        <p>
          Numbered posts: squares are pinned, circles are not; the ring around each shows how far it covers.
          {scene.beats &&
            scene.beats.length > 0 &&
            " Thick outlines: the beats of the posts whose numbers they bear."}
          {scene.fixedPosts.length > 0 && " Diamonds: fixed posts, hollow where nobody stands."} Dotted rings:
          distance from the venue.
        </p>
      </figcaption>
    </figure>
  );
});
