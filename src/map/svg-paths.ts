import type { LngLat } from "../model/units.ts";
import type { HexField } from "./hex-geometry.ts";
import type { Projection } from "./project.ts";
import { dashOutline } from "./rings.ts";
import type { SceneHexes } from "./scene.ts";

/** SVG path data of a line through these positions, to a tenth of a unit. */
export function pathOf(line: readonly LngLat[], { project }: Projection): string {
  return line
    .map((at, i) => {
      const [x, y] = project(at);
      return `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}

/** Path data of the hexes of each colour class; one path per class keeps a drawing of thousands of hexes small. */
export function classPaths(hexes: SceneHexes, field: HexField, projection: Projection): string[] {
  const paths = Array.from({ length: hexes.classCount }, () => [] as string[]);
  field.boundaries.forEach((boundary, i) => {
    paths[hexes.classOf[i] ?? 0]?.push(`${pathOf(boundary, projection)}Z`);
  });
  return paths.map((path) => path.join(""));
}

/** Path data of the outlines of significant hexes: whole ones for hot, dashes for cold. */
export function significancePaths(
  hexes: SceneHexes,
  field: HexField,
  projection: Projection,
): { readonly hot: string; readonly cold: string } {
  const hot: string[] = [];
  const cold: string[] = [];
  field.boundaries.forEach((boundary, i) => {
    if (hexes.significance[i] === 1) hot.push(`${pathOf(boundary, projection)}Z`);
    if (hexes.significance[i] === -1) {
      for (const dash of dashOutline(boundary)) cold.push(pathOf(dash, projection));
    }
  });
  return { hot: hot.join(""), cold: cold.join("") };
}
