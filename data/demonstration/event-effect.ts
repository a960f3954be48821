import type { PhaseName } from "../../src/model/event-spec.ts";
import type { Category } from "./crime-figures.ts";

/**
 * Recorded crimes that one event adds within a kilometre of the stadium, by category; what is not
 * listed gains nothing. From two measurements of data.police.uk at Wembley (May 2025 – April 2026,
 * 47 listed events; data/README.md): the crimes mapped to the stadium's own 100 m hexagon per event, and
 * the monthly count within 1 km, relative to the count beyond 1.5 km, regressed on events a month.
 * Anti-social behaviour shows in neither: its figure is an assumption (a fifth of an ordinary day).
 */
export const ADDED_PER_EVENT: Partial<Record<Category, number>> = {
  "Violence and sexual offences": 4.3,
  "Public order": 1.5,
  "Theft from the person": 1.0,
  Drugs: 0.75,
  "Other theft": 0.6,
  "Anti-social behaviour": 0.55,
  Robbery: 0.3,
};

/** How the added crimes spread over an event's phases: an assumption. */
export const SHARE_BY_PHASE: Readonly<Record<PhaseName, number>> = {
  arrival: 0.3,
  event: 0.25,
  dispersal: 0.4,
  night: 0.05,
};

/**
 * Where the added crimes happen, by place name (data/demonstration/wembley-places.ts), while people come
 * or go, and while the event is on. That near half lies at the stadium itself is measured (366 of the
 * crimes of a year are mapped to its hexagon); the rest follows the ways to the stations, an assumption.
 */
export const EVENT_PLACES: Readonly<Record<"moving" | "inside", Readonly<Record<string, number>>>> = {
  moving: {
    "Wembley Stadium": 30,
    "Olympic Way": 22,
    "Wembley Park Station": 16,
    "Wembley Stadium Station": 8,
    "Bridge Road": 5,
    "London Designer Outlet": 5,
    "Engineers Way": 5,
    "South Way": 4,
    "Fulton Road": 3,
    "Wembley Park Drive": 2,
  },
  inside: {
    "Wembley Stadium": 80,
    "Olympic Way": 8,
    "London Designer Outlet": 5,
    "Engineers Way": 4,
    "South Way": 3,
  },
};
