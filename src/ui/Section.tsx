import type { ReactNode } from "react";
import { useId } from "react";

/** A part of a card with a heading and, at its right, one fact or control. */
export function Section(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section__head">
        <h3 className="section__title" id={id}>
          {props.title}
        </h3>
        {props.aside !== undefined && <div className="section__title">{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
}
