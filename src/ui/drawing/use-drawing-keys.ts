import { useEffect } from "react";
import { actions } from "../../app/muster.ts";

/**
 * While a focus area is drawn, wherever the keyboard is: Enter finishes, Backspace and undo take the last point back, Escape
 * cancels. Heard before anything else, so that Escape does not close the bench and undo does not undo the plan.
 */
export function useDrawingKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const work = workOf(event);
      if (!work) return;
      event.preventDefault();
      event.stopPropagation();
      work();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

function workOf(event: KeyboardEvent): (() => void) | null {
  if (event.key === "Escape") return actions.cancelDrawing;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable]")) return null;
  const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (event.key === "Backspace" || isUndo) return actions.takeBackPoint;
  if (event.key === "Enter" && !target?.closest("button, a, summary")) return actions.finishDrawing;
  return null;
}
