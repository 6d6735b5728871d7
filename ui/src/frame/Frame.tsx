/**
 * What stands around every screen: the rail, the bar with search and state, the place for notices and questions. It
 * knows where screens are, and nothing of what is in them.
 */
import { useEffect, useMemo, useRef, useState } from "react";
import { chooseAppearance, useAppearance } from "../lib/appearance";
import { Keyboard } from "../keyboard/Keyboard";
import type { Hand } from "../keyboard/commands";
import { Notices } from "../controls/Notices";
import { Questions } from "../controls/Dialog";
import { ScreenHead } from "../controls/ScreenHead";
import { goBack, navigate, usePlace } from "../router/router";
import { captureBox, preloadScreens, routeFor } from "../routes";
import { Fault } from "./Fault";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import { ShortcutSheet } from "./ShortcutSheet";
import { TopBar } from "./TopBar";
import { lock, redo, undo } from "./deeds";
import { useActivity } from "./activity";
import { keepFocus } from "./keepFocus";
import "./Frame.css";

const CaptureBox = captureBox;

/** Takes focus to the page's heading. */
function focusMain(): void {
  const heading =
    document.querySelector<HTMLElement>("[data-screen-heading]") ?? document.getElementById("main");
  heading?.focus();
}

/** The window, unlocked. */
export function Frame() {
  const { path } = usePlace();
  const found = routeFor(path);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [captureOpen, setCaptureOpen] = useState(false);
  const { letters } = useAppearance();
  const parent = found?.route.parent;

  const hand = useMemo<Hand>(
    () => ({
      go: (to) => navigate(to),
      back: () => {
        if (parent) goBack(parent);
      },
      openPalette: () => setPaletteOpen(true),
      openSheet: () => setSheetOpen(true),
      openCapture: () => setCaptureOpen(true),
      undo: () => void undo(),
      redo: () => void redo(),
      lock: () => void lock(),
      toggleTheme: () =>
        chooseAppearance({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }),
      toggleDensity: () =>
        chooseAppearance({
          density: document.documentElement.dataset.density === "compact" ? "comfortable" : "compact",
        }),
      focusMain,
    }),
    [parent],
  );
  useActivity();
  const main = useRef<HTMLElement>(null);
  useEffect(() => (main.current ? keepFocus(main.current) : undefined), []);
  useEffect(() => {
    // After the first screen has painted; half a second is longer than any paint measured.
    const timer = window.setTimeout(preloadScreens, 500);
    return () => window.clearTimeout(timer);
  }, []);

  return (
    <Keyboard hand={hand} letters={letters}>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // The address after "#" is the router's; the jump is made by hand.
          event.preventDefault();
          focusMain();
        }}
      >
        Skip to the page
      </a>
      <div className="frame">
        <Rail section={found?.section} />
        <TopBar onSearch={() => setPaletteOpen(true)} />
        <main ref={main} id="main" className="main" tabIndex={-1}>
          <Fault key={path}>
            {found ? <found.route.screen key={found.route.path} params={found.params} /> : <Nowhere />}
          </Fault>
        </main>
      </div>
      <Palette isOpen={paletteOpen} onClose={() => setPaletteOpen(false)} />
      {captureOpen ? <CaptureBox isOpen onClose={() => setCaptureOpen(false)} /> : null}
      <ShortcutSheet isOpen={sheetOpen} onClose={() => setSheetOpen(false)} />
      <Questions />
      <Notices />
    </Keyboard>
  );
}

function Nowhere() {
  return (
    <>
      <ScreenHead title="There is nothing here" />
      <p>
        The address does not lead to a screen of Waymark. <a href="#/today">Go to Today</a>.
      </p>
    </>
  );
}
