/** The views that come with the product and those that were kept, each with how many children it holds now. */
import { useState } from "react";
import type { SavedViewLine } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { ask } from "../../controls/Dialog";
import { Icon } from "../../controls/Icon";
import { Menu, type MenuLine } from "../../controls/Menu";
import { notify } from "../../controls/Notices";
import { address, navigate, usePlace } from "../../router/router";
import { Failure } from "../../api/failure";
import { placeOf, views } from "./query";
import { SaveView } from "./SaveView";

const refused = (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" });

/** A row of views; the one that is shown is marked. */
export function Views({ chosen, saved }: { chosen: string; saved: string }) {
  const { data: counts } = useAsk("pupils.counts", {});
  const { data: kept = [] } = useAsk("views.list", {});
  const { query } = usePlace();
  const [renaming, setRenaming] = useState<SavedViewLine | null>(null);
  const here = kept.find((view) => view.id === saved);
  const pinned = kept.filter((view) => view.pinned || view.id === saved);
  const others = kept.filter((view) => !pinned.includes(view));
  return (
    <>
      <div className="views-row">
        <nav className="views" aria-label="Views">
          {views.map(({ id, label }) => {
            const count = counts?.find((c) => c.view === id)?.count;
            return (
              <a
                key={id}
                className="view"
                // A view is another list: what was typed to narrow the last one does not follow.
                href={address("/pupils", { view: id === "everyone" ? "" : id, sort: query.sort })}
                aria-current={chosen === id && !here ? "page" : undefined}
              >
                {label}{" "}
                {count === undefined ? null : (
                  <span className={count > 0 && id === "breached" ? "view-count view-urgent" : "view-count"}>
                    {count.toLocaleString("en-GB")}
                  </span>
                )}
              </a>
            );
          })}
          {pinned.map((view) => (
            <a
              key={view.id}
              className="view view-kept"
              href={address("/pupils", placeOf(view))}
              aria-current={view.id === saved ? "page" : undefined}
              title={view.team ? "The team’s view" : "My view"}
            >
              <Icon name={view.team ? "pupils" : "filter"} size={13} />
              {view.name} <span className="view-count">{view.count.toLocaleString("en-GB")}</span>
            </a>
          ))}
        </nav>
        {others.length > 0 ? (
          <Menu
            label="More views"
            button={{ kind: "quiet", small: true, icon: "down", children: "More views" }}
            lines={others.map((view) => ({
              id: view.id,
              label: `${view.name} (${view.count.toLocaleString("en-GB")})`,
              run: () => navigate("/pupils", { query: placeOf(view) }),
            }))}
          />
        ) : null}
        {here ? (
          <Menu
            label={`The view “${here.name}”`}
            button={{ small: true }}
            lines={linesFor(here, kept, () => setRenaming(here))}
          />
        ) : null}
      </div>
      {renaming ? <SaveView view={renaming} onDone={() => setRenaming(null)} /> : null}
    </>
  );
}

/** What can be done with a view that was kept. */
function linesFor(
  view: SavedViewLine,
  all: readonly SavedViewLine[],
  rename: () => void,
): readonly (MenuLine | null)[] {
  const at = all.findIndex((other) => other.id === view.id) + 1;
  const move = (to: number) => void call("views.move", { id: view.id, to }).catch(refused);
  const remove = async () => {
    const yes = await ask({
      title: `Take “${view.name}” away?`,
      sentence: "Only the view goes; the children in it are not touched, and Undo brings it back.",
      yes: "Take the view away",
      no: "Keep it",
      danger: true,
    });
    if (!yes) return;
    await call("views.remove", { id: view.id }).then(() => navigate("/pupils"), refused);
  };
  return [
    { id: "rename", label: "Rename, or change whose it is", run: rename },
    {
      id: "pin",
      label: view.pinned ? "Take from the row into “More views”" : "Put in the row",
      run: () => void call("views.save", { id: view.id, pinned: !view.pinned }).catch(refused),
    },
    { id: "earlier", label: "Move earlier", run: () => move(at - 1), isDisabled: at <= 1 },
    { id: "later", label: "Move later", run: () => move(at + 1), isDisabled: at >= all.length },
    null,
    { id: "remove", label: "Take the view away", run: () => void remove(), danger: true },
  ];
}
