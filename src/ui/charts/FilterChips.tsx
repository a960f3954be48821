import { VisuallyHidden } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import "./filter-chips.css";

/** A filter that is on: what it is about, what it lets through, and how to take it off. */
export interface ActiveFilter {
  readonly id: string;
  /** `Hours`, `Period`. */
  readonly name: string;
  /** `Fri, Sat 22:00–23:59`. */
  readonly value: string;
  readonly onClear: () => void;
}

/** The filters that are on, each with a button that takes it off; changes are announced. Nothing where none is on. */
export function FilterChips(props: { filters: readonly ActiveFilter[]; onClearAll: () => void }) {
  const { filters } = props;
  const list = useRef<HTMLUListElement>(null);
  const [announced, setAnnounced] = useState("");
  const said = describeFilters(filters);
  const before = useRef(said);
  useEffect(() => {
    if (before.current === said) return;
    before.current = said;
    setAnnounced(said);
  }, [said]);
  const clear = (filter: ActiveFilter, index: number) => {
    const buttons = list.current?.querySelectorAll("button");
    (buttons?.[index + 1] ?? buttons?.[index - 1])?.focus();
    filter.onClear();
  };
  return (
    <>
      {filters.length > 0 && (
        <ul className="filter-chips" aria-label="Active filters" ref={list}>
          {filters.map((filter, index) => (
            <li key={filter.id} className="filter-chip">
              <span className="filter-chip__name">{filter.name}</span>
              <span className="filter-chip__value" title={filter.value}>
                {filter.value}
              </span>
              <button
                type="button"
                aria-label={`Clear ${filter.name}: ${filter.value}`}
                onClick={() => clear(filter, index)}
              >
                <IconX size={14} stroke={2} aria-hidden="true" />
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="text-button filter-chips__all" onClick={props.onClearAll}>
              Clear all
            </button>
          </li>
        </ul>
      )}
      <VisuallyHidden role="status">{announced}</VisuallyHidden>
    </>
  );
}

function describeFilters(filters: readonly ActiveFilter[]): string {
  if (filters.length === 0) return "No filters: everything counts.";
  return `Counting only ${filters.map(({ name, value }) => `${name}: ${value}`).join("; ")}.`;
}
