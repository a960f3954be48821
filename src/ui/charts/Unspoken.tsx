import type { ReactNode } from "react";

/** A part of a drawing that a screen reader passes over, because what it says is said elsewhere; nor does it take the pointer. */
export function Unspoken(props: { transform?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group without a tab index takes no focus
    <g aria-hidden="true" className="chart-passive" transform={props.transform}>
      {props.children}
    </g>
  );
}
