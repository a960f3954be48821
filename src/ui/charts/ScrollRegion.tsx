import type { CSSProperties, ReactNode } from "react";

/** A part of a chart that scrolls within itself: named, and reached by keyboard, while it does. */
export function ScrollRegion(props: {
  label: string;
  scrolls: boolean;
  className: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  const { label, scrolls, className, style } = props;
  return (
    <section
      className={className}
      style={style}
      aria-label={scrolls ? label : undefined}
      tabIndex={scrolls ? 0 : undefined}
    >
      {props.children}
    </section>
  );
}
