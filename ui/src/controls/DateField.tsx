/**
 * A day. Near days: one box that takes "10/11/2026", "10 nov", "tomorrow", "+7" or "fri", says at once which day that
 * is, and has a calendar. Memorable days (a date of birth): three boxes. Both give ISO text, "" for none. What is not a
 * day is kept in the box and said; it is never taken for the day that its beginning would have been, and no form is sent
 * while it stands there.
 *
 * Deliberately not a row of spin buttons for near days: an officer types or pastes a whole date, and a plain text box
 * is the surest thing for a screen reader and for WebKitGTK.
 */
import { getLocalTimeZone, parseDate, type CalendarDate, type DateValue } from "@internationalized/date";
import { useId, useRef, useState } from "react";
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
import {
  addDays,
  fromIso,
  isRealDay,
  isShortYear,
  longDay,
  readDay,
  toIso,
  typedDay,
  whyNoDay,
} from "../lib/dates";
import { useToday } from "../lib/today";
import { Button } from "./Button";
import { Field, FieldError, FieldStatus, type FieldWords } from "./Field";
import { unread } from "./unread";
import "./DateField.css";

export interface DateFieldProps extends FieldWords {
  /** ISO text, or "" for none. */
  value: string;
  /**
   * Called with ISO text or "" whenever the box holds a day or nothing. When it is left holding what is no day: "" within
   * a form that is sent as a whole, and otherwise the day that stood there before, so that nothing else follows a mistake.
   */
  onChange: (iso: string) => void;
  /** Called on leaving and on Enter, with the day in the box; not while the box holds what is no day. */
  onCommit?: ((iso: string) => void) | undefined;
  /** Days that cannot be chosen, greyed in the calendar (not school days, say). */
  isUnavailable?: (iso: string) => boolean;
  isDisabled?: boolean;
  id?: string;
}

/** What is given for a box that was left holding no day. */
const none = (box: Element | null, before: string, savesItself: boolean) =>
  savesItself || !box?.closest("form") ? before : "";

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
  const before = useRef(value);

  const give = (day: string) => {
    setShownFor(day);
    if (day !== value) onChange(day);
  };
  const take = (text: string) => {
    setTyped(text);
    setLeft(false);
    const day = readDay(text, today);
    // "12/11/20" may be on its way to 2026: a short year is read once the box is left.
    if (day !== undefined && !isShortYear(text)) give(day);
  };
  const settle = (box: Element) => {
    if (read === undefined) {
      setLeft(true);
      give(none(box, before.current, onCommit !== undefined));
      return;
    }
    setTyped(typedDay(read));
    give(read);
    before.current = read;
    onCommit?.(read);
  };
  const choose = (iso: string) => {
    setTyped(typedDay(iso));
    give(iso);
    before.current = iso;
    onCommit?.(iso);
  };
  const wrong = read === undefined && left ? whyNoDay(typed) : undefined;

  return (
    <Field {...words} id={id} error={wrong ?? error}>
      {(ties) => (
        <div className="date-near">
          <input
            {...ties}
            {...unread(read === undefined || isShortYear(typed))}
            className="input date-box"
            value={typed}
            placeholder="dd/mm/yyyy"
            autoComplete="off"
            spellCheck={false}
            disabled={isDisabled}
            onChange={(event) => take(event.target.value)}
            onFocus={() => {
              // What was wrong when it was left is no day to go back to.
              if (read !== undefined) before.current = value;
            }}
            onBlur={(event) => settle(event.currentTarget)}
            onKeyDown={(event) => {
              if (event.key === "Enter") settle(event.currentTarget);
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
  const before = useRef(value);
  const fault = read === undefined ? whatIsWrong(boxes) : undefined;

  const give = (day: string) => {
    setShownFor(day);
    if (day !== value) onChange(day);
  };
  const take = (next: Boxes) => {
    setBoxes(next);
    setLeft(false);
    const day = readBoxes(next);
    if (day !== undefined) give(day);
  };
  const settle = (group: Element) => {
    if (read === undefined) {
      setLeft(true);
      give(none(group, before.current, onCommit !== undefined));
      return;
    }
    before.current = read;
    onCommit?.(read);
  };
  const shown = left && fault ? fault.sentence : error;
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
        {...unread(fault?.at === part)}
        aria-invalid={shown && (!left || !fault || fault.at === part) ? true : undefined}
        style={{ width: `calc(${chars}ch + 2 * var(--control-pad) + 4px)` }}
        onChange={(event) => {
          const whole = readDay(event.target.value, "2000-01-01");
          // Only with the whole year: "27/03/20" is on its way to "27/03/2012".
          if (part === "day" && /\d{4}$|^\d{4}-\d{2}-\d{2}$/.test(event.target.value.trim()) && whole)
            take(boxesOf(whole));
          else take({ ...boxes, [part]: event.target.value.trim() });
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle(event.currentTarget);
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
      onFocus={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && read !== undefined) before.current = value;
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) settle(event.currentTarget);
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

/** What is wrong with three boxes that are no day, and in which of them to put it right. */
function whatIsWrong({ day, month, year }: Boxes): { at: keyof Boxes; sentence: string } {
  const empty = (["day", "month", "year"] as const).filter((part) => !{ day, month, year }[part]);
  if (empty[0])
    return {
      at: empty[0],
      sentence: `The date must have ${empty.map((part) => `a ${part}`).join(" and ")}.`,
    };
  if (!/^\d{4}$/.test(year)) return { at: "year", sentence: "The year must have four figures, like 2012." };
  return { at: "day", sentence: `${day}/${month}/${year} is not a day in the calendar.` };
}
