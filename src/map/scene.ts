import type { HexRamp, OutlineNames } from "../app/measure-classes.ts";
import type { FocusDraft } from "../app/state.ts";
import type { Post } from "../model/deployment.ts";
import type { EventVenue } from "../model/event-spec.ts";
import type { FixedPost } from "../model/fixed-post.ts";
import type { FocusArea } from "../model/focus-area.ts";
import type { NamedSite } from "../model/site-list.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, Metres } from "../model/units.ts";
import type { Scheme } from "./ramps.ts";

/** Everything a map shows, whichever way it is drawn. */
export interface Scene {
  readonly area: StudyArea;
  readonly venue: EventVenue;
  /** Null while they are being worked out, and where there is nothing to count. */
  readonly hexes: SceneHexes | null;
  /** True while the hexes are being worked out. */
  readonly hexesPending: boolean;
  readonly posts: readonly ScenePost[];
  readonly fixedPosts: readonly SceneFixedPost[];
  /** The beats of units that patrol; left out where a map does not show them. */
  readonly beats?: readonly SceneBeat[];
  /** H3 index, or null. */
  readonly selectedCell: string | null;
  readonly selectedPostId: string | null;
  readonly selectedFixedPostId: string | null;
  readonly scheme: Scheme;
  /** Ground that a person weighs; left out where a map does not show it. */
  readonly focus?: SceneFocus;
  /** The only places where units may be suggested; left out where a map does not show them. */
  readonly sites?: readonly NamedSite[];
  /** Units on their way to the posts that are shown; left out where a map does not show them. */
  readonly moves?: readonly SceneMove[];
}

/** Units of one group that go from one place to another. */
export interface SceneMove {
  readonly id: string;
  readonly from: LngLat;
  readonly to: LngLat;
  readonly units: number;
  readonly isLate: boolean;
  /** `2 × foot serial, 12 min, late`. */
  readonly words: string;
}

/** A post as a map shows it. */
export interface ScenePost extends Pick<Post, "id" | "at" | "coverRadiusM" | "pinned"> {
  /** Its position in the list of all posts, from 1. */
  readonly number: number;
  /** What is said of it besides its number: `foot serial, suggested`. */
  readonly words: string;
}

/** A fixed post as a map shows it. */
export interface SceneFixedPost extends Pick<FixedPost, "id" | "at" | "name"> {
  /** What stands in its mark. */
  readonly letter: string;
  /** What is said of it besides its name: `gate, 14 officers on arrival`. */
  readonly words: string;
  /** How far those who stand there reach; 0 where nobody does. */
  readonly coverRadiusM: Metres;
}

/** A beat as a map shows it. */
export interface SceneBeat {
  /** Id of the post that its unit keeps. */
  readonly id: string;
  /** Number of that post. */
  readonly number: number;
  /** H3 indexes of its hexes, touching each other. */
  readonly cells: readonly string[];
}

/** Focus areas and, while one is being drawn, its points so far. */
export interface SceneFocus {
  readonly areas: readonly Pick<FocusArea, "id" | "name" | "geometry">[];
  /** Of the area that is being edited, or null. */
  readonly editedId: string | null;
  readonly draft: FocusDraft | null;
}

/** The hexes of a study area as they are coloured and outlined; all arrays run over `cells`. */
export interface SceneHexes {
  /** H3 index of each hex. */
  readonly cells: readonly string[];
  /** Colour class per cell, 0…classCount−1; class 0 is "none recorded". */
  readonly classOf: Uint8Array;
  readonly classCount: number;
  readonly ramp: HexRamp;
  /** What the colours show: `recorded count`. */
  readonly shadedBy: string;
  /** 1 hot, −1 cold, 0 neither. */
  readonly significance: Int8Array;
  /** What hexes with such an outline are called. */
  readonly outlineNames: OutlineNames;
  /** What to say of a cell in a tooltip and to a screen reader: `42 recorded, significant hotspot`. */
  readonly describe: (index: number) => string;
}

/** What a person can do on a map; all optional so that a printed map takes none. */
export interface SceneHandlers {
  readonly onSelectCell?: (cell: string | null) => void;
  readonly onSelectPost?: (id: string) => void;
  readonly onMovePost?: (id: string, to: LngLat) => void;
  readonly onSelectFixedPost?: (id: string) => void;
  readonly onMoveFixedPost?: (id: string, to: LngLat) => void;
  /** Called in place of selection while `picking` is set. */
  readonly onPick?: (at: LngLat) => void;
}
