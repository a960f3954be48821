/** The categories with at least one row, most rows first, equal ones by name. */
export function rankCategories(
  categories: readonly string[],
  rowsOf: ArrayLike<number>,
): { readonly name: string; readonly rows: number }[] {
  return categories
    .map((name, category) => ({ name, rows: rowsOf[category] ?? 0 }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
}
