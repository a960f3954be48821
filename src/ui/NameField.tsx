import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

/**
 * A name that is taken over as it is typed; while it is empty or too long the plan keeps the old one, and the field says so. It takes the
 * focus when its editor opens, unless somebody is at work within `area` already.
 */
export function NameField(props: {
  name: string;
  /** A name to show how one looks: `Gate A`. */
  example: string;
  mostCharacters: number;
  /** A selector of what the field belongs to. */
  area: string;
  onTake: (name: string) => void;
}) {
  const { name, area, onTake } = props;
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(name);
  useEffect(() => setDraft((typed) => (typed.trim() === name ? typed : name)), [name]);
  useEffect(() => {
    if (document.activeElement?.closest(area)) return;
    input.current?.focus();
    input.current?.select();
  }, [area]);
  const problemOf = (typed: string): string | null => {
    const { length } = typed.trim();
    if (length === 0) return `It needs a name, such as “${props.example}”. Until then it stays “${name}”.`;
    return length > props.mostCharacters
      ? `A name has at most ${props.mostCharacters} characters; this one has ${length}.`
      : null;
  };
  return (
    <TextInput
      ref={input}
      size="xs"
      label="Name"
      value={draft}
      error={problemOf(draft)}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
        if (problemOf(currentTarget.value) === null) onTake(currentTarget.value);
      }}
    />
  );
}
