import { NumberInput, type NumberInputProps } from "@mantine/core";

/** A small field for a number that is typed over, and says what is wrong rather than mend it. */
export function NumberField(props: NumberInputProps) {
  return <NumberInput size="xs" min={0} hideControls clampBehavior="none" selectAllOnFocus {...props} />;
}
