/** How the window looks on this computer, and whether letters are shortcuts. Takes effect at once. */
import { Radios } from "../../controls/Radio";
import { Switch } from "../../controls/Switch";
import { chooseAppearance, useAppearance } from "../../lib/appearance";

/** The page. */
export function AppearancePage() {
  const { theme, density, text, letters } = useAppearance();
  return (
    <div className="settings-section settings-form">
      <Radios
        label="Light or dark"
        options={[
          { value: "system", label: "As this computer is set" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
        value={theme}
        onChange={(value) => chooseAppearance({ theme: value })}
      />
      <Radios
        label="Rows in lists"
        options={[
          { value: "comfortable", label: "Roomy", detail: "About 20 children on a laptop's screen" },
          { value: "compact", label: "Compact", detail: "About 27 children on a laptop's screen" },
        ]}
        value={density}
        onChange={(value) => chooseAppearance({ density: value })}
      />
      <Radios
        label="Size of text"
        options={[
          { value: "normal", label: "Normal" },
          { value: "large", label: "Large" },
          { value: "larger", label: "Larger" },
        ]}
        value={text}
        onChange={(value) => chooseAppearance({ text: value })}
      />
      <Switch on={letters} onChange={(value) => chooseAppearance({ letters: value })}>
        Letters are shortcuts when nothing is being typed
      </Switch>
      <p className="quiet">
        Switch this off if you dictate, or press keys by accident. Everything is also in the palette (Ctrl K).
      </p>
    </div>
  );
}
