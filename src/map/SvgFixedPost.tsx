import { type ReactElement, useEffect, useRef } from "react";
import { describeFixedMark } from "./labels.ts";
import { attachPostGestures, type PostGestureHost } from "./post-gestures.ts";
import type { DrawingPoint, Projection } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import type { SceneFixedPost } from "./scene.ts";
import { useLatest } from "./use-latest.ts";

interface SvgFixedMarkProps {
  readonly post: SceneFixedPost;
  readonly isSelected: boolean;
  readonly scheme: Scheme;
  readonly at: DrawingPoint;
}

/** How far below its middle the name of a fixed post stands. */
const NAME_DROP = 25;

/** The mark of a fixed post: a diamond with a letter, hollow while nobody stands there, its name below. */
export function SvgFixedMark({ post, isSelected, scheme, at }: SvgFixedMarkProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  const isEmpty = post.coverRadiusM === 0;
  const half = isSelected ? 12 : 10;
  return (
    <g transform={`translate(${at[0]} ${at[1]})`}>
      <rect
        x={-half - 2}
        y={-half - 2}
        width={2 * half + 4}
        height={2 * half + 4}
        rx={4}
        transform="rotate(45)"
        fill={palette.card}
      />
      <rect
        x={-half}
        y={-half}
        width={2 * half}
        height={2 * half}
        rx={3}
        transform="rotate(45)"
        fill={isEmpty ? palette.card : palette.ink}
        stroke={palette.ink}
        strokeWidth={2}
      />
      <text
        y={4.5}
        textAnchor="middle"
        fontSize={12.5}
        fontWeight={700}
        fill={isEmpty ? palette.ink : palette.card}
      >
        {post.letter}
      </text>
      <text
        y={NAME_DROP + 4}
        textAnchor="middle"
        fontSize={11}
        fontWeight={650}
        fill={palette.ink}
        stroke={palette.page}
        strokeWidth={3}
        strokeLinejoin="round"
        paintOrder="stroke"
      >
        {shorten(post.name)}
      </text>
    </g>
  );
}

const LONGEST_NAME = 22;

function shorten(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}

interface SvgFixedPostProps extends Omit<SvgFixedMarkProps, "at"> {
  readonly projection: Projection;
  readonly isMovable: boolean;
  /** Client pixels of a drawing point, and back. */
  readonly toClient: (point: DrawingPoint) => DrawingPoint;
  readonly fromClient: (point: DrawingPoint) => DrawingPoint;
  readonly onPreview: PostGestureHost["onPreview"];
  readonly onMove: PostGestureHost["onMove"];
  readonly onSelect: PostGestureHost["onSelect"];
}

/** A fixed post that can be focused, selected, dragged and moved with arrow keys. */
export function SvgFixedPost(props: SvgFixedPostProps): ReactElement {
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
      aria-label={describeFixedMark(post, isMovable)}
      aria-pressed={isSelected}
      data-post={post.id}
    >
      <circle className="muster-svg-post-target" cx={at[0]} cy={at[1]} r={15} fill="transparent" />
      <SvgFixedMark post={post} isSelected={isSelected} scheme={scheme} at={at} />
      <circle className="muster-svg-post-focus" cx={at[0]} cy={at[1]} r={21} fill="none" />
    </g>
  );
}
