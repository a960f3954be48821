import type { ReactNode, SVGAttributes } from "react";

/** A chart's drawing: a picture with a name, or where `handlers` are given a group with things to select in it. */
export function SelectableDrawing(props: {
  label: string;
  width: number;
  height: number;
  handlers: SVGAttributes<SVGSVGElement> | null;
  children: ReactNode;
}) {
  const { label, width, height, handlers } = props;
  return (
    <svg
      className="chart__svg"
      data-selectable={handlers ? "" : undefined}
      width={width}
      height={height}
      role={handlers ? "group" : "img"}
      aria-label={label}
      {...handlers}
    >
      {props.children}
    </svg>
  );
}
