/**
 * A selection with `members` switched as one: taken out where all of them were in, else put in. Null where none is
 * left, which is the same as asking for all.
 */
export function toggleMembers<T>(
  selected: ReadonlySet<T> | null,
  members: readonly T[],
): ReadonlySet<T> | null {
  const next = new Set(selected);
  const allIn = members.every((member) => next.has(member));
  for (const member of members) {
    if (allIn) next.delete(member);
    else next.add(member);
  }
  return next.size > 0 ? next : null;
}
