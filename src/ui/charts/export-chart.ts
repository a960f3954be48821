import { downloadBlob } from "../../app/download-blob.ts";
import { downloadText } from "../../app/download-text.ts";
import { stateProvenance } from "../../model/provenance.ts";
import { writeTableCsv } from "../../model/report-table.ts";
import { composeSvg } from "./compose-svg.ts";
import { drawPng, loadFontFace } from "./draw-png.ts";
import type { ExportFormat } from "./ExportMenu.tsx";
import { nameFile } from "./name-file.ts";
import { readColours, readDrawing } from "./read-drawing.ts";
import { type ChartStatement, statePicture } from "./state-chart.ts";

/**
 * Saves a chart as a file named after its title. Pictures carry title, reading, badge, methods and cautions; each row of a
 * table says its method, its data span and whether the data is simulated.
 * @param holder The element that the chart's drawing stands in.
 * @throws Error where the chart has no drawing, or the browser cannot draw a picture.
 */
export async function exportChart(
  format: ExportFormat,
  chart: ChartStatement,
  holder: Element,
): Promise<void> {
  const name = nameFile(chart.title, format);
  if (format === "csv") {
    downloadText(name, "text/csv", writeTableCsv(chart.table, stateProvenance(chart)));
    return;
  }
  const svg = holder.querySelector("svg");
  if (!svg) throw new Error("The chart is not drawn yet.");
  const drawing = readDrawing(svg);
  const colours = readColours(holder);
  const words = statePicture(chart);
  if (format === "svg") {
    downloadText(name, "image/svg+xml", composeSvg(drawing, words, colours).svg);
    return;
  }
  downloadBlob(name, await drawPng(composeSvg(drawing, words, colours, await loadFontFace())));
}
