import { Button, NativeSelect, Slider } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import type { HarmIndexId } from "../../../model/harm-index.ts";
import type { WhereReport } from "../../../model/where-report.ts";
import { MethodNotes } from "../../charts/MethodNotes.tsx";
import "./harm-section.css";
import { WeightDialog } from "./WeightDialog.tsx";
import { sayEdits } from "./weight-rows.ts";
import { sayUnweighted } from "./where-words.ts";

/** What a recorded crime weighs: the index, its source and terms, weights of one's own, and the blend of count and harm. */
export function HarmSection({ report, pending }: { report: WhereReport | null; pending: boolean }) {
  const { harmIndex, weightEdits } = useMuster((state) => state.analysis);
  const indices = useMuster((state) => state.harmIndices);
  const id = useId();
  const [isEditing, setEditing] = useState(false);
  const index = indices.find(({ id }) => id === harmIndex) ?? null;
  const edits = sayEdits(weightEdits);
  return (
    <section className="chart-frame where-harm" aria-labelledby={id}>
      <h3 className="chart-frame__title" id={id}>
        Harm
      </h3>
      <div className="where-harm__fields">
        <NativeSelect
          size="xs"
          label="Index of harm"
          data={indices.map(({ id, name }) => ({ value: id, label: name }))}
          value={harmIndex}
          onChange={({ currentTarget }) =>
            actions.chooseForAnalysis({ harmIndex: currentTarget.value as HarmIndexId })
          }
        />
        <Button size="xs" variant="default" onClick={() => setEditing(true)}>
          Weights …
        </Button>
      </div>
      {index && (
        <dl className="where-terms">
          <div>
            <dt>Unit</dt>
            <dd>{index.unit}</dd>
          </div>
          <div>
            <dt>Source</dt>
            <dd>{index.citation}</dd>
          </div>
          <div>
            <dt>Derived</dt>
            <dd>{index.derivation}</dd>
          </div>
          <div>
            <dt>Terms</dt>
            <dd>{index.terms}</dd>
          </div>
        </dl>
      )}
      {edits && <p className="note strong">{edits}</p>}
      {report && (
        <p className="note where-harm__unweighted" aria-busy={pending}>
          {sayUnweighted(report)}
        </p>
      )}
      <BlendSlider />
      {report && <MethodNotes notes={[report.notes.harm]} />}
      <WeightDialog opened={isEditing} onClose={() => setEditing(false)} index={index} />
    </section>
  );
}

/** Taken over when the thumb is let go, since the whole report is worked out again. */
function BlendSlider() {
  const blend = useMuster((state) => state.analysis.blend);
  const [percent, setPercent] = useState(toPercent(blend));
  useEffect(() => setPercent(toPercent(blend)), [blend]);
  return (
    <div className="where-blend">
      <div className="where-blend__label">Blend: {sayBlend(percent)}</div>
      <div className="where-blend__slider">
        <span>count</span>
        <Slider
          thumbLabel="Share of harm in the blend, percent"
          min={0}
          max={100}
          step={5}
          label={(value) => `${value}% harm`}
          value={percent}
          onChange={setPercent}
          onChangeEnd={(value) => actions.chooseForAnalysis({ blend: value / 100 })}
        />
        <span>harm</span>
      </div>
    </div>
  );
}

function toPercent(blend: number): number {
  return Math.round(100 * blend);
}

function sayBlend(percent: number): string {
  if (percent === 0) return "share of the count alone";
  if (percent === 100) return "share of harm alone";
  return `${100 - percent}% share of the count, ${percent}% share of harm`;
}
