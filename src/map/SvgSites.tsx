import { memo, type ReactElement } from "react";
import type { NamedSite } from "../model/site-list.ts";
import type { Projection } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import { SITE_DOT } from "./site-dots.ts";

interface SvgSitesProps {
  readonly sites: readonly NamedSite[];
  readonly scheme: Scheme;
  readonly projection: Projection;
}

/** Places where units may be suggested, as hollow dots; their names are said of the hex that they lie in. */
export const SvgSites = memo(function SvgSites({ sites, scheme, projection }: SvgSitesProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  return (
    <g className="muster-svg-sites" fill={palette.card} stroke={palette.accent} strokeWidth={SITE_DOT.line}>
      {sites.map(({ at }) => {
        const [x, y] = projection.project(at);
        return <circle key={at.join()} cx={x} cy={y} r={SITE_DOT.radius} />;
      })}
    </g>
  );
});
