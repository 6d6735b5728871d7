/** A core of canned answers, for tests of screens: what it is asked is kept, and it can speak without being asked. */
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { act } from "react";
import { I18nProvider } from "react-aria-components";
import type { CommandName, Reply, Request } from "../api/call";
import { setHost } from "../api/call";
import type { Event } from "../api/bindings";
import { announce } from "../api/events";
import { Answers, newQueryClient } from "../api/queries";
import { Keyboard } from "../keyboard/Keyboard";
import type { Hand } from "../keyboard/commands";
import { TodayProvider } from "../lib/today";

/** Answers by command; each is a value or a function of the request, which may throw a failure in the wire's shape. */
export type CannedAnswers = {
  [N in CommandName]?: Reply<N> | ((request: Request<N>) => Reply<N>);
};

/** What was asked, and a way to speak. */
export interface CannedCore {
  asked: { name: string; request: unknown }[];
  /** The requests of one command, in order. */
  askedFor: <N extends CommandName>(name: N) => Request<N>[];
  say: (event: Event) => void;
}

/** Puts a core of canned answers in the host's place. An unknown command is refused, as the real core does. */
export function cannedCore(answers: CannedAnswers): CannedCore {
  const asked: CannedCore["asked"] = [];
  const answer = async (name: string, request: unknown) => {
    asked.push({ name, request });
    const canned = (answers as Record<string, unknown>)[name];
    if (canned === undefined) throw { sentence: `There is no command “${name}”.`, fields: [] };
    return typeof canned === "function" ? (canned as (request: unknown) => unknown)(request) : canned;
  };
  setHost({
    call: answer,
    pick: answer,
    save: async (name, request, suggestedName) => {
      await answer(name, request);
      return { path: suggestedName };
    },
    onDrop: () => () => {},
    sendDropped: answer,
    openSaved: async () => {},
    onClosing: () => () => {},
    listen: () => () => {},
  });
  return {
    asked,
    askedFor: (name) => asked.filter((a) => a.name === name).map((a) => a.request as never),
    say: (event) => act(() => announce(event)),
  };
}

const idle = () => undefined;
const noHand: Hand = {
  go: idle,
  back: idle,
  openPalette: idle,
  openSheet: idle,
  openCapture: idle,
  undo: idle,
  redo: idle,
  lock: idle,
  toggleTheme: idle,
  toggleDensity: idle,
  focusMain: idle,
};

/** Renders a screen as the frame would: answers, the day (Tue 10 Nov 2026), the language and the keyboard. */
export function renderScreen(screen: ReactNode, { today = "2026-11-10" }: { today?: string } = {}) {
  return render(
    <I18nProvider locale="en-GB">
      <Answers client={newQueryClient()}>
        <TodayProvider value={today}>
          <Keyboard hand={noHand} letters>
            {screen}
          </Keyboard>
        </TodayProvider>
      </Answers>
    </I18nProvider>,
  );
}
