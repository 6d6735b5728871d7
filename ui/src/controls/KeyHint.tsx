/** Keys as they are written on this machine. Decoration: whoever shows it also tells a screen reader the keys. */
import { shownKeys } from "../keyboard/keys";
import "./KeyHint.css";

/** The keys of one shortcut. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="keys" aria-hidden="true">
      {shownKeys(keys).map((press, i) => (
        <span key={i} className="keys-press">
          {press.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
