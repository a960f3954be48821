import { describe, expect, it } from "vitest";
import { clockCrowd } from "../../../src/analysis/expect/crowd-clock.ts";
import { type CrowdInputs, startCrowdInputs } from "../../../src/model/crowd-plan.ts";
import { chooseClockTicks } from "../../../src/ui/charts/clock-ticks.ts";
import { type CrowdForm, readCrowdForm, writeCrowdForm } from "../../../src/ui/crowd/crowd-form.ts";
import { shownUntil, venuePanels } from "../../../src/ui/crowd/queue-panels.ts";
import { exitOf, lineOf, planOf, stationOf } from "../../analysis/crowd-cases.ts";

const EVENT = { start: 1110, end: 1350, venue: { at: [-0.2796, 51.556] as const } };

const INPUTS: CrowdInputs = {
  ...startCrowdInputs(80_000),
  exits: [exitOf(300, 0.125), exitOf(600)],
  stations: [
    stationOf(lineOf(300), {
      walk: { kind: "distance", distanceM: 850 },
      share: 0.46,
      opensAt: 1440 + 300,
      closesAt: 1440 + 700,
      lines: [
        lineOf(300, 1452, 0.8),
        { ...lineOf(1, 1473, 0.2), throughput: { kind: "trains", trainsPerHour: 6, peoplePerTrain: 750 } },
      ],
    }),
    stationOf(lineOf(10), { at: null, share: 0.125 }),
  ],
};

describe("the form of a crowd", () => {
  it("gives back what was entered", () => {
    const { inputs, problems } = readCrowdForm(writeCrowdForm(INPUTS), EVENT);
    expect(problems).toEqual([]);
    expect(inputs).toEqual(INPUTS);
  });

  it("takes a time before the event's start for one past midnight", () => {
    const read = (lastTrain: string) => {
      const { inputs } = readCrowdForm(changeFirst({}, { lastTrain }), EVENT);
      return inputs.stations[0]?.lines[0]?.lastTrain;
    };
    expect(["23:50", "00:12", "18:29", "18:30", ""].map(read)).toEqual([1430, 1452, 2549, 1110, null]);
  });

  it("reckons the walk from the position where none is entered", () => {
    const { inputs } = readCrowdForm(changeFirst({ walk: "", at: "51.5635, -0.2795" }, {}), EVENT);
    expect(inputs.stations[0]?.walk).toEqual({ kind: "distance", distanceM: 1040 });
  });

  it.each([
    [{ at: "near the arch" }, {}, "stations.0.at"],
    [{ walk: "", at: "" }, {}, "stations.0.walk"],
    [{ share: "-" }, {}, "stations.0.share"],
    [{ closesAt: "late" }, {}, "stations.0.closesAt"],
    [{}, { lastTrain: "24:12" }, "stations.0.lines.0.lastTrain"],
    [{}, { peoplePerMinute: "" }, "stations.0.lines.0.peoplePerMinute"],
  ])("says what is wrong where it is: %o %o", (station, line, field) => {
    const { problems } = readCrowdForm(changeFirst(station, line), EVENT);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
  });
});

describe("the curves that are shown", () => {
  it("end a little after the venue is empty and the queues are gone, however late trains run", () => {
    const clock = clockCrowd(planOf(6000, [exitOf(200)], [stationOf(lineOf(150, 1320 + 400))]));
    expect(shownUntil(clock)).toBe(1320 + 45 + 10);
  });

  it("last to the last train where people are left behind", () => {
    const clock = clockCrowd(planOf(6000, [exitOf(200)], [stationOf(lineOf(10, 1320 + 90))]));
    expect(shownUntil(clock)).toBeGreaterThanOrEqual(1320 + 90);
    expect(venuePanels(clock)[1]).toMatchObject({
      said: "about 5,700 at 22:35, 570 m; about 5,200 left behind",
      marks: [{ time: 1410, text: "last 23:30" }],
    });
  });

  it("have round times below them", () => {
    expect(chooseClockTicks(1320, 1453, 8)).toEqual([1320, 1350, 1380, 1410, 1440]);
    expect(chooseClockTicks(1325, 1350, 8)).toEqual([1325, 1330, 1335, 1340, 1345, 1350]);
    expect(chooseClockTicks(0, 2880, 4)).toEqual([0, 720, 1440, 2160, 2880]);
  });
});

/** The form with something else in its first station and that one's first line. */
function changeFirst(
  station: Partial<CrowdForm["stations"][number]>,
  line: Partial<CrowdForm["stations"][number]["lines"][number]>,
): CrowdForm {
  const form = writeCrowdForm(INPUTS);
  return {
    ...form,
    stations: form.stations.map((each, i) =>
      i > 0
        ? each
        : {
            ...each,
            ...station,
            lines: each.lines.map((own, k) => (k > 0 ? own : { ...own, ...line })),
          },
    ),
  };
}
