/** Many lines of text, in a box that grows with them. Ctrl Enter commits; leaving commits. */
import { type Ref, useLayoutEffect, useRef } from "react";
import { Field, type FieldWords } from "./Field";

export interface TextAreaProps extends FieldWords {
  value: string;
  onChange: (value: string) => void;
  /** Called on leaving the box and on Ctrl Enter. */
  onCommit?: (() => void) | undefined;
  /** Lines shown when empty. */
  rows?: number;
  placeholder?: string;
  spellCheck?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  id?: string;
  name?: string;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A box for prose. */
export function TextArea({
  value,
  onChange,
  onCommit,
  rows = 3,
  isDisabled,
  isReadOnly,
  id,
  placeholder,
  spellCheck = true,
  name,
  ref,
  ...words
}: TextAreaProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const box = own.current;
    if (!box) return;
    // Measured empty first, or a box that has grown would never shrink.
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  }, [value]);
  return (
    <Field {...words} id={id}>
      {(ties) => (
        <textarea
          {...ties}
          ref={(element) => {
            own.current = element;
            if (typeof ref === "function") ref(element);
            else if (ref) ref.current = element;
          }}
          className="input"
          name={name}
          rows={rows}
          value={value}
          placeholder={placeholder}
          spellCheck={spellCheck}
          disabled={isDisabled}
          readOnly={isReadOnly}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onCommit}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onCommit?.();
          }}
        />
      )}
    </Field>
  );
}
