/**
 * One box for finding and doing: children, schools and providers as the core finds them, and every command that can be
 * done here. Arrows move, Enter goes, Escape closes; focus never leaves the box.
 */
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components";
import type { Reply } from "../api/call";
import { useAsk } from "../api/queries";
import { Icon, type IconName } from "../controls/Icon";
import { KeyHint } from "../controls/KeyHint";
import { useBoard } from "../keyboard/Keyboard";
import { navigate } from "../router/router";
import { settingPath } from "./places";
import "./Palette.css";

interface Line {
  id: string;
  icon: IconName;
  title: string;
  detail?: ReactNode;
  keys?: string | undefined;
  run: () => void;
}

/** How many of each kind are shown; more words narrow them sooner than scrolling. */
const finds = 8;

/** Every word typed is the beginning of some word of the command. */
function fits(text: string, ...from: (string | undefined)[]): boolean {
  const words = from.join(" ").toLowerCase().split(/\s+/);
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

/** What was found, names before notes, with the part that was looked for. */
function foundGroups({ children, places }: Reply<"search.find">): { name: string; lines: Line[] }[] {
  return [
    {
      name: "Children",
      lines: children.map(({ hit, detail }) => ({
        id: `child-${hit.pupil}-${hit.note ?? ""}`,
        icon: hit.note ? "edit" : "pupils",
        title: `${hit.surname}, ${hit.forename}${hit.known_as ? ` (${hit.known_as})` : ""}`,
        detail: (
          <>
            {detail}
            {hit.closed ? " · closed case" : ""}
            {hit.matched === "name" || hit.matched === "known_as" ? null : (
              <>
                {" · "}
                {hit.why}:{" "}
                {hit.text.map((stretch, i) =>
                  stretch.hit ? <mark key={i}>{stretch.text}</mark> : <span key={i}>{stretch.text}</span>,
                )}
              </>
            )}
          </>
        ),
        run: () =>
          hit.note
            ? navigate(`/pupils/${hit.pupil}/notes`, { query: { note: hit.note } })
            : navigate(`/pupils/${hit.pupil}`),
      })),
    },
    {
      name: "Schools and providers",
      lines: places.map((place) => ({
        id: `place-${place.setting}`,
        icon: place.provider ? "providers" : "schools",
        title: place.name,
        detail: place.detail,
        run: () => navigate(settingPath(place.setting, place.provider)),
      })),
    },
  ];
}

/** The box over the window. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      data-modal=""
    >
      <Modal className="modal modal-wide palette">
        <AriaDialog aria-label="Search and commands" className="palette-dialog">
          <Inside onClose={onClose} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Inside({ onClose }: { onClose: () => void }) {
  const board = useBoard();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const trimmed = text.trim();
  const onlyCommands = trimmed.startsWith(">");
  const words = onlyCommands ? trimmed.slice(1).trim() : trimmed;
  const { data } = useAsk(
    "search.find",
    { text: words, limit: finds },
    { enabled: words !== "" && !onlyCommands, keepPrevious: true },
  );

  const groups = useMemo(() => {
    const found = words === "" || onlyCommands || !data ? [] : foundGroups(data);
    const deeds: Line[] = board
      .offered()
      .filter((c) => c.id !== "palette" && fits(words, c.label, c.words, c.group))
      .map((c) => ({
        id: c.id,
        icon: "right" as const,
        title: c.group === "Go to" ? `Go to ${c.label}` : c.label,
        keys: c.keys[0],
        run: () => board.run(c.id),
      }));
    return [...found, { name: "Commands", lines: deeds }].filter((group) => group.lines.length > 0);
  }, [board, data, words, onlyCommands]);
  const lines = groups.flatMap((group) => group.lines);
  const chosen = Math.min(at, Math.max(lines.length - 1, 0));

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);

  const run = (line: Line | undefined) => {
    if (!line) return;
    onClose();
    // After the box has gone and given focus back, so that what is run may take it.
    window.setTimeout(line.run, 0);
  };

  return (
    <>
      <div className="palette-box">
        <Icon name="search" size={18} />
        <input
          // The box is the whole point of the dialog, and is where a person who pressed Ctrl K is already typing.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          className="palette-input"
          role="combobox"
          aria-label="Find a child, a school, a command"
          aria-expanded={lines.length > 0}
          aria-controls={`${base}-list`}
          aria-activedescendant={lines.length > 0 ? `${base}-${chosen}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Name, former name, UPN, date of birth, school, or what to do"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (step && lines.length > 0) {
              event.preventDefault();
              setAt((chosen + step + lines.length) % lines.length);
            }
            if (event.key === "Enter" && !event.nativeEvent.isComposing) {
              event.preventDefault();
              run(lines[chosen]);
            }
          }}
        />
      </div>
      <div ref={list} id={`${base}-list`} role="listbox" aria-label="Found" className="palette-list">
        {groups.map((group) => (
          <div key={group.name} role="group" aria-labelledby={`${base}-${group.name.replaceAll(" ", "-")}`}>
            <div
              id={`${base}-${group.name.replaceAll(" ", "-")}`}
              className="palette-group"
              role="presentation"
            >
              {group.name}
            </div>
            {group.lines.map((line) => {
              const index = lines.indexOf(line);
              return (
                // Keys go to the box, which names the chosen line; a press is the other way.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={line.id}
                  id={`${base}-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  className="palette-line"
                  onPointerMove={() => index !== chosen && setAt(index)}
                  onClick={() => run(line)}
                >
                  <Icon name={line.icon} />
                  <span className="palette-title">{line.title}</span>
                  {line.detail ? <span className="palette-detail clip">{line.detail}</span> : null}
                  {line.keys ? <KeyHint keys={line.keys} /> : null}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className="palette-none" role="status">
        {lines.length === 0 ? "Nothing found. Try another part of the name, or a date of birth." : ""}
      </p>
    </>
  );
}
