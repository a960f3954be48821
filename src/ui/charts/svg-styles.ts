/** What a style property is where nothing sets it, and whether children take it from their parent. */
interface StyleProperty {
  readonly initial: string;
  readonly inherits: boolean;
}

const BLACK = "rgb(0, 0, 0)";

/** The properties that an exported picture needs to look as it does on the page, `font-family` apart. */
export const CARRIED_STYLES: Readonly<Record<string, StyleProperty>> = {
  fill: { initial: BLACK, inherits: true },
  "fill-opacity": { initial: "1", inherits: true },
  stroke: { initial: "none", inherits: true },
  "stroke-opacity": { initial: "1", inherits: true },
  "stroke-width": { initial: "1px", inherits: true },
  "stroke-dasharray": { initial: "none", inherits: true },
  "stroke-linecap": { initial: "butt", inherits: true },
  "stroke-linejoin": { initial: "miter", inherits: true },
  "paint-order": { initial: "normal", inherits: true },
  opacity: { initial: "1", inherits: false },
  "font-size": { initial: "16px", inherits: true },
  "font-weight": { initial: "400", inherits: true },
  "font-style": { initial: "normal", inherits: true },
  "font-variant-numeric": { initial: "normal", inherits: true },
  "text-anchor": { initial: "start", inherits: true },
  "dominant-baseline": { initial: "auto", inherits: false },
  display: { initial: "inline", inherits: false },
  visibility: { initial: "visible", inherits: true },
};

/** Computed styles of an element by property, variables already resolved. */
export type ReadStyle = (property: string) => string;

/**
 * The presentation attributes that an element of an exported picture must carry, given its computed style and its
 * parent's: those that it would not have by itself. `parent` is null for the outermost element.
 */
export function carryStyles(style: ReadStyle, parent: ReadStyle | null): Record<string, string> {
  const carried: Record<string, string> = {};
  for (const [property, { initial, inherits }] of Object.entries(CARRIED_STYLES)) {
    const value = style(property);
    const without = (inherits && parent ? parent(property) : "") || initial;
    if (value !== "" && value !== without) carried[property] = value;
  }
  return carried;
}
