/**
 * p-values adjusted for the false discovery rate, in the order given (Benjamini & Hochberg 1995):
 * with p₍₁₎ ≤ … ≤ p₍ₘ₎, the adjusted p₍ₖ₎ is the least of 1 and p₍ᵢ₎ m / i over i ≥ k. Declaring all cells with
 * adjusted p < α keeps the expected share of false ones among them at or below α.
 * @param p values in [0, 1]
 */
export function adjustPValues(p: Float64Array): Float64Array {
  const m = p.length;
  const order = Uint32Array.from(p, (_, i) => i).sort((a, b) => (p[a] as number) - (p[b] as number));
  const adjusted = new Float64Array(m);
  let least = 1;
  for (let rank = m; rank >= 1; rank--) {
    const i = order[rank - 1] as number;
    least = Math.min(least, (p[i] as number) * (m / rank));
    adjusted[i] = least;
  }
  return adjusted;
}
