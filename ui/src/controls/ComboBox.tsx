/**
 * One of many, found by typing: schools, providers, children, officers. The caller searches (the core does the finding);
 * this control only shows what came back. Nothing is chosen until the person chooses it.
 */
import { useEffect, useId, useRef, useState } from "react";
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import { FieldError, FieldStatus, type FieldWords } from "./Field";
import { Icon } from "./Icon";
import type { Option } from "./Select";
import "./Select.css";
import "./ComboBox.css";

export interface ComboBoxProps extends FieldWords {
  /** What is chosen, with its words; null for nothing. */
  value: Option | null;
  onChange: (option: Option | null) => void;
  /** Finds answers for what is typed; "" asks for the likeliest few. */
  search: (text: string) => Promise<readonly Option[]>;
  placeholder?: string;
  /** Said when nothing was found. */
  nothing?: string;
  isDisabled?: boolean;
  /** When the list opens by itself: as soon as the box has focus, or only once something is typed. */
  opensOn?: "focus" | "input";
}

/** A pause in typing, in milliseconds, short enough not to be felt. */
const pause = 90;

/** A box that finds as one types. */
export function ComboBox({
  value,
  onChange,
  search,
  placeholder,
  nothing = "Nothing found. Try another part of the name.",
  isDisabled,
  opensOn = "focus",
  label,
  hint,
  error,
  status,
  optional,
  hideLabel,
}: ComboBoxProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const [text, setText] = useState(value?.label ?? "");
  const [options, setOptions] = useState<readonly Option[]>(value ? [value] : []);
  const [shownFor, setShownFor] = useState(value?.value ?? "");
  const asked = useRef(0);
  const find = useRef(search);
  useEffect(() => {
    find.current = search;
  });
  const [wanted, setWanted] = useState<string | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);
  // The answers at hand are of other words than those in the box: they stay in sight, and none of them can be taken.
  const waiting = wanted !== null && answered !== wanted;
  // Where each choice is taken at once and the box starts anew, the list closes because something was chosen for a
  // moment, and stays closed because emptying the box is not typing.
  const [taken, setTaken] = useState<string | null>(null);
  const [calm, setCalm] = useState(false);
  if ((value?.value ?? "") !== shownFor) {
    setShownFor(value?.value ?? "");
    setText(value?.label ?? "");
  }

  useEffect(() => {
    if (taken === null) return undefined;
    const timer = window.setTimeout(() => setTaken(null));
    return () => window.clearTimeout(timer);
  }, [taken]);

  useEffect(() => {
    if (wanted === null) return undefined;
    const mine = (asked.current += 1);
    const timer = window.setTimeout(() => {
      const take = (found: readonly Option[]) => {
        if (mine !== asked.current) return;
        setOptions(found);
        setAnswered(wanted);
      };
      find.current(wanted).then(take, () => take([]));
    }, pause);
    return () => window.clearTimeout(timer);
  }, [wanted]);

  return (
    <AriaComboBox
      className="field"
      data-invalid={error ? true : undefined}
      inputValue={text}
      value={value?.value ?? taken}
      items={waiting ? [] : options.map((o) => ({ ...o, id: o.value }))}
      defaultFilter={() => true}
      menuTrigger={calm ? "manual" : opensOn}
      allowsEmptyCollection
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      onOpenChange={(open) => open && setWanted(text === value?.label ? "" : text)}
      onInputChange={(typed) => {
        if (typed !== "") setCalm(false);
        setText(typed);
        setWanted(typed === value?.label ? "" : typed);
        if (typed === "" && value) onChange(null);
      }}
      onChange={(key) => {
        const chosen = options.find((o) => o.value === key);
        if (chosen) {
          setText(chosen.label);
          setShownFor(chosen.value);
          setTaken(chosen.value);
          setCalm(true);
          onChange(chosen);
        }
      }}
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
      <div className="combo">
        <Input
          className="input"
          onKeyDownCapture={(e) => {
            // Enter would close the list before it has answered.
            if (waiting && e.key === "Enter" && e.currentTarget.getAttribute("aria-expanded") === "true") {
              e.preventDefault();
              e.stopPropagation();
            }
          }}
          placeholder={placeholder ?? "Type any part of the name"}
          onBlur={() => {
            setCalm(false);
            setText(value?.label ?? "");
          }}
        />
        <AriaButton className="combo-open" aria-label={`Show answers for ${label}`}>
          <Icon name="down" />
        </AriaButton>
      </div>
      <FieldError id={`${id}-error`} error={error} />
      <Popover className="popover select-popover">
        <ListBox
          className="options"
          renderEmptyState={() =>
            waiting && options.length > 0 ? (
              <div aria-hidden="true">
                {options.map((option) => (
                  <div className="option" key={option.value}>
                    <OptionWords option={option} />
                  </div>
                ))}
              </div>
            ) : (
              <div className="options-empty">{waiting ? "Looking…" : nothing}</div>
            )
          }
        >
          {(option: Option & { id: string }) => (
            <ListBoxItem className="option" id={option.id} textValue={option.label}>
              <OptionWords option={option} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function OptionWords({ option }: { option: Option }) {
  return (
    <>
      <span>{option.label}</span>
      {option.detail ? <span className="option-detail">{option.detail}</span> : null}
    </>
  );
}
