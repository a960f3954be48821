import { Button, NativeSelect, NumberInput, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { FOCUS_KIND_LABELS } from "../../../model/describe-focus.ts";
import type { PhaseName } from "../../../model/event-spec.ts";
import {
  FOCUS_LIMITS,
  type FocusArea,
  type FocusGeometry,
  type FocusKind,
} from "../../../model/focus-area.ts";
import { capitalise } from "../../../model/wording.ts";
import {
  emptyFocusForm,
  type FocusForm as Form,
  readFocusForm,
  usualReach,
  writeFocusForm,
} from "./read-focus-form.ts";

const SHAPES: { value: FocusGeometry["type"]; label: string }[] = [
  { value: "point", label: "Circle" },
  { value: "line", label: "Route" },
  { value: "polygon", label: "Area" },
];
const PHASES: readonly PhaseName[] = ["arrival", "event", "dispersal", "night"];
const KINDS = Object.entries(FOCUS_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** A focus area by its words and numbers: a new one where `area` is null. Nothing changes until it is saved. */
export function FocusForm({ area, onClose }: { area: FocusArea | null; onClose: () => void }) {
  const others = useMuster((state) => selectPlan(state).focusAreas);
  const [form, setForm] = useState<Form>(() => (area ? writeFocusForm(area) : emptyFocusForm(others)));
  const [problem, setProblem] = useState<string | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const problemId = useId();
  useEffect(() => {
    name.current?.focus();
    name.current?.select();
  }, []);
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readFocusForm(form, area, others);
    const refused = typeof read === "string" ? read : actions.saveFocusArea(read);
    setProblem(refused);
    if (refused === null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onClose();
  };
  return (
    <form
      className="focus-form"
      aria-label={area ? `Edit ${area.name}` : "New focus area"}
      aria-describedby={problem ? problemId : undefined}
      noValidate
      onSubmit={save}
      onKeyDown={onKeyDown}
    >
      <div className="focus-form__pair">
        <TextInput
          ref={name}
          size="xs"
          label="Name"
          maxLength={FOCUS_LIMITS.nameLength}
          value={form.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label="Kind"
          data={KINDS}
          value={form.kind}
          onChange={({ currentTarget }) => change({ kind: currentTarget.value as FocusKind })}
        />
      </div>
      {area === null && (
        <SegmentedControl
          size="xs"
          aria-label="Shape"
          data={SHAPES}
          value={form.type}
          onChange={(type) => change({ type, reachM: usualReach(type) })}
        />
      )}
      <div className="focus-form__pair">
        <Coordinates form={form} onChange={(coordinates) => change({ coordinates })} />
        {form.type !== "polygon" && (
          <Reach type={form.type} value={form.reachM} onChange={(reachM) => change({ reachM })} />
        )}
      </div>
      <fieldset className="focus-form__weights">
        <legend>Weight by phase: 1 changes nothing, 2 counts twice, 0 leaves out</legend>
        {PHASES.map((phase) => (
          <NumberInput
            key={phase}
            size="xs"
            label={<span style={{ color: `var(--phase-ink-${phase})` }}>{capitalise(phase)}</span>}
            min={FOCUS_LIMITS.weight.min}
            max={FOCUS_LIMITS.weight.max}
            step={0.5}
            decimalScale={2}
            clampBehavior="none"
            value={form.weight[phase]}
            onChange={(value) => change({ weight: { ...form.weight, [phase]: value } })}
          />
        ))}
      </fieldset>
      {problem && (
        <p className="note error" role="alert" id={problemId}>
          {problem}
        </p>
      )}
      <div className="focus-form__foot">
        <Button type="submit" size="compact-sm">
          {area ? "Save" : "Add"}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Coordinates({ form, onChange }: { form: Form; onChange: (text: string) => void }) {
  if (form.type === "point") {
    return (
      <TextInput
        size="xs"
        label="Latitude, longitude"
        placeholder="51.55602, −0.27961"
        value={form.coordinates}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <Textarea
      size="xs"
      label="Latitude, longitude, one point to a line"
      placeholder={"51.56310, −0.27940\n51.55602, −0.27961"}
      autosize
      minRows={3}
      maxRows={8}
      value={form.coordinates}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function Reach(props: {
  type: "point" | "line";
  value: number | string;
  onChange: (value: number | string) => void;
}) {
  const limits = props.type === "point" ? FOCUS_LIMITS.radiusM : FOCUS_LIMITS.halfWidthM;
  return (
    <NumberInput
      size="xs"
      label={props.type === "point" ? "Radius, m" : "To each side, m"}
      min={limits.min}
      max={limits.max}
      step={props.type === "point" ? 25 : 5}
      allowDecimal={false}
      clampBehavior="none"
      value={props.value}
      onChange={props.onChange}
    />
  );
}
