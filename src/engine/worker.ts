import * as Comlink from "comlink";
import { createEngine } from "./engine.ts";
import { serveEngine } from "./service.ts";
import { solveBeatsInWorker, solveInWorker } from "./solver-client.ts";

Comlink.expose(serveEngine(createEngine(solveInWorker, {}, solveBeatsInWorker)));
