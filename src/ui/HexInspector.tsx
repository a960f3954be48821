import { Loader } from "@mantine/core";
import { describeHexPlace } from "../app/describe-hex-place.ts";
import { selectHexView, selectShownHexView } from "../app/hex-view.ts";
import { useMuster } from "../app/muster.ts";
import { selectPlan, selectProfile, selectSurface } from "../app/selectors.ts";
import { capitalise, formatCount, formatP } from "../model/wording.ts";
import { CategoryBars } from "./CategoryBars.tsx";
import { InspectorHead } from "./InspectorHead.tsx";
import { MonthChart } from "./MonthChart.tsx";
import { Section } from "./Section.tsx";

const TYPES_SHOWN = 8;

/** One hex: how many, of what, when, and whether it stands out. */
export function HexInspector({ cell }: { cell: string }) {
  const plan = useMuster(selectPlan);
  const surface = useMuster(selectSurface);
  const profile = useMuster(selectProfile);
  const view = useMuster(selectHexView);
  const shown = useMuster(selectShownHexView)?.measure;
  const index = view?.cells.indexOf(cell) ?? -1;
  if (!view || index < 0) {
    return <InspectorHead title="Hex" place="This hex is outside the study area." />;
  }
  const fromVenue = describeHexPlace(plan.event.venue, cell);
  if (!surface) {
    return (
      <>
        <InspectorHead title="Hex" place={fromVenue} />
        <Section title="Recorded">
          <p className="note">{view.describe(index)}. Only classes are shared, not counts.</p>
        </Section>
      </>
    );
  }
  const count = surface.count[index] ?? 0;
  return (
    <>
      <InspectorHead
        title={`${formatCount(count)} recorded`}
        place={profile?.place ? `Near ${profile.place}, ${fromVenue}` : fromVenue}
      />
      {shown && (
        <Section title={shown.title}>
          <p className="note">{capitalise(shown.describe(index))}.</p>
        </Section>
      )}
      {count > 0 && !profile && (
        <div className="section">
          <Loader size="sm" aria-label="Reading the hex" />
        </div>
      )}
      {profile && count > 0 && (
        <Section title="By type">
          <CategoryBars rows={profile.byCategory} limit={TYPES_SHOWN} />
          {profile.byCategory.length > TYPES_SHOWN && (
            <p className="note soft">
              and {formatCount(profile.byCategory.slice(TYPES_SHOWN).reduce((n, row) => n + row.rows, 0))} of
              other types.
            </p>
          )}
        </Section>
      )}
      {profile?.byMonth && count > 0 && (
        <Section title="By month">
          <MonthChart firstMonth={profile.byMonth.firstMonth} counts={profile.byMonth.counts} />
        </Section>
      )}
      <Section title="Hotspot">
        <dl className="facts">
          <dt>Gi* z</dt>
          <dd>{(surface.z[index] ?? 0).toFixed(2)}</dd>
          <dt>Adjusted p</dt>
          <dd>{formatP(surface.pAdjusted[index] ?? 1)}</dd>
        </dl>
        <p className="note soft">{explainSignificance(surface.significance[index] ?? 0)}</p>
      </Section>
    </>
  );
}

function explainSignificance(significance: number): string {
  if (significance > 0)
    return "This hex and its neighbours together hold more than the area’s average, beyond chance.";
  if (significance < 0)
    return "This hex and its neighbours together hold less than the area’s average, beyond chance.";
  return "Not distinguishable from the area’s average at a 5% false discovery rate.";
}
