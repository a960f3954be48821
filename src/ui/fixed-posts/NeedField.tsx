import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { FIXED_POST_LIMITS } from "../../model/fixed-post.ts";

/**
 * A number of officers, taken over as it is typed; an empty field is none. What is no such number stays as it was typed, with
 * the reason beside it, and the plan keeps what it had.
 */
export function NeedField(props: { label: string; value: number; onTake: (officers: number) => void }) {
  const { value } = props;
  const [draft, setDraft] = useState(writeOfficers(value));
  useEffect(
    () => setDraft((typed) => (readOfficers(typed) === value ? typed : writeOfficers(value))),
    [value],
  );
  return (
    <TextInput
      size="xs"
      inputMode="numeric"
      aria-label={props.label}
      placeholder="0"
      value={draft}
      error={readOfficers(draft) === null ? `0 to ${FIXED_POST_LIMITS.officers}` : null}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
        const officers = readOfficers(currentTarget.value);
        if (officers !== null && officers !== value) props.onTake(officers);
      }}
    />
  );
}

function writeOfficers(officers: number): string {
  return officers === 0 ? "" : String(officers);
}

function readOfficers(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return 0;
  const officers = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return officers <= FIXED_POST_LIMITS.officers ? officers : null;
}
