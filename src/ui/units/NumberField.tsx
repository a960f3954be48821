import { NumberInput } from "@mantine/core";
import { useEffect, useState } from "react";

/** A number, whole unless it may have decimals, that is taken over as soon as it is within its limits; on leaving, the field shows what was taken. */
export function NumberField(props: {
  label: string;
  /** Null for an empty field. */
  value: number | null;
  limits: { readonly min: number; readonly max: number };
  step?: number;
  /** How many decimals it may have; none where left out. */
  decimals?: number;
  disabled?: boolean;
  onTake: (value: number) => void;
  /** Lets the field be empty, and is told when it is; else it shows its number again on leaving. */
  onEmpty?: () => void;
}) {
  const { min, max } = props.limits;
  const shown = props.value ?? "";
  const [draft, setDraft] = useState<number | string>(shown);
  useEffect(() => setDraft(shown), [shown]);
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
        if (value === "") props.onEmpty?.();
        if (typeof value === "number" && value >= min && value <= max) props.onTake(value);
      }}
      onBlur={() => {
        const taken = typeof draft === "number" ? Math.min(max, Math.max(min, draft)) : props.value;
        setDraft(taken ?? "");
        if (taken !== null && taken !== props.value) props.onTake(taken);
      }}
    />
  );
}
