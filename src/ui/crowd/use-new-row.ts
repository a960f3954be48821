import { type RefObject, useCallback, useRef } from "react";

/** Gives the focus to the first field of a row that was just added, so that a keyboard goes on from there. */
export function useNewRow(): {
  readonly added: RefObject<number | null>;
  readonly focusNew: (id: number) => (field: HTMLInputElement | null) => void;
} {
  const added = useRef<number | null>(null);
  const focusNew = useCallback(
    (id: number) => (field: HTMLInputElement | null) => {
      if (!field || added.current !== id) return;
      added.current = null;
      field.focus();
      field.select();
    },
    [],
  );
  return { added, focusNew };
}
