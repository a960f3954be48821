import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.css";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startMuster, useMuster } from "./app/muster.ts";
import "./ui/app.css";
import "./ui/panels.css";
import { App } from "./ui/App.tsx";
import { resolveVariables, theme } from "./ui/theme.ts";

function Root() {
  const scheme = useMuster((state) => state.preferences.scheme);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      {...(scheme !== "auto" && { forceColorScheme: scheme })}
    >
      <App />
    </MantineProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
}
void startMuster();
