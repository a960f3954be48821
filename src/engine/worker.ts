import * as Comlink from "comlink";
import { createEngine } from "./engine.ts";
import { serveEngine } from "./service.ts";
import { JOBS_IN_WORKER, solveBeatsInWorker, solveInWorker } from "./solver-client.ts";

Comlink.expose(serveEngine(createEngine(solveInWorker, {}, solveBeatsInWorker, JOBS_IN_WORKER)));
