/** Every key, from the one table. What cannot be done on this screen is shown too, lighter: a sheet is for learning. */
import { Dialog } from "../controls/Dialog";
import { KeyHint } from "../controls/KeyHint";
import { useBoard } from "../keyboard/Keyboard";
import { commands } from "../keyboard/commands";
import { ariaKeys } from "../keyboard/keys";
import "./ShortcutSheet.css";

/** The sheet. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const offered = new Set(
    useBoard()
      .offered()
      .map((c) => c.id),
  );
  const withKeys = commands.filter((c) => c.keys.length > 0);
  const groups = [...new Set(withKeys.map((c) => c.group))];
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose} wide>
      <div className="sheet">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {withKeys
                .filter((c) => c.group === group)
                .map((c) => (
                  <div key={c.id} className={offered.has(c.id) ? "sheet-line" : "sheet-line sheet-elsewhere"}>
                    <dt>
                      {c.label}
                      {offered.has(c.id) ? null : (
                        <span className="visually-hidden"> (on another screen)</span>
                      )}
                    </dt>
                    <dd>
                      {c.keys.map((keys) => (
                        <span key={keys}>
                          <KeyHint keys={keys} />
                          <span className="visually-hidden">{ariaKeys(keys)}</span>
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="small quiet">
        Keys that are letters work when nothing is being typed. They can be switched off in Settings,
        Appearance.
      </p>
    </Dialog>
  );
}
