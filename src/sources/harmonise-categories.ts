import offenceMap from "../../data/offence-map.json";
import type { CrimeTable } from "../model/crime-table.ts";
import {
  DEFAULT_HARMONISING,
  foldOffence,
  type Harmonising,
  type MappedOffence,
  OFFENCE_CATEGORIES,
  UNMAPPED,
} from "../model/offence-taxonomy.ts";

const SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = offenceMap;
const OWN_WORDS = new Map(OFFENCE_CATEGORIES.map((name) => [foldOffence(name), name]));

/**
 * The table with its offence texts brought to the taxonomy; only the category of each row changes. It goes back to
 * the files' own texts, so that it may be asked again with another map. A table that was not read from files is
 * returned as it is.
 */
export function harmoniseCategories(
  table: CrimeTable,
  harmonising: Harmonising = DEFAULT_HARMONISING,
): CrimeTable {
  const { evidence } = table;
  if (!evidence) return table;
  const { of, texts, sections } = evidence.offences;
  const edits = new Map(Object.entries(harmonising.edits).map(([text, name]) => [foldOffence(text), name]));
  const numbers = new Map<string, number>();
  const categoryOf = texts.map((text, i) => {
    const name = categoryOfText(text, sections[i] ?? null, harmonising.scope, edits);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  const unchanged = categoryOf.every((number, text) => number === text);
  const lookUp = Uint16Array.from(categoryOf);
  return {
    ...table,
    categories: [...numbers.keys()],
    categoryOf: unchanged ? of : of.map((text) => lookUp[text] as number),
    evidence: { ...evidence, offences: { ...evidence.offences, categoryOf } },
  };
}

/** Every offence text of a table, how many rows have it and what it counts as, most first. */
export function listOffences(table: CrimeTable): MappedOffence[] {
  const offences = table.evidence?.offences;
  if (!offences) return [];
  const rows = new Uint32Array(offences.texts.length);
  for (const text of offences.of) rows[text] = (rows[text] as number) + 1;
  return offences.texts
    .map((source, text) => ({
      source,
      section: offences.sections[text] ?? null,
      rows: rows[text] as number,
      category: table.categories[offences.categoryOf[text] as number] ?? source,
    }))
    .filter((offence) => offence.rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.source < b.source ? -1 : 1));
}

function categoryOfText(
  text: string,
  section: string | null,
  scope: Harmonising["scope"],
  edits: ReadonlyMap<string, string>,
): string {
  const folded = foldOffence(text);
  if (scope === "none") return text;
  const edited = edits.get(folded);
  if (edited !== undefined) return edited;
  if (section !== null) return SECTIONS[section]?.[folded] ?? OWN_WORDS.get(folded) ?? UNMAPPED;
  if (scope === "foreign") return text;
  const shipped = Object.values(SECTIONS).map((map) => map[folded]);
  return OWN_WORDS.get(folded) ?? shipped.find((name) => name !== undefined) ?? UNMAPPED;
}
