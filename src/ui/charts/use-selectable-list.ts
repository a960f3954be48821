import { type KeyboardEvent, useState } from "react";
import { moveAlong } from "./move-along.ts";

/** What a list of a chart does when a person asks. */
export interface SelectableListActions {
  /** Shift with an arrow key: stretch the selection from where the plain arrow keys last were. */
  readonly onExtend?: (anchor: number, to: number) => void;
  /** Enter or space on an item. */
  readonly onToggle: (index: number) => void;
  /** Escape, while something is selected. */
  readonly onClear: () => void;
}

/**
 * A list box in a drawing with one tab stop: arrow keys, Home and End move along it. Gives the attributes of the
 * list and of its items, none where `actions` is null, and which item has the focus.
 */
export function useSelectableList(list: {
  readonly name: string;
  readonly count: number;
  readonly orientation: "horizontal" | "vertical";
  readonly hasSelection: boolean;
  readonly actions: SelectableListActions | null;
}) {
  const { name, count, orientation, hasSelection, actions } = list;
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const at = Math.min(active, count - 1);

  const start = (index: number) => {
    setActive(index);
    setAnchor(index);
  };
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const next = moveAlong(event.key, at, count);
    if (next !== null) {
      if (event.shiftKey && actions?.onExtend) {
        actions.onExtend(anchor, next);
        setActive(next);
      } else start(next);
      event.currentTarget.querySelector<SVGElement>(`[data-at="${next}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      start(at);
      actions?.onToggle(at);
    } else if (event.key === "Escape" && hasSelection) actions?.onClear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    focused,
    /** Puts the tab stop, and where Shift stretches from, on an item: after a click. */
    start,
    listProps: actions && {
      role: "listbox",
      "aria-label": name,
      "aria-multiselectable": true,
      "aria-orientation": orientation,
      onKeyDown,
    },
    itemProps: (index: number, description: string, isSelected: boolean) =>
      actions && {
        "data-at": index,
        role: "option",
        "aria-label": description,
        "aria-selected": isSelected,
        tabIndex: index === at ? 0 : -1,
        onFocus: () => setFocused(index),
        onBlur: () => setFocused(null),
      },
  };
}
