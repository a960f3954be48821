/** A file name of a title: `recorded-by-month.csv` for "Recorded by month"; `chart` where no letter is left. */
export function nameFile(title: string, extension: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return `${words.join("-").slice(0, 80) || "chart"}.${extension}`;
}
