import { NumberInput } from "@mantine/core";
import { useEffect, useState } from "react";

/** A number, whole unless it may have decimals, that is taken over as soon as it is within its limits; on leaving, the field shows what was taken. */
export function NumberField(props: {
  label: string;
  value: number;
  limits: { readonly min: number; readonly max: number };
  step?: number;
  /** How many decimals it may have; none where left out. */
  decimals?: number;
  disabled?: boolean;
  onTake: (value: number) => void;
}) {
  const { min, max } = props.limits;
  const [draft, setDraft] = useState<number | string>(props.value);
  useEffect(() => setDraft(props.value), [props.value]);
  return (
    <NumberInput
      size="xs"
      aria-label={props.label}
      min={min}
      max={max}
      step={props.step ?? 1}
      disabled={props.disabled ?? false}
      clampBehavior="none"
      allowDecimal={props.decimals !== undefined}
      {...(props.decimals !== undefined && { decimalScale: props.decimals })}
      value={draft}
      onChange={(value) => {
        setDraft(value);
        if (typeof value === "number" && value >= min && value <= max) props.onTake(value);
      }}
      onBlur={() => {
        const typed = typeof draft === "number" ? draft : Number.NaN;
        const taken = Number.isNaN(typed) ? props.value : Math.min(max, Math.max(min, typed));
        setDraft(taken);
        if (taken !== props.value) props.onTake(taken);
      }}
    />
  );
}
