/** One of two to five, all in sight. "Unknown" is offered as an answer wherever it is one. */
import { useId } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { FieldError, FieldStatus, type FieldWords } from "./Field";
import type { Option } from "./Select";
import "./Checkbox.css";

/** A group of answers of which one holds. */
export function Radios<T extends string>({
  options,
  value,
  onChange,
  across,
  isDisabled,
  label,
  hint,
  error,
  status,
  optional,
  hideLabel,
}: FieldWords & {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  /** Side by side rather than one under another. */
  across?: boolean;
  isDisabled?: boolean;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <RadioGroup
      className="field"
      data-invalid={error ? true : undefined}
      value={value}
      onChange={(v) => onChange(v as T)}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled ?? false}
      orientation={across ? "horizontal" : "vertical"}
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
      <div className={across ? "radios radios-across" : "radios"}>
        {options.map((option) => (
          <Radio key={option.value} className="tick" value={option.value}>
            {({ isSelected }) => (
              <>
                <span className="tick-box tick-round" aria-hidden="true">
                  {isSelected ? <span className="tick-dot" /> : null}
                </span>
                <span className="tick-words">
                  {option.label}
                  {option.detail ? <span className="option-detail">{option.detail}</span> : null}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </RadioGroup>
  );
}
