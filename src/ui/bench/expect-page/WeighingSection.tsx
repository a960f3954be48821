import { NativeSelect, SegmentedControl, Slider } from "@mantine/core";
import { actions, useMuster } from "../../../app/muster.ts";
import type { Weighing } from "../../../model/analysis-choices.ts";
import { PREDICTOR_LABELS, PREDICTORS, type PredictorName } from "../../../model/back-test-report.ts";
import type { Expectation } from "../../../model/expectation-report.ts";
import type { HarmIndexId } from "../../../model/harm-index.ts";
import { capitalise } from "../../../model/wording.ts";
import { Section } from "../../Section.tsx";
import { predictorOf } from "./expect-words.ts";
import { nameDefault, PREDICTOR_WORDS } from "./predictor-words.ts";

const WEIGHINGS: { value: Weighing; label: string }[] = [
  { value: "count", label: "Count" },
  { value: "harm", label: "Harm" },
  { value: "blend", label: "Blend" },
];

/** What a recorded crime counts for, and which predictor says what to expect. */
export function WeighingSection({ expectation }: { expectation: Expectation | null }) {
  const { weighBy, blend, harmIndex, predictor } = useMuster((state) => state.analysis);
  const indices = useMuster((state) => state.harmIndices);
  const used = predictor ?? (expectation && predictorOf(expectation.report));
  const index = indices.find(({ id }) => id === harmIndex);
  return (
    <Section title="What counts">
      <div className="expect__fields">
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="What a recorded crime counts for"
          data={WEIGHINGS}
          value={weighBy}
          onChange={(value) => actions.chooseForAnalysis({ weighBy: value })}
        />
        <p className="note soft">{explain(weighBy, index?.name ?? "the index", index?.unit ?? "")}</p>
        {weighBy !== "count" && (
          <NativeSelect
            size="xs"
            label="Index of harm"
            data={indices.map(({ id, name }) => ({ value: id, label: name }))}
            value={harmIndex}
            onChange={({ currentTarget }) =>
              actions.chooseForAnalysis({ harmIndex: currentTarget.value as HarmIndexId })
            }
          />
        )}
        {weighBy === "blend" && <BlendSlider value={blend} />}
        <NativeSelect
          size="xs"
          label="Predictor"
          data={[
            { value: "", label: capitalise(nameDefault(expectation?.backTest ?? null)) },
            ...PREDICTORS.map((value) => ({ value, label: capitalise(PREDICTOR_LABELS[value]) })),
          ]}
          value={predictor ?? ""}
          onChange={({ currentTarget }) =>
            actions.chooseForAnalysis({
              predictor: currentTarget.value === "" ? null : (currentTarget.value as PredictorName),
            })
          }
        />
        {used && <p className="note soft">{PREDICTOR_WORDS[used]}</p>}
      </div>
    </Section>
  );
}

function BlendSlider({ value }: { value: number }) {
  return (
    <div>
      <div className="expect__label">Share of harm in the blend, {Math.round(100 * value)}%</div>
      <Slider
        key={value}
        thumbLabel="Share of harm in the blend, percent"
        min={0}
        max={100}
        step={5}
        label={(percent) => `${percent}%`}
        defaultValue={Math.round(100 * value)}
        onChangeEnd={(percent) => actions.chooseForAnalysis({ blend: percent / 100 })}
      />
    </div>
  );
}

function explain(weighBy: Weighing, index: string, unit: string): string {
  const of = unit === "" ? index : `${index}, ${unit}`;
  if (weighBy === "count") return "Each recorded crime counts as one.";
  if (weighBy === "harm") {
    return `Each recorded crime counts for its harm (${of}). What is frequent but weighs little, such as theft from the person, nearly disappears.`;
  }
  return `Each recorded crime counts partly as one and partly for its harm (${of}), scaled so that one of average harm counts as one.`;
}
