import { Button, Checkbox } from "@mantine/core";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan, selectSummary, selectSurface } from "../app/selectors.ts";
import { formatCount } from "../model/wording.ts";
import { Section } from "./Section.tsx";

/** Which crime types count, each with its rows in the study area. */
export function CategoryFilter() {
  const summary = useMuster(selectSummary);
  const surface = useMuster(selectSurface);
  const { categories } = useMuster((state) => selectPlan(state).query);
  if (!summary) return null;
  const names = summary.categories.map((category) => category.name);
  const here = new Map(surface?.byCategory.map((category) => [category.name, category.rows]));
  const chosen = new Set(categories ?? names);
  const choose = (next: Set<string>) =>
    actions.setQuery({
      categories: names.every((name) => next.has(name)) ? null : names.filter((name) => next.has(name)),
    });
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    choose(next);
  };
  return (
    <Section
      title="Crime types"
      aside={
        <span className="inline-actions">
          <Button size="compact-xs" variant="subtle" onClick={() => actions.setQuery({ categories: null })}>
            All
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => actions.setQuery({ categories: [] })}>
            None
          </Button>
        </span>
      }
    >
      <ul className="plain-list checks">
        {summary.categories.map(({ name }) => (
          <li key={name}>
            <Checkbox size="xs" label={name} checked={chosen.has(name)} onChange={() => toggle(name)} />
            <span className="soft">{formatCount(here.get(name) ?? 0)}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Only ${name}`}
              onClick={() => choose(new Set([name]))}
            >
              Only
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
