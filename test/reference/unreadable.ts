/** Why a file is not an instance of the kind it was taken for. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** The numbers of each line that is not empty. @throws Unreadable where a line has fewer than `columns`. */
export function readNumberRows(text: string, columns: number): number[][] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const numbers = line.trim().split(/\s+/).map(Number);
    if (numbers.length < columns || numbers.some(Number.isNaN)) {
      throw new Unreadable(
        `line ${i + 1} is "${line.trim().slice(0, 40)}" where ${columns} numbers should stand`,
      );
    }
    return [numbers];
  });
}
