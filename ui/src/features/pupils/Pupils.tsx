/** The Pupils list: one child one row, views with live counts, filters on every column, and a peek that follows. */
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { CaseloadRow, PupilsPage } from "../../api/bindings";
import { usePages } from "../../api/pages";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { SplitPeek } from "../../controls/SplitPeek";
import { Tooltip } from "../../controls/Tooltip";
import { WindowedGrid } from "../../controls/WindowedGrid";
import { useCommand } from "../../keyboard/Keyboard";
import { rowHeight, useAppearance } from "../../lib/appearance";
import { useToday } from "../../lib/today";
import { navigate, useKept, usePlace } from "../../router/router";
import { columnsFor } from "./columns";
import { AddFilter, Filters, FindBox } from "./Filters";
import { Peek } from "./Peek";
import { isWhole, useListQuery, views } from "./query";
import { Views } from "./Views";
import "./Pupils.css";

const pageOf = (page: PupilsPage) => page;

/** Whether the window is wide enough for every column beside the peek. */
function useWide(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = window.matchMedia?.(query);
      media?.addEventListener("change", tell);
      return () => media?.removeEventListener("change", tell);
    },
    () => window.matchMedia?.(query).matches ?? true,
  );
}

/** The screen. */
export default function Pupils() {
  const today = useToday();
  const list = useListQuery();
  const { arrival, key } = usePlace();
  const appearance = useAppearance();
  const wide = useWide("(min-width: 1640px)");
  const roomy = useWide("(min-width: 1000px)");
  const [chosen, setChosen] = useKept("pupils.chosen", 0);
  const [scrollTop, setScrollTop] = useKept("pupils.scroll", 0);
  const [peekChoice, setPeek] = useKept<boolean | null>("pupils.peek", null);
  const peek = peekChoice ?? roomy;
  const pages = usePages("pupils.list", list.request, pageOf);
  const room = wide ? "whole" : peek ? "least" : roomy ? "whole" : "less";
  const columns = useMemo(() => columnsFor(today, room), [today, room]);

  // Another question starts at its head; the same one, come back to, stands where it was left.
  const [asked, setAsked] = useState({ question: list.question, key });
  const restart = asked.question !== list.question && asked.key === key;
  if (asked.question !== list.question || asked.key !== key) setAsked({ question: list.question, key });
  useEffect(() => {
    if (!restart) return;
    setChosen(0);
    setScrollTop(0);
  });

  const at = Math.min(chosen, Math.max(pages.count - 1, 0));
  const row = pages.rowAt(at);
  const open = (child: CaseloadRow) => navigate(`/pupils/${child.pupil}`);
  const add = () => navigate("/pupils/add", { query: { name: list.text } });
  const clear = () => {
    list.setFilters([]);
    list.setText("");
  };

  useCommand("list.filter", () => document.getElementById("pupils-find")?.focus());
  useCommand("list.new", add);
  useCommand("list.peek", () => setPeek(!peek));

  const narrowed = list.text !== "" || list.filters.some(isWhole);
  const view = views.find((v) => v.id === list.view);
  const shown = pages.count.toLocaleString("en-GB");
  return (
    <div className="fill pupils">
      <ScreenHead
        title="Pupils"
        sentence={
          <span aria-live="polite">
            {pages.isWaiting
              ? "Reading the list…"
              : `${shown} ${pages.count === 1 ? "child" : "children"}${
                  view && view.id !== "everyone" ? ` · ${view.label}` : ""
                }${narrowed ? " · narrowed" : ""}`}
          </span>
        }
        actions={
          <>
            <FindBox text={list.text} onChange={list.setText} />
            <AddFilter filters={list.filters} onChange={list.setFilters} />
            <Tooltip words={peek ? "Hide the peek" : "Show the peek"} keys="v">
              <Button
                kind="quiet"
                icon="peek"
                aria-label={peek ? "Hide the peek" : "Show the peek"}
                onPress={() => setPeek(!peek)}
              />
            </Tooltip>
            <Tooltip words="Search first, then add" keys="n">
              <Button kind="primary" icon="plus" onPress={add}>
                Add a child
              </Button>
            </Tooltip>
          </>
        }
      />
      <Views chosen={list.view} />
      <Filters filters={list.filters} onChange={list.setFilters} />
      {pages.failure ? <p className="field-error">{pages.failure.sentence}</p> : null}
      <SplitPeek
        peekLabel="the peek"
        onClose={() => setPeek(false)}
        peek={peek && row ? <Peek key={row.pupil} row={row} /> : null}
        list={
          <WindowedGrid
            key={`${key}-${list.question}`}
            label="Pupils"
            columns={columns}
            count={pages.isWaiting ? Math.max(pages.count, 1) : pages.count}
            rowAt={pages.rowAt}
            rowKey={(child) => child.pupil}
            onRange={pages.onRange}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={open}
            sort={list.sort}
            onSort={list.setSort}
            rowHeight={rowHeight(appearance)}
            scrollTop={restart ? 0 : scrollTop}
            onScrolled={setScrollTop}
            focusOnArrival={arrival === "back" || arrival === "forward"}
            empty={
              narrowed ? (
                <EmptyState
                  title="No child fits."
                  action={<Button onPress={clear}>Take the filters away</Button>}
                >
                  Nothing in “{view?.label}” has all of these. A child may be in another view, or among the
                  closed.
                </EmptyState>
              ) : (
                <EmptyView view={list.view} onAdd={add} />
              )
            }
          />
        }
      />
    </div>
  );
}

const emptyWords: Readonly<Record<string, [string, string]>> = {
  everyone: [
    "No child is here yet.",
    "Add the first one, or bring a spreadsheet in under Data: columns are matched by name, and nothing is changed before you have seen it.",
  ],
  mine: ["You hold no cases.", "Children whom you own or cover are shown here."],
  breached: [
    "No date is breached.",
    "A child comes here when a day that the law or the team sets has passed unmet.",
  ],
  day_six: [
    "Nobody waits for day six.",
    "Permanently excluded children without provision from the sixth school day come here.",
  ],
  unseen: [
    "Every child has been seen in the last ten days.",
    "Tick “Seen in person” on a note to count as seen.",
  ],
  no_next_date: [
    "Every child has a next date.",
    "A child comes here when no review, placement end or duty lies ahead.",
  ],
  under_hours: [
    "Nobody has fewer hours than their week.",
    "Children with a timetable shorter than their key stage's week come here.",
  ],
  no_provision: ["Every child is placed somewhere.", "Children with no open placement come here."],
  unallocated: ["Every child has an owner.", "Children whom no officer holds come here."],
  closed: ["No case is closed.", "A closed case keeps its whole history and can be opened again."],
};

function EmptyView({ view, onAdd }: { view: string; onAdd: () => void }) {
  const [title, words] = emptyWords[view] ?? ["Nobody is here.", ""];
  return (
    <EmptyState
      title={title}
      action={
        view === "everyone" ? (
          <>
            <Button kind="primary" onPress={onAdd}>
              Add a child
            </Button>
            <Button onPress={() => navigate("/data")}>Bring in a spreadsheet</Button>
          </>
        ) : undefined
      }
    >
      {words}
    </EmptyState>
  );
}
