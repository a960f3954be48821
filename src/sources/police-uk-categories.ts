/**
 * The categories of the street-level crime service of data.police.uk, by the address of each, as its street files call
 * them (data.police.uk/docs/method/crime-categories; the last is of before May 2013).
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["anti-social-behaviour", "Anti-social behaviour"],
  ["bicycle-theft", "Bicycle theft"],
  ["burglary", "Burglary"],
  ["criminal-damage-arson", "Criminal damage and arson"],
  ["drugs", "Drugs"],
  ["other-crime", "Other crime"],
  ["other-theft", "Other theft"],
  ["possession-of-weapons", "Possession of weapons"],
  ["public-order", "Public order"],
  ["robbery", "Robbery"],
  ["shoplifting", "Shoplifting"],
  ["theft-from-the-person", "Theft from the person"],
  ["vehicle-crime", "Vehicle crime"],
  ["violent-crime", "Violence and sexual offences"],
  ["public-disorder-weapons", "Public disorder and weapons"],
]);

/** `Vehicle crime` for `vehicle-crime`; a category that is new to us keeps its words. */
export function namePoliceUkCategory(address: string): string {
  const words = address.replaceAll("-", " ");
  return NAMES.get(address) ?? words.charAt(0).toUpperCase() + words.slice(1);
}
