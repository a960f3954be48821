import { Button, CloseButton, Progress } from "@mantine/core";
import { actions, useMuster, venues } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import type { NearbyData } from "../app/state.ts";
import "./messages.css";
import type { LoadProgress } from "../model/load-progress.ts";
import type { ServiceProgress } from "../model/service-account.ts";
import { formatCount, formatDistance } from "../model/wording.ts";

/** What the page has to say right now: a load in progress, a problem, or data that lies elsewhere. */
export function Messages() {
  return (
    <div className="app__messages">
      <LoadMessage />
      <ProblemMessage />
      <ElsewhereMessage />
    </div>
  );
}

function LoadMessage() {
  const load = useMuster((state) => state.load);
  if (!load) return null;
  const { progress, download } = load;
  return (
    <div className="card message">
      <div className="message__row">
        <strong>
          {download ? "Fetching" : "Reading"} {load.label}
        </strong>
        <Button size="compact-sm" variant="default" onClick={actions.cancelLoad}>
          Cancel
        </Button>
      </div>
      <Progress value={100 * shareDone(progress, download)} animated aria-label="Read so far" />
      <p className="note soft" role="status">
        {describeProgress(progress, download)}
      </p>
    </div>
  );
}

function shareDone(progress: LoadProgress | null, download: ServiceProgress | null): number {
  if (progress) return progress.bytesTotal > 0 ? progress.bytesRead / progress.bytesTotal : 0;
  return download && download.partsTotal > 0 ? download.partsDone / download.partsTotal : 0;
}

function describeProgress(progress: LoadProgress | null, download: ServiceProgress | null): string {
  if (progress) {
    const { bytesRead, bytesTotal, rowsRead, file } = progress;
    return `${formatMegabytes(bytesRead)} of ${formatMegabytes(bytesTotal)} · ${formatCount(rowsRead)} rows · ${file}`;
  }
  if (!download) return "Starting";
  const { doing, partsDone, partsTotal, rows } = download;
  return `${doing} · ${partsDone} of ${partsTotal} parts · ${formatCount(rows)} rows`;
}

function formatMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function ProblemMessage() {
  const problem = useMuster((state) => state.problem);
  if (!problem) return null;
  const { where } = problem;
  const place = where && [
    where.row && `row ${formatCount(where.row)}`,
    where.column && `column “${where.column}”`,
  ];
  return (
    <div className="card message message--problem" role="alert">
      <div className="message__row">
        <strong>{problem.what}</strong>
        <CloseButton aria-label="Dismiss" onClick={actions.dismissProblem} />
      </div>
      {where && <p className="note soft">{[where.file, ...(place ?? [])].filter(Boolean).join(", ")}</p>}
      <p className="note">{problem.meaning}</p>
      <p className="note strong">{problem.remedy}</p>
    </div>
  );
}

function ElsewhereMessage() {
  const elsewhere = useMuster((state) => state.elsewhere);
  const { event, area } = useMuster(selectPlan);
  if (!elsewhere) return null;
  const go = (place: NearbyData) => {
    const venue = venues.find((candidate) => candidate.id === place.venueId);
    if (venue) actions.chooseVenue(venue);
    else actions.choosePoint(place.at);
  };
  return (
    <div className="card message" role="alert">
      <div className="message__row">
        <strong>
          {elsewhere.rowsHere === 0
            ? "The opened data has no row"
            : `Only ${formatCount(elsewhere.rowsHere)} of the opened rows are`}{" "}
          within {formatDistance(area.radiusM)} of {event.venue.name}.
        </strong>
        <CloseButton aria-label="Dismiss" onClick={actions.dismissElsewhere} />
      </div>
      <p className="note">Choose where to plan. Rows within {formatDistance(area.radiusM)} of each:</p>
      <div className="stack">
        {elsewhere.places.map((place) => (
          <Button
            key={place.name}
            fullWidth
            variant="default"
            justify="space-between"
            rightSection={<span className="soft">{formatCount(place.rows)}</span>}
            onClick={() => go(place)}
          >
            {place.name}
          </Button>
        ))}
      </div>
    </div>
  );
}
