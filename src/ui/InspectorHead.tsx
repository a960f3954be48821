import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { actions } from "../app/muster.ts";

/** Title, place and actions of the selected thing. */
export function InspectorHead(props: { title: string; place: string; children?: ReactNode }) {
  return (
    <div className="section inspector__head">
      <div>
        <h2>{props.title}</h2>
        <p className="note soft">{props.place}</p>
      </div>
      <div className="inspector__actions">
        {props.children}
        <CloseButton aria-label="Close" onClick={() => actions.select(null)} />
      </div>
    </div>
  );
}
