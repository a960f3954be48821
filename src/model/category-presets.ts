import type { OffenceCategory } from "./offence-taxonomy.ts";

/** A named choice of crime categories for one purpose, with what it cannot show. */
export interface CategoryPreset {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly OffenceCategory[];
  /** Why these categories, in a sentence or two. */
  readonly reason: string;
  /** What the choice leaves out and takes in that it should not, as sentences; to be shown wherever its figures are. */
  readonly limits: readonly string[];
}

/** Ready choices of data.police.uk categories. */
export const CATEGORY_PRESETS: readonly CategoryPreset[] = [
  {
    id: "violence-against-women-and-girls",
    name: "Violence against women and girls: places and times",
    categories: ["Violence and sexual offences", "Public order"],
    reason:
      "Violence and sexual offences holds assault, sexual offences, stalking and harassment; public order holds intentional harassment, alarm and distress in public. Robbery and theft from the person are left out: they would move the ranking to wherever phones are stolen. Anti-social behaviour is left out: it is mostly nuisance and would outnumber the rest.",
    limits: [
      "Open police data says nothing of victims: neither sex nor age nor how they knew the offender. This is a ranking of places and times, not of people.",
      "Most of what these categories hold is not violence against women and girls: they count all assaults and all disorder, whoever was harmed.",
      "Most violence against women and girls is not here: much is never reported, and much of what is happens at home, where public patrols are no answer.",
      "Sexual offences cannot be told apart from other violence in this data, and points are moved to shared places, some of them on purpose for privacy.",
      "Few records in a place may mean few reports rather than few offences. Use it beside local knowledge, survey answers and partners' reports, never instead of them.",
    ],
  },
];
