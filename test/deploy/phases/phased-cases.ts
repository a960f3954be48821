import { listCovers } from "../../../src/deploy/cover/cover-problem.ts";
import type {
  FixedUnits,
  MustCover,
  PhasedObjective,
  PhasedProblem,
} from "../../../src/deploy/phases/phased-problem.ts";
import { type SeededRandom, seedRandom } from "../../../src/model/seeded-random.ts";

/** An event area without a map: hexes `spacingM` apart, demand in a few places that differ by phase. */
export function eventProblem(
  change: {
    readonly seed?: number;
    readonly hexes?: number;
    readonly spacingM?: number;
    readonly objective?: PhasedObjective;
    readonly turnaroundMinutes?: number;
    readonly fairFirst?: boolean;
    readonly wholeWeights?: boolean;
    readonly phases?: number;
    readonly serials?: number;
    readonly vehicles?: number;
  } = {},
): PhasedProblem {
  const random = seedRandom(change.seed ?? 1);
  const spacing = change.spacingM ?? 150;
  const side = Math.ceil(Math.sqrt(change.hexes ?? 930));
  const siteCount = side * side;
  const fixedPosts = 8;
  const phaseCount = change.phases ?? 3;
  const serials = change.serials ?? 9;
  const vehicles = change.vehicles ?? 4;
  const x = new Float64Array(siteCount + fixedPosts);
  const y = new Float64Array(siteCount + fixedPosts);
  for (let s = 0; s < siteCount; s++) {
    const row = Math.floor(s / side);
    x[s] = ((s % side) + (row % 2) / 2) * spacing;
    y[s] = row * spacing * Math.sqrt(0.75);
  }
  const middle = (side * spacing) / 2;
  for (let post = 0; post < fixedPosts; post++) {
    const angle = (post / fixedPosts) * 2 * Math.PI;
    x[siteCount + post] = middle + 260 * Math.cos(angle);
    y[siteCount + post] = middle * Math.sqrt(0.75) + 260 * Math.sin(angle);
  }
  const distance = (a: number, b: number) =>
    Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
  const weightOf = () => {
    const places = Array.from({ length: 9 }, () => ({
      at: Math.floor(random.next() * siteCount),
      spread: spacing * (1 + 3 * random.next()),
      size: 5 + 40 * random.next(),
    }));
    return Float64Array.from({ length: siteCount }, (_, s) => {
      const mean = places.reduce(
        (sum, { at, spread, size }) => sum + size * Math.exp(-((distance(s, at) / spread) ** 2) / 2),
        0.8,
      );
      const count = random.poisson(mean);
      return change.wholeWeights === false ? count * (0.5 + random.next()) : count;
    });
  };
  const coversWithin = (radiusM: number) => {
    const covers = listCovers(siteCount + fixedPosts, (s) =>
      Array.from({ length: siteCount }, (_, i) => i).filter((i) => distance(s, i) <= radiusM),
    );
    const metres = new Float64Array(covers.points.length);
    for (let s = 0; s < siteCount + fixedPosts; s++) {
      for (let k = covers.start[s] as number; k < (covers.start[s + 1] as number); k++) {
        metres[k] = distance(s, covers.points[k] as number);
      }
    }
    return { ...covers, metres };
  };
  const speed = [75, 400, 75];
  const phases = Array.from({ length: phaseCount }, (_, phase) => ({
    name: ["arrival", "event", "dispersal", "night"][phase] ?? `phase ${phase}`,
    weight: weightOf(),
  }));
  const everyPhase = (units: number) => phases.map(() => units);
  return {
    demandCount: siteCount,
    siteCount,
    offListCount: fixedPosts,
    phases,
    types: [
      {
        id: "serial",
        officersPerUnit: 7,
        roster: serials,
        available: everyPhase(serials),
        ...coversWithin(350),
      },
      {
        id: "vehicle",
        officersPerUnit: 2,
        roster: vehicles,
        available: everyPhase(vehicles),
        ...coversWithin(800),
      },
      {
        id: "post",
        officersPerUnit: 4,
        roster: fixedPosts,
        available: everyPhase(fixedPosts),
        ...coversWithin(100),
      },
    ],
    fixed: phases.flatMap((_, phase) =>
      Array.from({ length: fixedPosts }, (_, post) => ({
        phase,
        type: 2,
        site: siteCount + post,
        units: 1,
      })),
    ),
    mustCover: [],
    sectors: {
      count: 4,
      of: Uint16Array.from(
        { length: siteCount },
        (_, s) => ((x[s] as number) < middle ? 0 : 1) + ((y[s] as number) < middle * 0.87 ? 0 : 2),
      ),
    },
    movement: {
      minutes: (type, from, to) => distance(from, to) / (speed[type] ?? 75),
      turnaroundMinutes: phases.slice(1).map(() => change.turnaroundMinutes ?? Number.POSITIVE_INFINITY),
    },
    objective: change.objective ?? { kind: "cover" },
    fairFirst: change.fairFirst ?? false,
  };
}

/** A small problem with everything in it: phases, types, fixed units, no-go sites, must-covers, turnarounds, sectors. */
export function smallProblem(seed: number): PhasedProblem {
  const random = seedRandom(seed);
  const upTo = (most: number) => Math.floor(random.next() * (most + 1));
  const between = (least: number, most: number) => least + upTo(most - least);
  const chance = (share: number) => random.next() < share;
  const phaseCount = between(2, 3);
  const typeCount = phaseCount === 3 ? between(1, 2) : between(1, 2);
  const siteCount = phaseCount === 3 && typeCount === 2 ? between(3, 4) : between(3, 5);
  const offListCount = upTo(1);
  const demandCount = between(3, 9);
  const all = siteCount + offListCount;
  const types = Array.from({ length: typeCount }, (_, t) => {
    const roster = t === 0 ? between(1, 3) : between(1, 2);
    const covers = listCovers(all, () =>
      Array.from({ length: demandCount }, (_, i) => i).filter(() => chance(0.35)),
    );
    return {
      id: t === 0 ? "serial" : "vehicle",
      officersPerUnit: 7 - 5 * t,
      roster,
      available: Array.from({ length: phaseCount }, () => (chance(0.7) ? roster : upTo(roster))),
      ...(chance(0.3) ? { mostPerSite: 1 } : {}),
      ...covers,
      metres: Float64Array.from(covers.points, () => 10 * between(0, 9)),
    };
  });
  const phases = Array.from({ length: phaseCount }, (_, p) => ({
    name: `phase ${p}`,
    weight: Float64Array.from({ length: demandCount }, () => (chance(0.2) ? 0 : between(1, 9))),
    ...(chance(0.5) ? { allowed: Uint8Array.from({ length: siteCount }, () => (chance(0.8) ? 1 : 0)) } : {}),
  }));
  const place = Array.from({ length: all }, () => [upTo(20), upTo(20)] as const);
  const fixed: FixedUnits[] = [];
  types.forEach(({ available }, type) => {
    available.forEach((units, phase) => {
      if (units > 0 && chance(0.3)) fixed.push({ phase, type, site: upTo(all - 1), units: 1 });
    });
  });
  return {
    demandCount,
    siteCount,
    offListCount,
    phases,
    types,
    fixed,
    mustCover: phases.flatMap((_, phase) =>
      chance(0.4) ? [someMustCover(random, phase, typeCount, siteCount)] : [],
    ),
    sectors: { count: 2, of: Uint16Array.from({ length: demandCount }, () => upTo(1)) },
    movement: {
      minutes: (type, from, to) => {
        const [ax, ay] = place[from] ?? [0, 0];
        const [bx, by] = place[to] ?? [0, 0];
        return (Math.abs(ax - bx) + Math.abs(ay - by)) / (type + 1);
      },
      turnaroundMinutes: phases
        .slice(1)
        .map(() => (chance(0.25) ? Number.POSITIVE_INFINITY : between(2, 18))),
    },
    objective: { kind: "cover" },
    fairFirst: false,
  };
}

function someMustCover(random: SeededRandom, phase: number, typeCount: number, siteCount: number): MustCover {
  const sites = Array.from({ length: siteCount }, (_, s) => s).filter(() => random.next() < 0.5);
  const type = Math.floor(random.next() * typeCount);
  return {
    phase,
    name: `gate ${phase}`,
    anyOf: [{ type, sites: sites.length > 0 ? sites : [0] }],
  };
}
