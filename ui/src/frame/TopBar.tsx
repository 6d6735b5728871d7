/** The bar: one box for search and commands, the day that the app believes, how things stand, undo and lock. */
import { Button as AriaButton } from "react-aria-components";
import { useAsk } from "../api/queries";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { KeyHint } from "../controls/KeyHint";
import { Tooltip } from "../controls/Tooltip";
import { ariaKeys } from "../keyboard/keys";
import { longDay } from "../lib/dates";
import { lock, undo } from "./deeds";

/** The bar. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { data: state } = useAsk("app.state", {});
  const undoes = state?.undo ?? null;
  return (
    <header className="bar">
      <AriaButton className="bar-search" onPress={onSearch} aria-haspopup="dialog">
        <Icon name="search" />
        <span>Find a child, a school, a command</span>
        <KeyHint keys="mod+k" />
      </AriaButton>
      <div className="bar-state">
        <span className="bar-date">{state ? longDay(state.today) : ""}</span>
        <span className="clip" title={state?.sentence}>
          {state?.sentence}
        </span>
      </div>
      {state?.sample ? (
        <span className="bar-sample" title="No real child is here">
          Invented LA
        </span>
      ) : null}
      <Tooltip words={undoes ? `Undo: ${undoes}` : "There is nothing to undo"} keys="mod+z">
        <Button
          kind="quiet"
          icon="undo"
          isDisabled={undoes === null}
          aria-label={undoes ? `Undo: ${undoes}` : "Undo: nothing to undo"}
          keys={ariaKeys("mod+z")}
          onPress={() => void undo()}
        >
          Undo
        </Button>
      </Tooltip>
      <Tooltip words="Lock Waymark" keys="mod+shift+l">
        <Button kind="quiet" icon="lock" keys={ariaKeys("mod+shift+l")} onPress={() => void lock()}>
          Lock
        </Button>
      </Tooltip>
    </header>
  );
}
