import { downloadBlob } from "./download-blob.ts";

/** Hands a text to the browser's download, under a file name. */
export function downloadText(name: string, type: string, text: string): void {
  downloadBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
