import type { ReactElement } from "react";
import { describePost } from "./labels.ts";
import type { DrawingPoint, Projection } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import { type SvgMarkMoves, SvgMovableMark } from "./SvgMovableMark.tsx";
import type { ScenePost } from "./scene.ts";

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

/** A post that can be focused, selected, dragged and moved with arrow keys. */
export function SvgPost(props: Omit<SvgPostDiscProps, "at"> & SvgMarkMoves): ReactElement {
  const { post, isSelected, scheme, ...moves } = props;
  return (
    <SvgMovableMark
      {...moves}
      id={post.id}
      at={post.at}
      label={describePost(post, moves.isMovable)}
      isSelected={isSelected}
      focusRadius={19}
    >
      <SvgPostDisc
        post={post}
        isSelected={isSelected}
        scheme={scheme}
        at={moves.projection.project(post.at)}
      />
    </SvgMovableMark>
  );
}
