import type { Category } from "./crime-figures.ts";

/**
 * When crimes of one kind happen: 24 weights by hour from midnight and 7 by weekday from Monday,
 * per thousand, measured from open data with hours (which and how: data/README.md).
 */
export interface TimeProfile {
  readonly byHour: readonly number[];
  readonly byWeekday: readonly number[];
}

/** Measured profiles. Chicago 2010–2019, Houston January–August 2010, Vancouver 2020. */
export const MEASURED_PROFILES = {
  chicagoAssault: {
    byHour: [46, 48, 42, 35, 24, 17, 14, 17, 27, 32, 36, 40, 42, 44, 47, 54, 52, 52, 53, 55, 55, 57, 58, 54],
    byWeekday: [135, 135, 136, 136, 138, 157, 164],
  },
  chicagoAssaultInPublic: {
    byHour: [49, 51, 45, 37, 24, 16, 11, 14, 20, 23, 27, 33, 37, 40, 43, 56, 57, 57, 59, 61, 61, 63, 61, 56],
    byWeekday: [133, 131, 131, 130, 136, 165, 174],
  },
  houstonRobbery: {
    byHour: [68, 53, 45, 41, 28, 25, 21, 14, 19, 23, 25, 28, 29, 29, 34, 40, 39, 37, 46, 51, 64, 76, 84, 83],
    byWeekday: [142, 133, 134, 126, 149, 164, 153],
  },
  houstonBurglary: {
    byHour: [28, 24, 22, 22, 20, 27, 47, 81, 83, 63, 54, 44, 43, 41, 38, 38, 36, 51, 54, 45, 37, 35, 36, 33],
    byWeekday: [152, 156, 153, 155, 166, 117, 101],
  },
  houstonTheft: {
    byHour: [36, 25, 21, 15, 10, 10, 16, 25, 32, 30, 36, 41, 45, 48, 54, 57, 58, 68, 72, 69, 64, 58, 63, 48],
    byWeekday: [145, 146, 138, 144, 156, 149, 122],
  },
  houstonTheftInShops: {
    byHour: [12, 7, 6, 4, 4, 3, 5, 7, 11, 19, 36, 41, 57, 73, 92, 104, 107, 102, 89, 82, 63, 36, 22, 17],
    byWeekday: [136, 134, 139, 140, 148, 182, 121],
  },
  houstonTheftInPublic: {
    byHour: [65, 49, 37, 23, 11, 8, 18, 30, 30, 23, 28, 30, 32, 34, 29, 42, 42, 49, 67, 63, 66, 61, 85, 80],
    byWeekday: [129, 139, 115, 135, 155, 176, 150],
  },
  vancouverVehicle: {
    byHour: [20, 39, 25, 24, 22, 19, 21, 24, 34, 33, 30, 31, 33, 34, 39, 44, 52, 68, 74, 68, 65, 66, 76, 60],
    byWeekday: [140, 132, 136, 143, 148, 152, 149],
  },
  vancouverMischief: {
    byHour: [32, 46, 36, 33, 26, 28, 25, 31, 35, 44, 34, 37, 35, 32, 43, 42, 42, 53, 61, 53, 54, 53, 66, 57],
    byWeekday: [149, 136, 129, 139, 148, 152, 149],
  },
  vancouverBicycle: {
    byHour: [16, 37, 16, 18, 13, 14, 19, 25, 36, 43, 36, 49, 47, 46, 55, 63, 62, 75, 71, 62, 61, 43, 51, 42],
    byWeekday: [145, 135, 150, 140, 135, 138, 156],
  },
} as const satisfies Record<string, TimeProfile>;

/**
 * Which measured profile each category takes. Anti-social behaviour, drugs, public order, weapons and
 * other crime have no open data with hours here: their profile is borrowed, an assumption.
 */
export const PROFILE_OF: Readonly<Record<Category, keyof typeof MEASURED_PROFILES>> = {
  "Violence and sexual offences": "chicagoAssault",
  "Anti-social behaviour": "vancouverMischief",
  Drugs: "chicagoAssaultInPublic",
  "Other theft": "houstonTheft",
  "Vehicle crime": "vancouverVehicle",
  Shoplifting: "houstonTheftInShops",
  "Public order": "chicagoAssaultInPublic",
  "Theft from the person": "houstonTheftInPublic",
  "Criminal damage and arson": "vancouverMischief",
  Burglary: "houstonBurglary",
  Robbery: "houstonRobbery",
  "Other crime": "chicagoAssault",
  "Possession of weapons": "chicagoAssaultInPublic",
  "Bicycle theft": "vancouverBicycle",
};

/**
 * How stamped minutes heap on round ones: share on the hour, on the half hour, on the quarters, on the
 * other multiples of five. Measured from the Chicago file, its 00:00 stamps left out.
 */
export const MINUTE_HEAPING = { hour: 0.175, half: 0.131, quarters: 0.118, fives: 0.275 } as const;

/** 60 weights, by minute of the hour, that heap as `MINUTE_HEAPING` says. */
export function weighMinutes(): number[] {
  const { hour, half, quarters, fives } = MINUTE_HEAPING;
  const rest = 1 - hour - half - quarters - fives;
  return Array.from({ length: 60 }, (_, minute) => {
    if (minute === 0) return hour;
    if (minute === 30) return half;
    if (minute % 15 === 0) return quarters / 2;
    return minute % 5 === 0 ? fives / 8 : rest / 48;
  });
}
