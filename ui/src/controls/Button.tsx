/** A button. One primary on a screen at most; "danger" only for what cannot simply be undone. */
import { type ReactNode, type Ref, useEffect, useRef } from "react";
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

/**
 * A button with words; give `aria-label` when there is only a sign. While `isPending` it does nothing and keeps focus. The
 * library's own pending is not used: it announces a button that is gone once its form has closed.
 */
export function Button({
  kind = "plain",
  small,
  icon,
  keys,
  children,
  ref,
  isPending = false,
  type,
  onPress,
  ...rest
}: ButtonProps) {
  const own = useRef<HTMLButtonElement>(null);
  // The library under this control lets only some attributes through, and this is not one of them.
  useEffect(() => {
    if (keys) own.current?.setAttribute("aria-keyshortcuts", keys);
    else own.current?.removeAttribute("aria-keyshortcuts");
  }, [keys]);
  useEffect(() => {
    if (isPending) own.current?.setAttribute("aria-disabled", "true");
    else own.current?.removeAttribute("aria-disabled");
  }, [isPending]);
  return (
    <AriaButton
      {...rest}
      type={isPending ? "button" : type}
      onPress={isPending ? undefined : onPress}
      ref={(element) => {
        own.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      className={`button button-${kind}${small ? " button-small" : ""}${children ? "" : " button-sign"}`}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </AriaButton>
  );
}
