import { VisuallyHidden } from "@mantine/core";
import type { CSSProperties } from "react";
import { useMuster } from "../app/muster.ts";
import { selectPlan, selectSurface } from "../app/selectors.ts";
import { type Phase, type PhaseName, phasesOf } from "../model/event-spec.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import { formatTimeOfDay } from "../model/wall-clock.ts";
import "./strip.css";
import { formatCount } from "../model/wording.ts";

const PHASE_NAMES: Record<PhaseName, string> = {
  arrival: "Arrival",
  event: "Event",
  dispersal: "Dispersal",
  night: "Night",
};

const HOURS_SHOWN = 24;

/** The event's phases over the hours of the day at which crime has been recorded in the study area. */
export function TimeStrip() {
  const { event } = useMuster(selectPlan);
  const surface = useMuster(selectSurface);
  const phases = phasesOf(event);
  const firstHour = Math.floor((phases[0]?.from ?? 0) / 60) - 3;
  const at = (minutes: number) =>
    Math.min(100, Math.max(0, (100 * (minutes - firstHour * 60)) / (HOURS_SHOWN * 60)));
  return (
    <section className="card app__strip strip" aria-label="Event phases and hours">
      <ol className="plain-list strip__phases">
        {phases
          .filter((phase) => at(phase.to) > at(phase.from))
          .map((phase) => (
            <li
              key={phase.name}
              className="strip__phase"
              title={`${PHASE_NAMES[phase.name]} ${formatTimeOfDay(phase.from)}–${formatTimeOfDay(phase.to)}`}
              style={
                {
                  left: `${at(phase.from)}%`,
                  width: `calc(${at(phase.to) - at(phase.from)}% - 3px)`,
                  "--phase": `var(--phase-${phase.name})`,
                  "--phase-ink": `var(--phase-ink-${phase.name})`,
                } as CSSProperties
              }
            >
              {PHASE_NAMES[phase.name]}{" "}
              <span className="strip__times">
                {formatTimeOfDay(phase.from)}–{formatTimeOfDay(phase.to)}
              </span>
            </li>
          ))}
        {surface?.byHour && at(phases.at(-1)?.to ?? 0) < 84 && (
          <li className="soft strip__what">Recorded by hour, all days</li>
        )}
      </ol>
      {surface?.byHour ? (
        <Hours byHour={surface.byHour} firstHour={firstHour} phases={phases} />
      ) : (
        <p className="strip__locked soft">{explainLock(surface)}</p>
      )}
    </section>
  );
}

function Hours(props: { byHour: Uint32Array; firstHour: number; phases: readonly Phase[] }) {
  const most = Math.max(1, ...props.byHour);
  return (
    <ol className="plain-list strip__hours" aria-label="Recorded crime by hour of day, all days">
      {Array.from({ length: HOURS_SHOWN }, (_, i) => {
        const hour = (((props.firstHour + i) % 24) + 24) % 24;
        const rows = props.byHour[hour] ?? 0;
        const middle = (props.firstHour + i) * 60 + 30;
        const phase = props.phases.find(({ from, to }) => middle >= from && middle < to);
        const label = String(hour).padStart(2, "0");
        return (
          <li key={label} title={`${label}:00–${label}:59, ${formatCount(rows)} recorded`}>
            <span className="strip__track">
              <span
                className="strip__bar"
                style={{
                  height: `${(100 * rows) / most}%`,
                  background: phase ? `var(--phase-${phase.name})` : "var(--muster-soft)",
                }}
              />
            </span>
            <span className="strip__hour">{label}</span>
            <VisuallyHidden>: {formatCount(rows)} recorded</VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}

function explainLock(surface: HexSurface | null): string {
  if (!surface) return "Hours show here when data with clock times is open.";
  if (surface.timePrecision === "month") {
    return "These records carry the month only, so no hour is shown or implied. The phases come from the event’s own times.";
  }
  if (surface.timePrecision === "day")
    return "These records carry the day but no clock time, so hours are locked.";
  return "These records carry no time, so hours are locked.";
}
