import { Button } from "@mantine/core";
import { useMemo } from "react";
import { hexesWithin } from "../../../app/input-keys.ts";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan, selectProfile } from "../../../app/selectors.ts";
import { listVerdicts, tabulateVerdicts, type Verdict } from "../../../model/hex-verdicts.ts";
import { placeFrom } from "../../../model/place-from-venue.ts";
import { CONFIDENCE_WORDS, SIGNIFICANCE_METHODS, type WhereReport } from "../../../model/where-report.ts";
import { capitalise, formatCount, formatP, formatPercent } from "../../../model/wording.ts";
import { formatRate, rankOf } from "./hex-rows.ts";
import { ListFrame } from "./ListFrame.tsx";
import { sayNeighbours, sayPlace } from "./where-words.ts";

/** One hex, closely: what every method says of it, how steady that is, and limiting the charts to it. */
export function SelectedHex(props: {
  report: WhereReport;
  cell: string;
  pending: boolean;
  badge: string | undefined;
}) {
  const { report, cell, pending, badge } = props;
  const { event } = useMuster(selectPlan);
  const profile = useMuster(selectProfile);
  const index = report.cells.indexOf(cell);
  const verdicts = useMemo(() => (index < 0 ? [] : listVerdicts(report, index)), [report, index]);
  const table = useMemo(() => tabulateVerdicts(verdicts), [verdicts]);
  if (index < 0) {
    return (
      <section className="chart-frame" aria-label="The selected hex">
        <p className="note">The selected hex is outside the study area.</p>
      </section>
    );
  }
  const { hexes, notes } = report;
  const at = [report.lng[index] as number, report.lat[index] as number] as const;
  const place = sayPlace(placeFrom(event.venue.at, at), event.venue.name.trim() || "the venue");
  const near =
    profile?.cell === cell && profile.place ? `Near ${profile.place}, ${place}` : capitalise(place);
  const neighbours = sayNeighbours(report, index);
  const tests = hexes.testsAgreeing[index] as number;
  const word = CONFIDENCE_WORDS[hexes.confidence[index] as number];
  const hot = word === "not hot" ? "not hot" : `hot with ${word} confidence`;
  return (
    <ListFrame
      title="The selected hex"
      reading={`${near}: ${hot}, ${tests} of ${SIGNIFICANCE_METHODS} tests agree.`}
      notes={[
        notes.giStar,
        notes.giStarPermutation,
        notes.localMoran,
        notes.scan,
        notes.kernel,
        notes.empiricalBayes,
        notes.stability,
      ]}
      table={table}
      pending={pending}
      badge={badge}
    >
      <HexFacts report={report} index={index} />
      {neighbours && <p className="note where-neighbours">{neighbours}</p>}
      <VerdictTable verdicts={verdicts} />
      <LimitButton cell={cell} />
    </ListFrame>
  );
}

function HexFacts({ report, index }: { report: WhereReport; index: number }) {
  const { hexes, notes } = report;
  const count = hexes.count[index] as number;
  const unweighted = hexes.unweighted[index] as number;
  const rate = hexes.ratePerKm2Month?.[index] ?? null;
  const blend = hexes.blend?.[index] ?? null;
  const of = formatCount(hexes.count.length);
  const shifts = Number(notes.stability.parameters.shifts);
  const facts: readonly (readonly [string, string])[] = [
    ["Recorded", `${formatCount(count)}, ${nameRank(rankOf(hexes.count, index))} of ${of}`],
    [
      "Harm",
      `${formatCount(Math.round(hexes.harm[index] as number))}, ${nameRank(rankOf(hexes.harm, index))} of ${of}`,
    ],
    ["Rows without a weight", formatCount(unweighted)],
    ...(rate === null ? [] : [["Per km² and month", formatRate(rate)] as const]),
    ...(blend === null ? [] : [["Blend of count and harm", `${(100 * blend).toFixed(1)}%`] as const]),
    [
      `Hot in ${formatCount(Number(notes.stability.parameters.replicates))} resamples`,
      formatPercent(hexes.resampleShare[index] as number),
    ],
    ["Hot in shifted grids", `${Math.round(shifts * (hexes.shiftShare[index] as number))} of ${shifts}`],
  ];
  return (
    <dl className="facts where-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function VerdictTable({ verdicts }: { verdicts: readonly Verdict[] }) {
  return (
    <table className="where-table where-verdicts">
      <caption>What each method says of this hex</caption>
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col">Hot</th>
          <th scope="col">Finding</th>
          <th scope="col" data-align="right">
            Adjusted p
          </th>
        </tr>
      </thead>
      <tbody>
        {verdicts.map(({ method, label, isHot, finding, p }) => (
          <tr key={method}>
            <th scope="row">{label}</th>
            <td data-hot={isHot || undefined}>{isHot ? "yes" : "no"}</td>
            <td>{finding}</td>
            <td data-align="right">{p === null ? "–" : formatP(p)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LimitButton({ cell }: { cell: string }) {
  const within = useMuster(hexesWithin);
  const isIn = within?.includes(cell) ?? false;
  const others = within?.filter((other) => other !== cell).length ?? 0;
  return (
    <div className="where-limit">
      <Button size="compact-sm" variant="default" onClick={() => actions.toggleHexFilter(cell)}>
        {isIn
          ? "Stop limiting the charts to this hex"
          : others > 0
            ? "Limit the charts to this hex as well"
            : "Limit the charts to this hex"}
      </Button>
      <p className="note soft small">
        {isIn && others === 0
          ? "Hours, days and months now count this hex alone; this page and the map still count all."
          : "Hours, days and months then count it alone, or with the others chosen; this page and the map still count all."}
      </p>
    </div>
  );
}

function nameRank(rank: number): string {
  const tens = rank % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th");
  return `${formatCount(rank)}${ending}`;
}
