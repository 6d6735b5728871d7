/** Yes or not, for choices that stand alone or in a group. Unknown is a third answer: use Radio for that. */
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components";
import { Icon } from "./Icon";
import "./Checkbox.css";

/** A box to tick. */
export function Checkbox({
  checked,
  onChange,
  children,
  detail,
  isDisabled,
  isIndeterminate,
  "aria-label": ariaLabel,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  detail?: ReactNode;
  isDisabled?: boolean;
  isIndeterminate?: boolean;
  "aria-label"?: string;
}) {
  return (
    <AriaCheckbox
      className="tick"
      isSelected={checked}
      onChange={onChange}
      isDisabled={isDisabled ?? false}
      isIndeterminate={isIndeterminate ?? false}
      {...(ariaLabel ? { "aria-label": ariaLabel } : {})}
    >
      <span className="tick-box" aria-hidden="true">
        {isIndeterminate ? <span className="tick-some" /> : checked ? <Icon name="check" size={14} /> : null}
      </span>
      {children ? (
        <span className="tick-words">
          {children}
          {detail ? <span className="option-detail">{detail}</span> : null}
        </span>
      ) : null}
    </AriaCheckbox>
  );
}
