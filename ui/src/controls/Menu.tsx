/** More that can be done, behind one button. Each line may say its keys. */
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Button, type ButtonProps } from "./Button";
import { KeyHint } from "./KeyHint";
import "./Select.css";
import "./Menu.css";

/** One line of a menu; `null` between two draws a rule. */
export interface MenuLine {
  id: string;
  label: string;
  run: () => void;
  keys?: string | undefined;
  danger?: boolean;
  isDisabled?: boolean;
}

/** A button that opens a menu. */
export function Menu({
  lines,
  label,
  button,
}: {
  lines: readonly (MenuLine | null)[];
  /** Names the button when it has only a sign. */
  label: string;
  button?: Omit<ButtonProps, "aria-label">;
}) {
  return (
    <MenuTrigger>
      <Button kind="quiet" icon="more" {...button} {...(button?.children ? {} : { "aria-label": label })} />
      <Popover className="popover" placement="bottom end">
        <AriaMenu
          className="options menu"
          aria-label={label}
          onAction={(key) => lines.find((line) => line?.id === key)?.run()}
        >
          {lines.map((line, i) =>
            line === null ? (
              <Separator key={`rule-${i}`} className="menu-rule" />
            ) : (
              <MenuItem
                key={line.id}
                id={line.id}
                textValue={line.label}
                className={line.danger ? "option menu-line menu-danger" : "option menu-line"}
                isDisabled={line.isDisabled ?? false}
              >
                <span>{line.label}</span>
                {line.keys ? <KeyHint keys={line.keys} /> : null}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
