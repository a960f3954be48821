import type { ReactElement } from "react";

/** The name of an area above a point, cased so that it reads on any ground. */
export function SvgAreaName(props: {
  readonly name: string;
  readonly at: readonly [x: number, y: number];
  readonly ink: string;
  readonly casing: string;
}): ReactElement {
  const [x, y] = props.at;
  return (
    <text
      x={x}
      y={y - 6}
      textAnchor="middle"
      fontSize={11.5}
      fontWeight={650}
      fill={props.ink}
      stroke={props.casing}
      strokeWidth={3.5}
      paintOrder="stroke"
    >
      {props.name}
    </text>
  );
}
