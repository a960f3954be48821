import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, wherever the command was typed. */
export const repositoryRoot = fileURLToPath(new URL("..", import.meta.url));

/** The full path of something in the repository. */
export function inRepository(...parts) {
  return join(repositoryRoot, ...parts);
}
