import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";

/**
 * A whole number from 0 to a limit, taken over as it is typed; an empty field is 0. What is no such number stays as it was typed, with
 * the reason beside it, and the plan keeps what it had.
 */
export function CountField(props: {
  label: string;
  value: number;
  most: number;
  onTake: (count: number) => void;
}) {
  const { value, most } = props;
  const [draft, setDraft] = useState(writeCount(value));
  useEffect(
    () => setDraft((typed) => (readCount(typed, most) === value ? typed : writeCount(value))),
    [value, most],
  );
  return (
    <TextInput
      size="xs"
      inputMode="numeric"
      aria-label={props.label}
      placeholder="0"
      value={draft}
      error={readCount(draft, most) === null ? `0 to ${most}` : null}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
        const count = readCount(currentTarget.value, most);
        if (count !== null && count !== value) props.onTake(count);
      }}
    />
  );
}

function writeCount(count: number): string {
  return count === 0 ? "" : String(count);
}

function readCount(typed: string, most: number): number | null {
  const text = typed.trim();
  if (text === "") return 0;
  const count = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return count <= most ? count : null;
}
