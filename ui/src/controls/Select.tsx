/** One of a few. For many, or for a search, use ComboBox. */
import { useId } from "react";
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from "react-aria-components";
import { FieldError, FieldStatus, type FieldWords } from "./Field";
import { Icon } from "./Icon";
import "./Select.css";

/** One answer: what is stored, what is read, and a line that explains it. */
export interface Option<T extends string = string> {
  value: T;
  label: string;
  detail?: string | undefined;
}

export interface SelectProps<T extends string> extends FieldWords {
  options: readonly Option<T>[];
  /** null while nothing is chosen. */
  value: T | null;
  onChange: (value: T) => void;
  placeholder?: string;
  isDisabled?: boolean;
  name?: string;
}

/** A button that opens a list of a few answers. */
export function Select<T extends string>({
  options,
  value,
  onChange,
  placeholder = "Choose",
  isDisabled,
  label,
  hint,
  error,
  status,
  optional,
  hideLabel,
  name,
}: SelectProps<T>) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <AriaSelect
      className="field"
      data-invalid={error ? true : undefined}
      value={value}
      onChange={(key) => key !== null && onChange(key as T)}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      placeholder={placeholder}
      {...(name ? { name } : {})}
      {...(described ? { "aria-describedby": described } : {})}
    >
      <div className={hideLabel ? "visually-hidden" : "field-head"}>
        <Label className="field-label">
          {label} {optional ? <span className="field-optional">(optional)</span> : null}
        </Label>
        <FieldStatus status={hideLabel ? undefined : status} />
      </div>
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      <AriaButton className="input select-button" aria-invalid={error ? true : undefined}>
        <SelectValue className="clip" />
        <Icon name="down" />
      </AriaButton>
      <FieldError id={`${id}-error`} error={error} />
      <Popover className="popover select-popover">
        <ListBox className="options" items={options.map((o) => ({ ...o, id: o.value }))}>
          {(option) => (
            <ListBoxItem className="option" id={option.id} textValue={option.label}>
              <span>{option.label}</span>
              {option.detail ? <span className="option-detail">{option.detail}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
