import type { DatasetAddress } from "../model/open-data.ts";
import { ProblemError } from "../model/problem.ts";

const FOUR_BY_FOUR = "([a-z0-9]{4}-[a-z0-9]{4})";
const SOCRATA_PATHS = [
  new RegExp(`^/d/${FOUR_BY_FOUR}(?:/|$)`),
  new RegExp(`^/resource/${FOUR_BY_FOUR}(?:\\.\\w+)?$`),
  new RegExp(`^/api/(?:views|v3/views|geospatial)/${FOUR_BY_FOUR}(?:[./]|$)`),
  new RegExp(`^/[^/]+/[^/]+/${FOUR_BY_FOUR}(?:/(?:about_data|about|data|data_preview|explore)(?:/.*)?)?$`),
];
const ARCGIS_PATH = /^(.*\/(?:FeatureServer|MapServer))(?:\/(\d+))?(?:\/query)?\/?$/i;

/**
 * Recognises what somebody has pasted: a Socrata dataset's page, resource or export, an ArcGIS layer, data.police.uk,
 * or else a file. An ArcGIS service without a layer's number means its first layer.
 * @throws ProblemError where the text is no web address
 */
export function readDatasetAddress(text: string): DatasetAddress {
  const url = readUrl(text);
  if (/^(?:www\.)?data\.police\.uk$/.test(url.hostname) && !/\.(?:zip|csv)$/.test(url.pathname))
    return { kind: "police-uk" };
  const layer = ARCGIS_PATH.exec(url.pathname);
  if (layer) return { kind: "arcgis", layerUrl: `${url.origin}${layer[1]}/${layer[2] ?? "0"}` };
  for (const pattern of SOCRATA_PATHS) {
    const dataset = pattern.exec(url.pathname)?.[1];
    if (dataset && !/^[\d-]+$/.test(dataset)) return { kind: "socrata", domain: url.host, dataset };
  }
  if (/(?:^|\.)(?:hub\.)?arcgis\.com$/.test(url.hostname) || /^\/datasets\/[^/.]+(?:\/|$)/.test(url.pathname))
    throw hubPage(url.href);
  return { kind: "file", url: url.href };
}

function readUrl(text: string): URL {
  const trimmed = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  const named = url && (url.hostname.includes(".") || url.hostname === "localhost");
  if (!named || !/^https?:$/.test(url.protocol) || /\s/.test(trimmed)) throw noAddress(trimmed);
  return url;
}

function noAddress(text: string): ProblemError {
  return new ProblemError({
    what: `"${text.slice(0, 80)}" is not a web address.`,
    meaning: "There is nothing to ask. Nothing was sent.",
    remedy: "Paste the whole address of a dataset or file, beginning with https://.",
  });
}

function hubPage(address: string): ProblemError {
  return new ProblemError({
    what: "This is the page about an ArcGIS dataset, not its layer.",
    meaning: `${address} is made for reading; rows come from the layer behind it. Nothing was sent.`,
    remedy:
      'On that page choose "View API Resources" or "I want to use this", copy the address that ends in FeatureServer/0 or similar, and paste that.',
  });
}
