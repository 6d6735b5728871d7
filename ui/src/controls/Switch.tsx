/** On or off, with effect at once. */
import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";
import "./Checkbox.css";

/** A switch. */
export function Switch({
  on,
  onChange,
  children,
  isDisabled,
}: {
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
  isDisabled?: boolean;
}) {
  return (
    <AriaSwitch className="switch" isSelected={on} onChange={onChange} isDisabled={isDisabled ?? false}>
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
      {children}
    </AriaSwitch>
  );
}
