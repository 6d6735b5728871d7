/**
 * A day. Near days: one box that takes "10/11/2026", "10 nov", "tomorrow", "+7" or "fri", says at once which day that
 * is, and has a calendar. Memorable days (a date of birth): three boxes. Both give ISO text, "" for none; what is not a
 * day is kept in the box and said.
 *
 * Deliberately not a row of spin buttons for near days: an officer types or pastes a whole date, and a plain text box
 * is the surest thing for a screen reader and for WebKitGTK.
 */
import { getLocalTimeZone, parseDate, type CalendarDate, type DateValue } from "@internationalized/date";
import { useId, useState } from "react";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DialogTrigger,
  Heading,
  Popover,
} from "react-aria-components";
import { addDays, fromIso, isRealDay, longDay, readDay, toIso, typedDay } from "../lib/dates";
import { useToday } from "../lib/today";
import { Button } from "./Button";
import { Field, FieldError, FieldStatus, type FieldWords } from "./Field";
import "./DateField.css";

export interface DateFieldProps extends FieldWords {
  /** ISO text, or "" for none. */
  value: string;
  /** Called with ISO text or "" whenever the box holds a day or nothing. */
  onChange: (iso: string) => void;
  /** Called on leaving and on Enter, with the day in the box; not while the box holds what is no day. */
  onCommit?: ((iso: string) => void) | undefined;
  /** Days that cannot be chosen, greyed in the calendar (not school days, say). */
  isUnavailable?: (iso: string) => boolean;
  isDisabled?: boolean;
  id?: string;
}

const notADay = "That is not a day in the calendar. Type it like 10/11/2026.";

/** A box for a near day, with a calendar. */
export function DateField({
  value,
  onChange,
  onCommit,
  isUnavailable,
  isDisabled,
  id,
  error,
  ...words
}: DateFieldProps) {
  const today = useToday();
  const [typed, setTyped] = useState(typedDay(value));
  const [shownFor, setShownFor] = useState(value);
  if (shownFor !== value) {
    setShownFor(value);
    if (readDay(typed, today) !== value) setTyped(typedDay(value));
  }
  const read = readDay(typed, today);
  const [left, setLeft] = useState(false);

  const take = (text: string) => {
    setTyped(text);
    setLeft(false);
    const day = readDay(text, today);
    if (day !== undefined && day !== value) {
      setShownFor(day);
      onChange(day);
    }
  };
  const settle = () => {
    setLeft(true);
    if (read === undefined) return;
    setTyped(typedDay(read));
    onCommit?.(read);
  };
  const choose = (iso: string) => {
    setTyped(typedDay(iso));
    setShownFor(iso);
    onChange(iso);
    onCommit?.(iso);
  };
  const wrong = read === undefined && left ? notADay : undefined;

  return (
    <Field {...words} id={id} error={wrong ?? error}>
      {(ties) => (
        <div className="date-near">
          <input
            {...ties}
            className="input date-box"
            value={typed}
            placeholder="dd/mm/yyyy"
            autoComplete="off"
            spellCheck={false}
            disabled={isDisabled}
            onChange={(event) => take(event.target.value)}
            onBlur={settle}
            onKeyDown={(event) => {
              if (event.key === "Enter") settle();
              const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
              if (step && !event.altKey) {
                event.preventDefault();
                take(typedDay(addDays(read || today, read ? step : 0)));
              }
            }}
          />
          <CalendarButton
            label={words.label}
            value={read || ""}
            today={today}
            isDisabled={isDisabled ?? false}
            isUnavailable={isUnavailable}
            onChoose={choose}
          />
          <output className="date-said">{read ? longDay(read) : ""}</output>
        </div>
      )}
    </Field>
  );
}

function CalendarButton({
  label,
  value,
  today,
  isDisabled,
  isUnavailable,
  onChoose,
}: {
  label: string;
  value: string;
  today: string;
  isDisabled: boolean;
  isUnavailable: ((iso: string) => boolean) | undefined;
  onChoose: (iso: string) => void;
}) {
  const chosen = fromIso(value) ? parseDate(value) : null;
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button kind="quiet" icon="calendar" aria-label={`Calendar for ${label}`} isDisabled={isDisabled} />
      <Popover className="popover" placement="bottom end">
        <div className="popover-body">
          <Calendar<CalendarDate>
            aria-label={label}
            value={chosen}
            defaultFocusedValue={chosen ?? parseDate(today)}
            firstDayOfWeek="mon"
            {...(isUnavailable
              ? { isDateUnavailable: (day: DateValue) => isUnavailable(day.toString()) }
              : {})}
            onChange={(day) => {
              onChoose(day.toString());
              setOpen(false);
            }}
          >
            <header className="calendar-head">
              <Button slot="previous" kind="quiet" icon="left" small />
              <Heading className="calendar-month" />
              <Button slot="next" kind="quiet" icon="right" small />
            </header>
            <CalendarGrid className="calendar" weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(day) => (
                  <CalendarCell
                    date={day}
                    className={`calendar-day${day.toString() === today ? " calendar-today" : ""}${
                      day.toDate(getLocalTimeZone()).getDay() % 6 === 0 ? " calendar-weekend" : ""
                    }`}
                  />
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </div>
      </Popover>
    </DialogTrigger>
  );
}

interface Boxes {
  day: string;
  month: string;
  year: string;
}

const boxesOf = (iso: string): Boxes => {
  const day = fromIso(iso);
  return day
    ? { day: String(day.day), month: String(day.month), year: String(day.year) }
    : { day: "", month: "", year: "" };
};

/** ISO text, "" for three empty boxes, or undefined while they are no day. */
function readBoxes({ day, month, year }: Boxes): string | undefined {
  if (!day && !month && !year) return "";
  if (!/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year)) return undefined;
  const typed =
    readDay(`${day}/${month}/${year}`, "2000-01-01") ?? readDay(`${day} ${month} ${year}`, "2000-01-01");
  const read = fromIso(typed);
  return read && isRealDay(read) ? toIso(read) : undefined;
}

/** Three boxes for a day that a person knows by heart, such as a date of birth. A whole date may be pasted in the first. */
export function MemorableDate({
  value,
  onChange,
  onCommit,
  isDisabled,
  id: givenId,
  label,
  hint = "For example, 27 3 2012",
  error,
  status,
  optional,
}: Omit<DateFieldProps, "isUnavailable">) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const [boxes, setBoxes] = useState(() => boxesOf(value));
  const [left, setLeft] = useState(false);
  const [shownFor, setShownFor] = useState(value);
  if (shownFor !== value) {
    setShownFor(value);
    if (readBoxes(boxes) !== value) setBoxes(boxesOf(value));
  }
  const read = readBoxes(boxes);

  const take = (next: Boxes) => {
    setBoxes(next);
    setLeft(false);
    const day = readBoxes(next);
    if (day !== undefined && day !== value) onChange(day);
  };
  const wrong = left && read === undefined ? whatIsWrong(boxes) : undefined;
  const shown = wrong ?? error;
  const box = (part: keyof Boxes, name: string, chars: number) => (
    <div className="date-part">
      <label htmlFor={`${id}-${part}`}>{name}</label>
      <input
        id={`${id}-${part}`}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        value={boxes[part]}
        disabled={isDisabled}
        aria-invalid={shown ? true : undefined}
        style={{ width: `calc(${chars}ch + 2 * var(--control-pad) + 4px)` }}
        onChange={(event) => {
          const whole = readDay(event.target.value, "2000-01-01");
          // Only with the whole year: "27/03/20" is on its way to "27/03/2012".
          if (part === "day" && /\d{4}$|^\d{4}-\d{2}-\d{2}$/.test(event.target.value.trim()) && whole)
            take(boxesOf(whole));
          else take({ ...boxes, [part]: event.target.value.trim() });
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && read !== undefined) onCommit?.(read);
        }}
      />
    </div>
  );
  return (
    // Leaving the three boxes together is what commits; the fieldset only hears it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      className="field"
      data-invalid={shown ? true : undefined}
      aria-describedby={[hint && `${id}-hint`, shown && `${id}-error`].filter(Boolean).join(" ") || undefined}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setLeft(true);
        if (read !== undefined) onCommit?.(read);
      }}
    >
      <legend className="field-head">
        <span className="field-label">
          {label} {optional ? <span className="field-optional">(optional)</span> : null}
        </span>
        <FieldStatus status={status} />
      </legend>
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      <div className="date-memorable">
        {box("day", "Day", 2)}
        {box("month", "Month", 3)}
        {box("year", "Year", 4)}
        <output className="date-said">{read ? longDay(read) : ""}</output>
      </div>
      <FieldError id={`${id}-error`} error={shown} />
    </fieldset>
  );
}

function whatIsWrong({ day, month, year }: Boxes): string {
  const missing = [!day && "a day", !month && "a month", !year && "a year"].filter(Boolean);
  if (missing.length > 0) return `The date must have ${missing.join(" and ")}.`;
  if (!/^\d{4}$/.test(year)) return "The year must have four figures, like 2012.";
  return `${day}/${month}/${year} is not a day in the calendar.`;
}
