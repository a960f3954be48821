import { Button } from "@mantine/core";
import { useId } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan, selectSummary } from "../../../app/selectors.ts";
import { CATEGORY_PRESETS, type CategoryPreset } from "../../../model/category-presets.ts";
import { categoriesHere, isPresetActive, sayMissing } from "./preset-state.ts";

/** Ready choices of crime types, each with its reason and its limits. */
export function PresetSection() {
  const summary = useMuster(selectSummary);
  const { categories } = useMuster((state) => selectPlan(state).query);
  const id = useId();
  if (!summary) return null;
  const names = summary.categories.map(({ name }) => name);
  return (
    <section className="chart-frame" aria-labelledby={id}>
      <h3 className="chart-frame__title" id={id}>
        Ready choices of crime types
      </h3>
      {CATEGORY_PRESETS.map((preset) => {
        const isActive = isPresetActive(preset, names, categories);
        const here = categoriesHere(preset, names);
        return (
          <div className="where-preset" key={preset.id}>
            <p className="note strong">{preset.name}</p>
            <p className="note soft">Counts {here.join(" and ") || "nothing here"}.</p>
            <Button
              size="compact-sm"
              variant={isActive ? "filled" : "default"}
              aria-pressed={isActive}
              disabled={here.length === 0}
              onClick={() => actions.setQuery({ categories: isActive ? null : here })}
            >
              {isActive ? "Counting only these" : "Count only these"}
            </Button>
            {isActive ? (
              <p className="note soft">Its reason and limits stand at the top of this page.</p>
            ) : (
              <PresetWords preset={preset} names={names} />
            )}
          </div>
        );
      })}
    </section>
  );
}

/** While a preset is what counts: its reason and all its limits, before any figure. */
export function ActivePreset() {
  const summary = useMuster(selectSummary);
  const { categories } = useMuster((state) => selectPlan(state).query);
  const names = summary?.categories.map(({ name }) => name) ?? [];
  const preset = CATEGORY_PRESETS.find((each) => isPresetActive(each, names, categories));
  if (!preset) return null;
  return (
    <section className="where-active" aria-label={preset.name}>
      <h3>{preset.name}</h3>
      <PresetWords preset={preset} names={names} />
      <Button size="compact-sm" variant="default" onClick={() => actions.setQuery({ categories: null })}>
        Count all crime types
      </Button>
    </section>
  );
}

function PresetWords({ preset, names }: { preset: CategoryPreset; names: readonly string[] }) {
  const missing = sayMissing(preset, names);
  return (
    <>
      <p className="note">{preset.reason}</p>
      <ul className="where-limits">
        {missing && <li>{missing}</li>}
        {preset.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </>
  );
}
