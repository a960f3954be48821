import { describe, expect, it } from "vitest";
import { CARRIED_STYLES, carryStyles } from "../../../src/ui/charts/svg-styles.ts";

const initial = (property: string) => CARRIED_STYLES[property]?.initial ?? "";
const styled = (own: Record<string, string>) => (property: string) => own[property] ?? initial(property);

describe("the styles that an element of an exported picture carries", () => {
  it("are those that it would not have by itself, resolved", () => {
    const style = styled({ fill: "rgb(47, 141, 196)", "font-size": "11px" });
    expect(carryStyles(style, null)).toEqual({ fill: "rgb(47, 141, 196)", "font-size": "11px" });
  });

  it("leave out what comes from the parent", () => {
    const parent = styled({ fill: "rgb(1, 2, 3)", "font-weight": "600" });
    expect(carryStyles(styled({ fill: "rgb(1, 2, 3)", "font-weight": "600" }), parent)).toEqual({});
  });

  it("say again what the parent changed and the element has back", () => {
    const parent = styled({ fill: "rgb(1, 2, 3)" });
    expect(carryStyles(styled({}), parent)).toEqual({ fill: "rgb(0, 0, 0)" });
  });

  it("say the opacity of parent and child, because it is not inherited", () => {
    const half = styled({ opacity: "0.5" });
    expect(carryStyles(half, half)).toEqual({ opacity: "0.5" });
  });

  it("say nothing of what a browser does not know", () => {
    expect(carryStyles(() => "", styled({}))).toEqual({});
  });
});
