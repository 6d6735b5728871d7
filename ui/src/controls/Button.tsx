/** A button. One primary on a screen at most; "danger" only for what cannot simply be undone. */
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Icon, type IconName } from "./Icon";
import "./Button.css";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  children?: ReactNode;
  /** "primary" for the screen's main deed, "plain" for others, "quiet" where many stand together. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  small?: boolean;
  icon?: IconName;
  /** Keys that do the same, as in the table of commands; told to screen readers. */
  keys?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with words; give `aria-label` when there is only a sign. */
export function Button({ kind = "plain", small, icon, keys, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(keys ? { "aria-keyshortcuts": keys } : {})}
      className={`button button-${kind}${small ? " button-small" : ""}${children ? "" : " button-sign"}`}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </AriaButton>
  );
}
