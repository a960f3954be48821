import { type ReactElement, useEffect, useRef } from "react";
import { describePost } from "./labels.ts";
import { attachPostGestures, type PostGestureHost } from "./post-gestures.ts";
import type { DrawingPoint, Projection } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import type { ScenePost } from "./scene.ts";
import { useLatest } from "./use-latest.ts";

interface SvgCoverProps {
  readonly post: Pick<ScenePost, "at" | "coverRadiusM">;
  readonly isSelected: boolean;
  readonly scheme: Scheme;
  readonly projection: Projection;
}

/** How far a post covers: a thin ring with a faint fill. */
export function SvgCover({ post, isSelected, scheme, projection }: SvgCoverProps): ReactElement {
  const { accent } = MAP_PALETTE[scheme];
  const [x, y] = projection.project(post.at);
  return (
    <circle
      cx={x}
      cy={y}
      r={post.coverRadiusM * projection.unitsPerMetre}
      fill={accent}
      fillOpacity={isSelected ? 0.16 : 0.08}
      stroke={accent}
      strokeOpacity={isSelected ? 1 : 0.6}
      strokeWidth={isSelected ? 3 : 1.5}
    />
  );
}

interface SvgPostDiscProps {
  readonly post: ScenePost;
  readonly isSelected: boolean;
  readonly scheme: Scheme;
  readonly at: DrawingPoint;
}

/** The mark of a post: a circle where it is suggested, a square where it is pinned, its number inside. */
export function SvgPostDisc({ post, isSelected, scheme, at }: SvgPostDiscProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  const reach = isSelected ? 15 : 13;
  return (
    <g transform={`translate(${at[0]} ${at[1]})`}>
      <rect
        x={-reach}
        y={-reach}
        width={2 * reach}
        height={2 * reach}
        rx={post.pinned ? 5 : reach}
        fill={post.pinned ? palette.pinnedPost : palette.post}
        stroke="#ffffff"
        strokeWidth={isSelected ? 3 : 2}
      />
      <text y={4.5} textAnchor="middle" fontSize={12.5} fontWeight={700} fill="#ffffff">
        {post.number}
      </text>
    </g>
  );
}

interface SvgPostProps extends Omit<SvgPostDiscProps, "at"> {
  readonly projection: Projection;
  readonly isMovable: boolean;
  /** Client pixels of a drawing point, and back. */
  readonly toClient: (point: DrawingPoint) => DrawingPoint;
  readonly fromClient: (point: DrawingPoint) => DrawingPoint;
  readonly onPreview: PostGestureHost["onPreview"];
  readonly onMove: PostGestureHost["onMove"];
  readonly onSelect: PostGestureHost["onSelect"];
}

/** A post that can be focused, selected, dragged and moved with arrow keys. */
export function SvgPost(props: SvgPostProps): ReactElement {
  const { post, isSelected, scheme, projection, isMovable } = props;
  const ref = useRef<SVGGElement>(null);
  const latest = useLatest(props);
  useEffect(() => {
    if (!ref.current) return;
    return attachPostGestures(ref.current, {
      position: () => latest.current.post.at,
      isMovable: () => latest.current.isMovable,
      toClient: (at) => latest.current.toClient(latest.current.projection.project(at)),
      fromClient: (x, y) => latest.current.projection.unproject(latest.current.fromClient([x, y])),
      onPreview: (at) => latest.current.onPreview(at),
      onMove: (at) => latest.current.onMove(at),
      onSelect: () => latest.current.onSelect(),
    });
  }, [latest]);
  const at = projection.project(post.at);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element
    <g
      ref={ref}
      className={`muster-svg-post${isMovable ? " is-movable" : ""}`}
      role="button"
      tabIndex={0}
      aria-label={describePost(post, isMovable)}
      aria-pressed={isSelected}
      data-post={post.id}
    >
      <circle className="muster-svg-post-target" cx={at[0]} cy={at[1]} r={15} fill="transparent" />
      <SvgPostDisc post={post} isSelected={isSelected} scheme={scheme} at={at} />
      <circle className="muster-svg-post-focus" cx={at[0]} cy={at[1]} r={19} fill="none" />
    </g>
  );
}
