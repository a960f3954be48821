import { findColumn } from "../../src/sources/column-roles.ts";
import type { BenchFile } from "./contender.ts";

/** The names of a file's columns, and which hold its coordinates. */
export function coordinateColumns({ bytes }: BenchFile) {
  const header = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))).trim();
  const names = header.split(",").map((name) => name.replaceAll('"', ""));
  return {
    names,
    longitude: findColumn(names, ["longitude", "lng", "lon"]),
    latitude: findColumn(names, ["latitude", "lat"]),
  };
}
