import { Button, Loader } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { nameVariedPlaces, occasionsInUse, selectVaried } from "../../app/varied-plans.ts";
import {
  DEFAULT_OCCASIONS,
  nameVariedPlan,
  VARY_LIMITS,
  type VariedPlans,
  type VariedStretch,
} from "../../model/varied-plans.ts";
import {
  describeKept,
  describeShared,
  describeVariedStretch,
  namePeriod,
  sayStands,
  shareOf,
  VARY_METHOD,
} from "../../model/varied-words.ts";
import { capitalise, formatCount, formatPercent, formatShare } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { NumberField } from "../units/NumberField.tsx";
import "./phases.css";

/** A schedule of plans that cover nearly the same, drawn at random, so that watching one evening tells little of the next. */
export function VarySection() {
  const hasData = useMuster((state) => state.data.kind === "open");
  const asked = useMuster((state) => state.variedAsked);
  const varied = useMuster(selectVaried);
  const [occasions, setOccasions] = useState<number>(asked?.occasions ?? DEFAULT_OCCASIONS);
  if (!hasData) return null;
  const draw = (seed: number) => actions.askToVary({ occasions, seed });
  return (
    <Section title="Vary the plan" aside={asked ? `Seed ${asked.seed}` : undefined}>
      <p className="note soft">
        For a venue with many events: draws the posts of each at random from plans that cover nearly as much
        as the best, so that watching one evening tells less of the next.
      </p>
      <div className="phases__turnaround">
        <span>Occasions</span>
        <NumberField
          label="Occasions in the schedule"
          value={occasions}
          limits={VARY_LIMITS.occasions}
          onTake={(count) => {
            setOccasions(count);
            if (asked) actions.askToVary({ ...asked, occasions: count });
          }}
        />
      </div>
      <div className="button-row">
        {varied?.kind !== "cannot-vary" && (
          <Button size="compact-sm" variant="default" onClick={() => draw(asked ? asked.seed + 1 : 1)}>
            {asked ? "Draw another" : "Draw a schedule"}
          </Button>
        )}
        {asked && (
          <Button size="compact-sm" variant="subtle" onClick={() => actions.askToVary(null)}>
            {varied ? "Close" : "Stop"}
          </Button>
        )}
      </div>
      {asked && !varied && <Loader size={16} aria-label="Finding plans" />}
      {varied?.kind === "cannot-vary" && (
        <p className="note" role="status">
          {varied.why} {varied.remedy}
        </p>
      )}
      {varied?.kind === "varied" && <Schedule varied={varied} />}
    </Section>
  );
}

function Schedule({ varied }: { varied: VariedPlans }) {
  const plan = useMuster(selectPlan);
  const inUse = occasionsInUse(varied, plan);
  const { stretches, schedule } = varied;
  return (
    <>
      {stretches.map((stretch) => (
        <p className="note" key={stretch.period}>
          {describeVariedStretch(stretch)}
        </p>
      ))}
      <p className="note">{describeKept(varied)}</p>
      <table className="roster schedule" data-several={stretches.length > 1 || undefined}>
        <caption className="muster-visually-hidden">
          Schedule of {formatCount(varied.occasions)} occasions from seed {varied.seed}: the plan of each, and
          the share it covers.
        </caption>
        <thead>
          <tr>
            <th scope="col">Occasion</th>
            {stretches.map(({ period }) => (
              <th scope="col" key={period}>
                {period === "evening" ? "Plan, cover" : capitalise(period)}
              </th>
            ))}
            <th scope="col">
              <span className="muster-visually-hidden">Posts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {schedule.map(({ plans }, occasion) => (
            <tr key={occasion} data-now={inUse.includes(occasion) || undefined}>
              <th scope="row">{occasion + 1}</th>
              {stretches.map((stretch, i) => (
                <td key={stretch.period}>
                  <Drawn stretch={stretch} plan={plans[i] as number} />
                </td>
              ))}
              <td>
                {inUse.includes(occasion) ? (
                  <span className="schedule__used">In use</span>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Use the plan of occasion ${occasion + 1}`}
                    onClick={() => actions.takeOccasion(occasion)}
                  >
                    Use
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {stretches.map((stretch) => (
        <p className="note" key={stretch.period}>
          {describeShared(stretch)}
        </p>
      ))}
      {stretches.map((stretch) => (
        <Places key={stretch.period} stretch={stretch} />
      ))}
      <p className="note soft">{VARY_METHOD}</p>
      <div className="button-row">
        <Button size="compact-sm" variant="default" onClick={actions.exportSchedule}>
          Save as CSV
        </Button>
      </div>
    </>
  );
}

function Drawn({ stretch, plan }: { stretch: VariedStretch; plan: number }) {
  return (
    <>
      {nameVariedPlan(plan)}
      <span className="schedule__cover">
        {formatShare(shareOf(stretch, stretch.plans[plan]?.covered ?? 0))}
      </span>
    </>
  );
}

function Places({ stretch }: { stretch: VariedStretch }) {
  const namePlace = nameVariedPlaces(useMuster(selectPlan));
  const { period, places } = stretch;
  const of = period === "evening" ? "" : `, ${period}`;
  return (
    <details className="transitions">
      <summary>
        {formatCount(places.length)} places and how often each is staffed{of}
      </summary>
      <table className="roster schedule-places">
        <caption className="muster-visually-hidden">Places, {namePeriod(period)}</caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">These</th>
            <th scope="col">Expected</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={`${place.stands} ${place.at}`}>
              <th scope="row">
                {capitalise(namePlace(place))}
                {place.stands !== "drawn" && <span className="soft">, {sayStands(place)}</span>}
              </th>
              <td>{formatPercent(place.drawn)}</td>
              <td>{formatPercent(place.expected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note soft">
        Share of occasions: of these, and to expect of many. A place at 100% can be foretold.
      </p>
    </details>
  );
}
