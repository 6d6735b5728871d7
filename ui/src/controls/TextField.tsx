/** One line of text. It commits on leaving and on Enter, so that a form saves as it goes. */
import type { HTMLInputTypeAttribute, Ref } from "react";
import { Field, type FieldWords } from "./Field";
import { unread } from "./unread";

export interface TextFieldProps extends FieldWords {
  value: string;
  onChange: (value: string) => void;
  /** Called on leaving the box and on Enter. */
  onCommit?: (() => void) | undefined;
  /** Called on Escape; the key goes no further. */
  onGiveUp?: (() => void) | undefined;
  type?: Extract<HTMLInputTypeAttribute, "text" | "password" | "email" | "tel" | "search">;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel";
  /** About how many characters an answer has; the box is made to fit it. */
  chars?: number;
  autoComplete?: string;
  spellCheck?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  /** What stands in the box cannot be read, for a number or a time: no form is sent while it does. */
  isUnread?: boolean;
  id?: string;
  name?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A box for one line. */
export function TextField({
  value,
  onChange,
  onCommit,
  onGiveUp,
  type = "text",
  chars,
  isDisabled,
  isReadOnly,
  isUnread = false,
  id,
  autoComplete = "off",
  spellCheck = false,
  inputMode,
  placeholder,
  name,
  ref,
  ...words
}: TextFieldProps) {
  return (
    <Field {...words} id={id}>
      {(ties) => (
        <input
          {...ties}
          {...unread(isUnread)}
          ref={ref}
          className="input"
          type={type}
          name={name}
          value={value}
          inputMode={inputMode}
          placeholder={placeholder}
          autoComplete={autoComplete}
          spellCheck={spellCheck}
          disabled={isDisabled}
          readOnly={isReadOnly}
          style={chars ? { maxWidth: `calc(${chars}ch + 2 * var(--control-pad) + 2px)` } : undefined}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onCommit}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing && onCommit) onCommit();
            if (event.key === "Escape" && onGiveUp) {
              event.preventDefault();
              onGiveUp();
            }
          }}
        />
      )}
    </Field>
  );
}
