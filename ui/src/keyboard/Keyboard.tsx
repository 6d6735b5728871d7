/**
 * Hears keys for the whole window and runs the table's rows. Screens claim the rows that only they can do.
 */
import type { ReactNode } from "react";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { commands, type Command, type CommandId, type Hand } from "./commands";
import { isFillingIn, isTyping, pressOf } from "./keys";

type Claims = ReadonlyMap<CommandId, () => void>;
interface Board {
  claim: (id: CommandId, run: () => void) => () => void;
  offered: () => readonly (Command & { id: CommandId })[];
  run: (id: CommandId) => void;
}

const BoardContext = createContext<Board | null>(null);

/** How long the first key of a pair waits for the second, in milliseconds: long enough for one finger. */
const pairWait = 1500;

/** Gives the keyboard to everything inside. `letters` false leaves only keys held with a modifier and Escape. */
export function Keyboard({ hand, letters, children }: { hand: Hand; letters: boolean; children: ReactNode }) {
  const [claims, setClaims] = useState<Claims>(new Map());
  const claimsNow = useRef(claims);
  const handNow = useRef(hand);
  useEffect(() => {
    claimsNow.current = claims;
    handNow.current = hand;
  });

  const claim = useCallback((id: CommandId, run: () => void) => {
    setClaims((before) => new Map(before).set(id, run));
    return () =>
      setClaims((before) => {
        if (before.get(id) !== run) return before;
        const after = new Map(before);
        after.delete(id);
        return after;
      });
  }, []);
  const run = useCallback((id: CommandId) => {
    const row = commands.find((c) => c.id === id);
    const claimed = claimsNow.current.get(id);
    if (claimed) claimed();
    else row?.run?.(handNow.current);
  }, []);
  const board = useMemo<Board>(
    () => ({ claim, run, offered: () => commands.filter((c) => c.when === "anywhere" || claims.has(c.id)) }),
    [claim, run, claims],
  );

  useEffect(() => {
    let first = "";
    let timer = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const press = pressOf(event);
      // A function key writes nothing, held or not.
      const held = press.includes("mod+") || press.includes("alt+") || /^F\d+$/.test(press);
      const typing = isTyping(event.target);
      const loose = !held && press !== "Escape" && isFillingIn(event.target);
      const modal = document.querySelector("[data-modal]") !== null;
      const candidates = commands.filter((c) => {
        if (c.when === "claimed" && !claimsNow.current.has(c.id)) return false;
        if ((typing || modal) && !(held && c.whileTyping)) return false;
        if (loose) return false;
        return true;
      });
      const hit = (keys: string) =>
        candidates.find((c) => c.keys.some((k) => k === keys && (letters || held || k === "Escape")));
      const pair = first && !held ? hit(`${first} ${press}`) : undefined;
      window.clearTimeout(timer);
      first = "";
      const found = pair ?? hit(press);
      if (found) {
        event.preventDefault();
        run(found.id);
        return;
      }
      if (!held && letters && candidates.some((c) => c.keys.some((k) => k.startsWith(`${press} `)))) {
        first = press;
        timer = window.setTimeout(() => (first = ""), pairWait);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.clearTimeout(timer);
    };
  }, [run, letters]);

  return <BoardContext value={board}>{children}</BoardContext>;
}

/** What can be done here and now, and how to do it. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("the keyboard is not there");
  return board;
}

/** Claims a row of the table for this screen while `run` is given. */
export function useCommand(id: CommandId, run: (() => void) | undefined): void {
  const claim = useContext(BoardContext)?.claim;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const able = run !== undefined;
  useEffect(() => {
    if (!claim || !able) return undefined;
    return claim(id, () => latest.current?.());
  }, [claim, id, able]);
}
