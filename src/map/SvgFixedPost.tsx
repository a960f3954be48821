import type { ReactElement } from "react";
import { describeFixedMark } from "./labels.ts";
import type { DrawingPoint } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import { type SvgMarkMoves, SvgMovableMark } from "./SvgMovableMark.tsx";
import type { SceneFixedPost } from "./scene.ts";

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

/** A fixed post that can be focused, selected, dragged and moved with arrow keys. */
export function SvgFixedPost(props: Omit<SvgFixedMarkProps, "at"> & SvgMarkMoves): ReactElement {
  const { post, isSelected, scheme, ...moves } = props;
  return (
    <SvgMovableMark
      {...moves}
      id={post.id}
      at={post.at}
      label={describeFixedMark(post, moves.isMovable)}
      isSelected={isSelected}
      focusRadius={21}
    >
      <SvgFixedMark
        post={post}
        isSelected={isSelected}
        scheme={scheme}
        at={moves.projection.project(post.at)}
      />
    </SvgMovableMark>
  );
}
