import type { ReactElement } from "react";

interface MapControlsProps {
  readonly onZoom: (steps: number) => void;
  readonly onFit: () => void;
}

/** Zoom in, zoom out, and back to the whole study area. */
export function MapControls({ onZoom, onFit }: MapControlsProps): ReactElement {
  return (
    <fieldset className="muster-map-controls" aria-label="Map view">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => onZoom(1)}>
        <Icon path="M8 3v10M3 8h10" />
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => onZoom(-1)}>
        <Icon path="M3 8h10" />
      </button>
      <button type="button" aria-label="Fit the study area" title="Fit the study area" onClick={onFit}>
        <Icon path="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
      </button>
    </fieldset>
  );
}

function Icon({ path }: { readonly path: string }): ReactElement {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
