import { useMemo, useState } from "react";
import { basemapStyle } from "../app/basemap.ts";
import { type HexView, selectShownHexView } from "../app/hex-view.ts";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import { selectMapBeats } from "../app/shown-beats.ts";
import { selectChosenFixedPost, selectShownFixedPosts } from "../app/shown-fixed-posts.ts";
import { selectShownMoves } from "../app/shown-moves.ts";
import { selectShownPosts } from "../app/shown-posts.ts";
import { selectReach } from "../app/street-reach.ts";
import { SPOT_NAMES } from "../map/count-spots.ts";
import type { FocusPadding } from "../map/focus-padding.ts";
import { MapView } from "../map/MapView.tsx";
import type { Scene, SceneFocus, SceneHandlers, SceneHexes } from "../map/scene.ts";
import { sitesInArea } from "../model/candidate-list.ts";
import { lowerFirst } from "../model/wording.ts";
import "./map-area.css";
import { useScheme } from "./use-scheme.ts";

const handlers: SceneHandlers = {
  onSelectCell: actions.chooseHex,
  onSelectPost: (id) => actions.select({ kind: "post", id }),
  onMovePost: actions.movePost,
  onSelectFixedPost: (id) => actions.select({ kind: "fixed-post", id }),
  onMoveFixedPost: actions.moveFixedPost,
  onPick: actions.placePicked,
};

/** The map behind the cards, and a quiet word where it has no base map. */
export function MapArea({ padding }: { padding: FocusPadding }) {
  const isExploring = useMuster((state) => state.step === "explore");
  const plain = useScene(useMuster(selectShownHexView), !isExploring);
  const focus = useSceneFocus();
  const sites = useSceneSites();
  const moves = useMuster(selectShownMoves);
  const scene = useMemo(
    () => ({ ...plain, ...(focus && { focus }), ...(sites && { sites }), ...(moves && { moves }) }),
    [plain, focus, sites, moves],
  );
  const picking = useMuster((state) => state.picking);
  const basemap = useMuster((state) => state.preferences.basemap);
  const [basemapState, setBasemapState] = useState<"loading" | "shown" | "absent">("loading");
  const style = basemapStyle(basemap, scene.scheme);
  return (
    <div className="app__map">
      <MapView
        scene={scene}
        handlers={handlers}
        picking={picking}
        focusPadding={padding}
        basemap={style}
        onBasemapState={setBasemapState}
      />
      {basemapState === "absent" && style !== null && (
        <p className="map-note soft" role="status">
          No base map: it could not be reached. Everything else works.
        </p>
      )}
    </div>
  );
}

/** Focus areas, which belong to what is explored, and in the Plan step the areas that bind it and those that units are taken from; none to brief. */
function useSceneFocus(): SceneFocus | null {
  const { focusAreas, areas, takenFrom } = useMuster(selectPlan);
  const draft = useMuster((state) => state.focusDraft);
  const editedId = useMuster((state) => state.focusEdited);
  const sourceEdited = useMuster((state) => state.sourceEdited);
  const step = useMuster((state) => state.step);
  const reach = useMuster(selectReach);
  return useMemo(() => {
    if (step === "brief") return null;
    if (step === "explore") return { areas: focusAreas, draft, editedId };
    const binding = areas.map(({ id, name, ring }) => ({
      id,
      name,
      geometry: { type: "polygon" as const, ring },
    }));
    const sources = takenFrom.flatMap(({ id, name, ground }) =>
      ground.type === "hexes" ? [] : [{ id, name, geometry: ground }],
    );
    const shown = [...binding, ...sources, ...reach];
    return shown.length > 0 || draft ? { areas: shown, draft, editedId: sourceEdited } : null;
  }, [focusAreas, areas, takenFrom, draft, editedId, sourceEdited, step, reach]);
}

/** In the Plan step the places of the plan's list where units may be suggested. */
function useSceneSites(): Scene["sites"] | null {
  const { sites, area } = useMuster(selectPlan);
  const step = useMuster((state) => state.step);
  return useMemo(() => (sites && step === "plan" ? sitesInArea(sites, area) : null), [sites, area, step]);
}

/** Hexes as a map takes them. */
export function sceneHexesOf(view: HexView): SceneHexes {
  return {
    cells: view.cells,
    classOf: view.classOf,
    classCount: view.classEdges.length,
    ramp: view.measure?.ramp ?? "sequential",
    shadedBy: view.measure ? lowerFirst(view.measure.title) : "recorded count",
    significance: view.significance,
    outlineNames: view.measure?.outlines?.names ?? SPOT_NAMES,
    describe: view.describe,
  };
}

/** The scene of the current plan with the given hexes; open data without any means that they are being counted. */
export function useScene(view: HexView | null, showsBeats: boolean): Scene {
  const plan = useMuster(selectPlan);
  const posts = useMuster(selectShownPosts);
  const fixedPosts = useMuster(selectShownFixedPosts);
  const beats = useMuster(selectMapBeats);
  const selectedFixedPostId = useMuster(selectChosenFixedPost);
  const selection = useMuster((state) => state.selection);
  const hasData = useMuster((state) => state.data.kind === "open");
  const scheme = useScheme();
  return useMemo(
    () => ({
      area: plan.area,
      venue: plan.event.venue,
      hexes: view && sceneHexesOf(view),
      hexesPending: hasData && view === null,
      posts,
      fixedPosts,
      ...(showsBeats && { beats }),
      selectedCell: selection?.kind === "cell" ? selection.cell : null,
      selectedPostId: selection?.kind === "post" ? selection.id : null,
      selectedFixedPostId,
      scheme,
    }),
    [plan, posts, fixedPosts, beats, showsBeats, selectedFixedPostId, view, hasData, selection, scheme],
  );
}
