import type { LngLat } from "../../src/model/units.ts";

/** Centre and radius of the circle that every figure here is measured in and every row is simulated in. */
export const CENTRE: LngLat = [-0.2796, 51.556];
export const RADIUS_M = 3000;

/** First month of the simulated data, and how many months follow one another. */
export const FIRST_MONTH = { year: 2023, month: 5 };
export const MONTH_COUNT = 36;

/** One simulated row stands for this many recorded crimes: three years then fit in a small file. */
export const RECORDED_PER_ROW = 2;

/**
 * Recorded crimes and incidents within 3 km of Wembley Stadium in each month from May 2025 to April 2026.
 * Measured from data.police.uk (Open Government Licence v3.0), gridded to 100 m hexagons.
 */
export const RECORDED_BY_MONTH = {
  "Violence and sexual offences": [593, 604, 656, 570, 521, 597, 486, 517, 470, 509, 527, 588],
  "Anti-social behaviour": [461, 570, 585, 531, 463, 562, 401, 343, 399, 375, 440, 460],
  Drugs: [158, 183, 206, 205, 249, 287, 209, 126, 119, 84, 129, 111],
  "Other theft": [147, 147, 162, 157, 154, 170, 145, 146, 132, 135, 159, 130],
  "Vehicle crime": [145, 140, 160, 129, 137, 144, 149, 115, 114, 126, 124, 128],
  Shoplifting: [176, 155, 168, 171, 142, 127, 116, 121, 93, 97, 125, 109],
  "Public order": [132, 124, 172, 116, 130, 107, 107, 107, 67, 107, 116, 114],
  "Theft from the person": [115, 76, 113, 102, 89, 173, 139, 125, 92, 114, 119, 96],
  "Criminal damage and arson": [98, 120, 102, 90, 91, 114, 89, 79, 91, 104, 105, 141],
  Burglary: [70, 62, 78, 60, 62, 79, 86, 80, 82, 96, 77, 73],
  Robbery: [46, 60, 85, 62, 64, 51, 59, 74, 53, 59, 82, 83],
  "Other crime": [23, 24, 29, 24, 27, 20, 15, 19, 20, 25, 21, 30],
  "Possession of weapons": [7, 9, 12, 10, 8, 11, 5, 12, 22, 15, 17, 27],
  "Bicycle theft": [11, 12, 16, 5, 4, 8, 7, 2, 12, 9, 9, 11],
} as const satisfies Record<string, readonly number[]>;

export type Category = keyof typeof RECORDED_BY_MONTH;

/** The categories, most recorded first. */
export const CATEGORIES = Object.keys(RECORDED_BY_MONTH) as Category[];

/**
 * How unevenly the recorded crimes lie over the 301 H3 cells of resolution 9 whose centre is within 3 km,
 * empty ones counted: Gini coefficient, share in the fullest 5 % and 10 % of cells. Same source.
 */
export const CONCENTRATION = { gini: 0.589, top5: 0.273, top10: 0.423 } as const;

/** Share of the recorded crimes within so many metres of the stadium's centre. Same source. */
export const SHARE_WITHIN_M: readonly (readonly [metres: number, share: number])[] = [
  [500, 0.085],
  [1000, 0.21],
  [1500, 0.376],
  [2000, 0.576],
  [2500, 0.759],
];
