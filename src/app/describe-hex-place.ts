export { describeHexPlace } from "../plan/describe-place.ts";
