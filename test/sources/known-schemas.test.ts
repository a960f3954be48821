import { describe, expect, it } from "vitest";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { openBytes, spellOut } from "./open-bytes.ts";

/** Headers as the publishers' portals export them, with one row of each; the rows are made up. */
const FILES = [
  {
    schema: "police-uk",
    text: "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\nx,2026-04,A,A,-0.28,51.55,On or near Engineers Way,E,B,Robbery,,",
    row: {
      at: [-2_800_000, 515_500_000],
      category: "Robbery",
      place: "Engineers Way",
      time: wallMinutes(2026, 4),
    },
    precision: "month",
  },
  {
    schema: "chicago",
    text: 'ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,Domestic,Beat,District,Ward,Community Area,FBI Code,X Coordinate,Y Coordinate,Year,Updated On,Latitude,Longitude,Location\n1,HZ1,06/22/2020 09:05:00 PM,014XX S MUSEUM CAMPUS DR,0460,BATTERY,SIMPLE,STADIUM,false,false,132,1,4,33,08B,1180000,1893000,2020,06/29/2020 03:40:00 PM,41.8623,-87.6167,"(41.8623, -87.6167)"',
    row: {
      at: [-876_167_000, 418_623_000],
      category: "Violence and sexual offences",
      place: "014XX S MUSEUM CAMPUS DR",
      time: wallMinutes(2020, 6, 22, 21, 5),
    },
    precision: "minute",
  },
  {
    schema: "new-york",
    text: "CMPLNT_NUM,CMPLNT_FR_DT,CMPLNT_FR_TM,CMPLNT_TO_DT,CMPLNT_TO_TM,ADDR_PCT_CD,RPT_DT,KY_CD,OFNS_DESC,PD_CD,PD_DESC,LAW_CAT_CD,BORO_NM,X_COORD_CD,Y_COORD_CD,Latitude,Longitude,Lat_Lon\n1,06/22/2020,21:05:00,,,14,06/23/2020,341,PETIT LARCENY,1,LARCENY,MISDEMEANOR,MANHATTAN,985000,212000,40.7505,-73.9934,",
    row: {
      at: [-739_934_000, 407_505_000],
      category: "Other theft",
      place: null,
      time: wallMinutes(2020, 6, 22, 21, 5),
    },
    precision: "minute",
  },
  {
    schema: "los-angeles",
    text: "DR_NO,Date Rptd,DATE OCC,TIME OCC,AREA,AREA NAME,Rpt Dist No,Part 1-2,Crm Cd,Crm Cd Desc,LOCATION,Cross Street,LAT,LON\n1,06/23/2020 12:00:00 AM,06/22/2020 12:00:00 AM,2105,01,Central,0182,1,330,BURGLARY FROM VEHICLE,1100 S FIGUEROA ST,,34.0430,-118.2673",
    row: {
      at: [-1_182_673_000, 340_430_000],
      category: "Vehicle crime",
      place: "1100 S FIGUEROA ST",
      time: wallMinutes(2020, 6, 22, 21, 5),
    },
    precision: "minute",
  },
  {
    schema: "san-francisco",
    text: "Incident Datetime,Incident Date,Incident Time,Incident Year,Incident Day of Week,Report Datetime,Row ID,Incident ID,Incident Number,Incident Category,Incident Subcategory,Incident Description,Resolution,Intersection,Police District,Latitude,Longitude,Point\n2020/06/22 09:05:00 PM,2020/06/22,21:05,2020,Monday,2020/06/22 09:30:00 PM,1,1,1,Larceny Theft,Larceny - From Vehicle,Theft,Open,03RD ST \\ KING ST,Southern,37.7786,-122.3893,",
    row: {
      at: [-1_223_893_000, 377_786_000],
      category: "Other theft",
      place: "03RD ST \\ KING ST",
      time: wallMinutes(2020, 6, 22, 21, 5),
    },
    precision: "minute",
  },
  {
    schema: "san-francisco-2003",
    text: "IncidntNum,Category,Descript,DayOfWeek,Date,Time,PdDistrict,Resolution,Address,X,Y,Location,PdId\n1,VANDALISM,MALICIOUS MISCHIEF,Monday,06/22/2015,21:05,SOUTHERN,NONE,800 Block of 3RD ST,-122.3893,37.7786,,1",
    row: {
      at: [-1_223_893_000, 377_786_000],
      category: "Criminal damage and arson",
      place: "800 Block of 3RD ST",
      time: wallMinutes(2015, 6, 22, 21, 5),
    },
    precision: "minute",
  },
  {
    schema: "houston",
    text: "Incident,RMSOccurrenceDate,RMSOccurrenceHour,NIBRSClass,NIBRSDescription,OffenseCount,Beat,Premise,StreetNo,StreetName,StreetType,Suffix,City,ZIPCode,MapLongitude,MapLatitude\n1,6/22/2022,21,120,Robbery,1,15E30,Stadium,1,NRG,PKWY,,HOUSTON,77054,-95.4107,29.6847",
    row: {
      at: [-954_107_000, 296_847_000],
      category: "Robbery",
      place: "NRG",
      time: wallMinutes(2022, 6, 22, 21),
    },
    precision: "hour",
  },
  {
    schema: "vancouver",
    text: "TYPE,YEAR,MONTH,DAY,HOUR,MINUTE,HUNDRED_BLOCK,NEIGHBOURHOOD,X,Y\nTheft of Bicycle,2020,6,22,21,5,7XX PACIFIC BLVD,Central Business District,500000,5458000",
    row: {
      at: [-1_230_000_000, 492_747_575],
      category: "Bicycle theft",
      place: "7XX PACIFIC BLVD",
      time: wallMinutes(2020, 6, 22, 21, 5),
    },
    precision: "minute",
  },
  {
    schema: "portland",
    text: "Address,CaseNumber,CrimeAgainst,Neighborhood,OccurDate,OccurTime,OffenseCategory,OffenseType,OpenDataLat,OpenDataLon,OpenDataX,OpenDataY,ReportDate,OffenseCount\n1 N CENTER COURT ST,1,Property,Lloyd,6/22/2020,2105,Larceny Offenses,Shoplifting,45.5316,-122.6668,7647000,686000,6/23/2020,1",
    row: {
      at: [-1_226_668_000, 455_316_000],
      category: "Shoplifting",
      place: "1 N CENTER COURT ST",
      time: wallMinutes(2020, 6, 22, 21, 5),
    },
    precision: "minute",
  },
] as const;

describe("the files of a known publisher", () => {
  it.each(FILES)("$schema are recognised by their header and read to the $precision", async (file) => {
    const table = await openBytes({ "a.csv": `${file.text}\n` });
    expect(table.evidence?.shapes.map(({ schema }) => schema)).toEqual([file.schema]);
    const [read] = spellOut(table);
    expect(read).toMatchObject({ category: file.row.category, place: file.row.place, time: file.row.time });
    expect(read?.at[0]).toBeCloseTo(file.row.at[0], -3);
    expect(read?.at[1]).toBeCloseTo(file.row.at[1], -3);
    expect(table.timePrecision).toBe(file.precision);
  });

  it("may be renamed as their interfaces for programs do", async () => {
    const table = await openBytes({
      "a.csv":
        "id,date,block,primary_type,location_description,ward,latitude,longitude\n1,2020-06-22T21:05:00.000,A,THEFT,STREET,4,41.86,-87.61\n",
    });
    expect(table.evidence?.shapes[0]?.schema).toBe("chicago");
    expect(table.timeOf[0]).toBe(wallMinutes(2020, 6, 22, 21, 5));
  });
});
