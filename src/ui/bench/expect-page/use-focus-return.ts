import { type RefObject, useEffect, useRef } from "react";

/**
 * A reference for the button that a person left for something: once that is over and has taken the focus with it, the button
 * has it again, so that a keyboard goes on from there.
 */
export function useFocusReturn(isAway: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasAway = useRef(isAway);
  useEffect(() => {
    const isBack = wasAway.current && !isAway;
    wasAway.current = isAway;
    if (isBack && document.activeElement === document.body) button.current?.focus();
  }, [isAway]);
  return button;
}
