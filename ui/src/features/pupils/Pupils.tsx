/** The Pupils list: one child one row, views with live counts, filters on every column, and a peek that follows. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { CaseloadRow, PupilsPage } from "../../api/bindings";
import { call, callAndSave } from "../../api/call";
import { Failure } from "../../api/failure";
import { usePages } from "../../api/pages";
import { Button } from "../../controls/Button";
import { ask } from "../../controls/Dialog";
import { EmptyState } from "../../controls/EmptyState";
import { Menu } from "../../controls/Menu";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { SplitPeek } from "../../controls/SplitPeek";
import { Tooltip } from "../../controls/Tooltip";
import { WindowedGrid } from "../../controls/WindowedGrid";
import { useCommand } from "../../keyboard/Keyboard";
import { rowHeight, useAppearance } from "../../lib/appearance";
import { keepRound, readRound, useRound } from "../../lib/round";
import { useToday } from "../../lib/today";
import { useMedia } from "../../lib/useMedia";
import { navigate, useKept, usePlace } from "../../router/router";
import { Bulk } from "./Bulk";
import { columnsFor, withTicks } from "./columns";
import { AddFilter, Filters, FindBox } from "./Filters";
import { Peek } from "./Peek";
import { isWhole, useListQuery, views } from "./query";
import { SaveView } from "./SaveView";
import { useTicks } from "./ticks";
import { Views } from "./Views";
import "./Pupils.css";

const pageOf = (page: PupilsPage) => page;

/** Takes focus back to the row that is chosen. */
function focusList(): void {
  document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
}

/** The screen. */
export default function Pupils() {
  const today = useToday();
  const list = useListQuery();
  const { arrival, key } = usePlace();
  const appearance = useAppearance();
  const wide = useMedia("(min-width: 1640px)", true);
  const roomy = useMedia("(min-width: 1000px)", true);
  const scant = useMedia("(max-width: 760px)", false);
  const [chosen, setChosen] = useKept("pupils.chosen", 0);
  const [scrollTop, setScrollTop] = useKept("pupils.scroll", 0);
  const [peekChoice, setPeek] = useKept<boolean | null>("pupils.peek", null);
  const peek = peekChoice ?? roomy;
  const pages = usePages("pupils.list", list.request, pageOf);
  const room = wide ? "whole" : scant ? "scant" : peek ? "least" : roomy ? "whole" : "less";
  const ticks = useTicks(list.question, list.request, pages.rowAt);
  const { ticked, toggle } = ticks;
  const columns = useMemo(
    () => withTicks(columnsFor(today, room), ticked, toggle),
    [today, room, ticked, toggle],
  );
  const [doing, setDoing] = useState<readonly string[] | null>(null);
  const [keeping, setKeeping] = useState(false);
  const { round } = useRound();
  const client = useQueryClient();

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

  const view = views.find((v) => v.id === list.view);
  const refused = useCallback(
    (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    [],
  );
  const title = list.savedName ?? (view?.id === "everyone" ? "All children" : view?.label) ?? "Pupils";
  const question = () => list.request(0, 0);
  const save = async (command: "pupils.csv" | "pupils.paper", ending: string) => {
    // The moment goes into a paper, so that the file that is written down is the file that was saved.
    const asked = { question: question(), title, ...(ending === "pdf" ? { made_at: Date.now() } : {}) };
    try {
      const saved = await callAndSave(command, asked, { suggestedName: `${title} ${today}.${ending}` });
      if (!saved) return;
      await call("lists.saved", {
        list: { kind: command === "pupils.csv" ? "pupils_file" : "pupils", ask: asked },
      });
      const name = saved.path.split(/[\\/]/).pop() ?? ending;
      notify({ sentence: `“${title}” is saved as ${name}, and that is written down.` });
    } catch (thrown) {
      refused(thrown);
    }
  };
  const review = async () => {
    const ids =
      ticked.size > 0 ? [...ticked] : (await call("pupils.ids", list.request(0, 0)).catch(refused))?.ids;
    if (!ids || ids.length === 0) return;
    const held = await readRound(client);
    if (held && held.at < held.ids.length) {
      const anew = await ask({
        title: "A round is under way",
        sentence: `${held.ids.length - held.at} of ${held.ids.length} children are still to be reviewed. What has been saved stays saved.`,
        yes: "Begin a new round",
        no: "Go on with that one",
      });
      if (!anew) return navigate("/pupils/round");
    }
    await keepRound(client, { title, ids, at: 0, saved: [], skipped: [] });
    navigate("/pupils/round");
  };
  const bulk = () => {
    const ids = ticked.size > 0 ? [...ticked] : row ? [row.pupil] : [];
    if (ids.length > 0) setDoing(ids);
  };
  const some = pages.count > 0 && !doing;
  useCommand("list.all", some ? () => void ticks.all().catch(refused) : undefined);
  useCommand("list.bulk", some ? bulk : undefined);
  useCommand("list.keep", doing ? undefined : () => setKeeping(true));
  useCommand("list.round", some ? () => void review() : undefined);
  useCommand("list.print", some ? () => void save("pupils.paper", "pdf") : undefined);
  useCommand("list.filter", () => document.getElementById("pupils-find")?.focus());
  useCommand("list.new", add);
  useCommand("list.peek", () => setPeek(!peek));

  const narrowed = list.text !== "" || list.filters.some(isWhole);
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
                  list.savedName
                    ? ` · ${list.savedName}`
                    : view && view.id !== "everyone"
                      ? ` · ${view.label}`
                      : ""
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
            <Menu
              label="This list"
              button={{ kind: "quiet", icon: "more" }}
              lines={[
                { id: "keep", label: "Keep this view with a name", keys: "s", run: () => setKeeping(true) },
                {
                  id: "round",
                  label: ticked.size > 0 ? "Review those who are ticked" : "Review these, one after another",
                  keys: "r",
                  run: () => void review(),
                },
                {
                  id: "bulk",
                  label:
                    ticked.size > 0 ? "Do something for those who are ticked" : "Do something for this child",
                  keys: "b",
                  run: bulk,
                },
                null,
                {
                  id: "print",
                  label: "Print this list (PDF)",
                  keys: "p",
                  run: () => void save("pupils.paper", "pdf"),
                },
                {
                  id: "csv",
                  label: "Save as a spreadsheet (CSV)",
                  run: () => void save("pupils.csv", "csv"),
                },
                null,
                {
                  id: "on-a-day",
                  label: "Where everybody was on a day",
                  keys: "g a",
                  run: () => navigate("/pupils/on-a-day"),
                },
                {
                  id: "workload",
                  label: "Workload and handover",
                  keys: "g o",
                  run: () => navigate("/pupils/workload"),
                },
                {
                  id: "same",
                  label: "Perhaps the same child",
                  run: () => navigate("/pupils/same"),
                },
              ]}
            />
            <Tooltip words="Search first, then add" keys="n">
              <Button kind="primary" icon="plus" onPress={add}>
                Add a child
              </Button>
            </Tooltip>
          </>
        }
      />
      <Views chosen={list.view} saved={list.saved} />
      {round && round.at < round.ids.length ? (
        <p className="round-on">
          <a href="#/pupils/round">
            Go on with the review round “{round.title}”: {round.at + 1} of {round.ids.length}
          </a>
        </p>
      ) : null}
      {keeping ? (
        <SaveView
          question={question()}
          onDone={(id) => {
            setKeeping(false);
            if (id) list.setSaved(id);
          }}
        />
      ) : null}
      <Filters filters={list.filters} onChange={list.setFilters} />
      {pages.failure ? <p className="field-error">{pages.failure.sentence}</p> : null}
      {ticked.size > 0 && !doing ? (
        <div className="ticks" role="group" aria-label="Those who are ticked">
          <span className="strong" role="status">
            {ticked.size.toLocaleString("en-GB")} ticked
          </span>
          <Button small kind="primary" keys="B" onPress={bulk}>
            Do something for them
          </Button>
          {ticked.size < pages.count ? (
            <Button small keys="Control+A" onPress={() => void ticks.all().catch(refused)}>
              Tick all {shown}
            </Button>
          ) : null}
          <Button
            small
            kind="quiet"
            onPress={() => {
              ticks.clear();
              focusList();
            }}
          >
            Untick all
          </Button>
        </div>
      ) : null}
      {doing ? (
        <Bulk
          pupils={doing}
          onDone={(done) => {
            setDoing(null);
            if (done) ticks.clear();
            window.requestAnimationFrame(focusList);
          }}
        />
      ) : (
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
              ticked={ticked}
              onTick={(child) => toggle(child.pupil)}
              onTickTo={ticks.along}
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
      )}
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
  reviews_due: [
    "Every placed child has been reviewed this half term.",
    "A child who is placed comes here until a review is held in this half term.",
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
