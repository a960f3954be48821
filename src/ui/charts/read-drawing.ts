import type { Drawing, PictureColours } from "./compose-svg.ts";
import { carryStyles, type ReadStyle } from "./svg-styles.ts";

/**
 * A chart on the page as a drawing that needs no style sheet: colours resolved, classes, roles and fonts gone. What is
 * marked `data-export="omit"` is left out.
 */
export function readDrawing(svg: SVGSVGElement): Drawing {
  const width = svg.width.baseVal.value;
  const height = svg.height.baseVal.value;
  const copy = copyElement(svg, null);
  copy.setAttribute("overflow", "visible");
  const markup = new XMLSerializer().serializeToString(copy);
  return { markup, width, height };
}

/** The colours that a picture of an element takes from the page around it. */
export function readColours(element: Element): PictureColours {
  const style = getComputedStyle(element);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  return {
    background: read("--muster-card", "#ffffff"),
    ink: read("--muster-ink", "#17212b"),
    soft: read("--muster-soft", "#5b6b7c"),
    badge: read("--muster-badge", "#a85a00"),
  };
}

const LEFT_OUT = new Set(["class", "style", "tabindex", "role", "id", "font-family"]);

function copyElement(element: Element, parentStyle: ReadStyle | null): Element {
  const copy = element.cloneNode(false) as Element;
  const computed = getComputedStyle(element);
  const style: ReadStyle = (property) => computed.getPropertyValue(property);
  for (const { name } of Array.from(element.attributes)) {
    if (LEFT_OUT.has(name) || name.startsWith("aria-") || name.startsWith("data-"))
      copy.removeAttribute(name);
  }
  for (const [property, value] of Object.entries(carryStyles(style, parentStyle))) {
    copy.setAttribute(property, value);
  }
  for (const child of Array.from(element.childNodes)) {
    if (child instanceof Text) copy.append(child.cloneNode());
    if (child instanceof SVGElement && !isLeftOut(child)) copy.append(copyElement(child, style));
  }
  return copy;
}

function isLeftOut(element: SVGElement): boolean {
  return element instanceof SVGStyleElement || element.dataset.export === "omit";
}
