import proj4 from "proj4";

const US_FEET = "+datum=NAD83 +units=us-ft +no_defs";
const IRISH_DATUM = "+towgs84=482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15 +units=m +no_defs";

/** Grids by EPSG code. UTM zones are computed instead; everything else can be given as a proj4 definition. */
const GRIDS: Readonly<Record<number, string>> = {
  3857: "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs",
  // British National Grid with the seven-parameter shift to WGS 84, good to about five metres.
  27700:
    "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs",
  // Irish Transverse Mercator; Irish Grid (TM65) and the same readjusted (TM75).
  2157: "+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs",
  29902: `+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy ${IRISH_DATUM}`,
  29903: `+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy ${IRISH_DATUM}`,
  // United States, state plane: California III and V, New York Long Island, Oregon North (two), Texas South Central,
  // Washington North, Illinois East.
  2227: `+proj=lcc +lat_0=36.5 +lon_0=-120.5 +lat_1=38.4333333333333 +lat_2=37.0666666666667 +x_0=2000000.0001016 +y_0=500000.0001016 ${US_FEET}`,
  2229: `+proj=lcc +lat_0=33.5 +lon_0=-118 +lat_1=35.4666666666667 +lat_2=34.0333333333333 +x_0=2000000.0001016 +y_0=500000.0001016 ${US_FEET}`,
  2263: `+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000 +y_0=0 ${US_FEET}`,
  2269: "+proj=lcc +lat_0=43.6666666666667 +lon_0=-120.5 +lat_1=46 +lat_2=44.3333333333333 +x_0=2500000.0001424 +y_0=0 +datum=NAD83 +units=ft +no_defs",
  2278: `+proj=lcc +lat_0=27.8333333333333 +lon_0=-99 +lat_1=30.2833333333333 +lat_2=28.3833333333333 +x_0=600000 +y_0=3999999.9998984 ${US_FEET}`,
  2285: `+proj=lcc +lat_0=47 +lon_0=-120.833333333333 +lat_1=48.7333333333333 +lat_2=47.5 +x_0=500000.0001016 +y_0=0 ${US_FEET}`,
  2913: "+proj=lcc +lat_0=43.6666666666667 +lon_0=-120.5 +lat_1=46 +lat_2=44.3333333333333 +x_0=2500000.0001424 +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=ft +no_defs",
  3435: `+proj=tmerc +lat_0=36.6666666666667 +lon_0=-88.3333333333333 +k=0.999975 +x_0=300000.0000000001 +y_0=0 ${US_FEET}`,
};

/** UTM zones by the first EPSG code of a series: WGS 84 north and south, ETRS89, NAD83. */
const UTM_SERIES = [
  { from: 32_601, to: 32_660, zone: 1, rest: "+datum=WGS84" },
  { from: 32_701, to: 32_760, zone: 1, rest: "+south +datum=WGS84" },
  { from: 25_828, to: 25_838, zone: 28, rest: "+ellps=GRS80 +towgs84=0,0,0,0,0,0,0" },
  { from: 26_901, to: 26_923, zone: 1, rest: "+datum=NAD83" },
] as const;

/** Turns easting and northing of one grid into degrees, and back. */
export interface Projection {
  /** `[longitude, latitude]` in degrees, WGS 84. */
  toDegrees(easting: number, northing: number): [number, number];
  toGrid(longitude: number, latitude: number): [number, number];
}

/**
 * The projection of a grid by its EPSG code (`EPSG:27700`, `27700`) or its proj4 definition (`+proj=…`).
 * Null where the code is not known here or the definition cannot be understood.
 */
export function projectionOf(crs: string): Projection | null {
  const definition = definitionOf(crs.trim());
  if (definition === null) return null;
  try {
    const { forward, inverse } = proj4("WGS84", definition);
    return {
      toDegrees: (easting, northing) => inverse([easting, northing]) as [number, number],
      toGrid: (longitude, latitude) => forward([longitude, latitude]) as [number, number],
    };
  } catch {
    return null;
  }
}

function definitionOf(crs: string): string | null {
  if (/^\+proj=\w+/.test(crs) && !/^\+proj=(?:longlat|latlong)\b/.test(crs)) return crs;
  const code = Number(/^(?:EPSG:{1,2})?(\d{4,5})$/i.exec(crs)?.[1] ?? Number.NaN);
  const utm = UTM_SERIES.find(({ from, to }) => code >= from && code <= to);
  if (utm) return `+proj=utm +zone=${code - utm.from + utm.zone} ${utm.rest} +units=m +no_defs`;
  return GRIDS[code] ?? null;
}
