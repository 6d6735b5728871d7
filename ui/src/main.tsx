/** Where the window begins: the look, the host's events, the router, and the gate. Kept small, so that it paints at once. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { currentHost } from "./api/call";
import { announce } from "./api/events";
import { Gate } from "./Gate";
import { applyAppearance, followSystem } from "./lib/appearance";
import { startRouter } from "./router/router";
import { keepBeforeClosing } from "./saving/drafts";
import "./styles/tokens.css";
import "./styles/base.css";

applyAppearance();
followSystem();
startRouter();
currentHost().listen(announce);
currentHost().onClosing(keepBeforeClosing);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Gate />
    </StrictMode>,
  );
}
