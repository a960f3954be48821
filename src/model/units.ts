/** A distance on the ground, in metres. */
export type Metres = number;

/** A position as `[longitude, latitude]` in degrees, WGS 84. */
export type LngLat = readonly [lng: number, lat: number];

/** Minutes since 1970-01-01 00:00 on the local wall clock of the data; no time zone is implied. */
export type WallMinutes = number;

/** A calendar month counted from January 1970 = 0. */
export type MonthIndex = number;
