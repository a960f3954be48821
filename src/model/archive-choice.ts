import type { ArchiveMember } from "./archive-member.ts";
import { nameForce } from "./police-force.ts";

/** The tables of one archive among files that are opened together. */
export interface ArchiveListing {
  /** Its place among the files. */
  readonly file: number;
  readonly name: string;
  readonly members: readonly ArchiveMember[];
}

/** A table and the archive that holds it. */
export interface ListedMember extends ArchiveMember {
  /** Place of the archive among the files. */
  readonly file: number;
}

/** What can be chosen as one: a force with all its months, or a table of another kind. */
export interface ArchiveChoice {
  /** Unique among the choices, and what a person reads: `Kent`, or `Kent (2025.zip)` where archives overlap. */
  readonly label: string;
  readonly members: readonly ListedMember[];
}

/**
 * What can be chosen of archives, by name. Of an archive of data.police.uk only street files can. A force is one choice
 * over all archives; where two of them hold it for the same month, or a table under the same path, each archive's is a
 * choice of its own that names it.
 */
export function offerChoices(archives: readonly ArchiveListing[]): ArchiveChoice[] {
  const names = distinctNames(archives);
  const named = [...groupBy(archives.flatMap(listStreets), nameMember)];
  named.sort(([a], [b]) => a.localeCompare(b, "en"));
  return named.flatMap(([name, members]) => {
    if (countTwice(members) === 0) return [{ label: name, members }];
    return Array.from(
      groupBy(members, ({ file }) => file),
      ([file, own]) => ({ label: `${name} (${names.get(file)})`, members: own }),
    );
  });
}

/** The months of choices as `2026-04`, earliest first. */
export function monthsOf(choices: readonly ArchiveChoice[]): string[] {
  const months = choices.flatMap(({ members }) => members.map(({ month }) => month));
  return [...new Set(months)].filter((month) => month !== null).sort();
}

/** The members of the choices with these labels, of the months `from` to `to`; those without a month are of any. */
export function pickMembers(
  choices: readonly ArchiveChoice[],
  labels: ReadonlySet<string>,
  from: string,
  to: string,
): ListedMember[] {
  return choices
    .filter(({ label }) => labels.has(label))
    .flatMap(({ members }) => members)
    .filter(({ month }) => month === null || (month >= from && month <= to));
}

/** How many tables are there from more than one archive, so that their rows would count more than once. */
export function countTwice(members: readonly ListedMember[]): number {
  const archivesOf = Array.from(
    groupBy(members, ({ force, month, path }) => (force === null ? path : `${force} ${month}`)).values(),
    (same) => new Set(same.map(({ file }) => file)).size,
  );
  return archivesOf.filter((archives) => archives > 1).length;
}

function listStreets({ file, members }: ArchiveListing): ListedMember[] {
  const streets = members.filter(({ kind }) => kind === "street");
  return (streets.length > 0 ? streets : members).map((member) => ({ ...member, file }));
}

function nameMember({ force, path }: ListedMember): string {
  return force === null ? path : nameForce(force);
}

/** Archives from different folders may have one name: the second is told apart by its number. */
function distinctNames(archives: readonly ArchiveListing[]): Map<number, string> {
  const seen = new Map<string, number>();
  return new Map(
    archives.map(({ file, name }) => {
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return [file, times === 1 ? name : `${name}, ${times}`];
    }),
  );
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
