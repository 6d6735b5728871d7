/** The views that come with the product, each with how many children it holds now. */
import { useAsk } from "../../api/queries";
import { address, usePlace } from "../../router/router";
import { views } from "./query";

/** A row of views; the one that is shown is marked. */
export function Views({ chosen }: { chosen: string }) {
  const { data: counts } = useAsk("pupils.counts", {});
  const { query } = usePlace();
  return (
    <nav className="views" aria-label="Views">
      {views.map(({ id, label }) => {
        const count = counts?.find((c) => c.view === id)?.count;
        return (
          <a
            key={id}
            className="view"
            // A view is another list: what was typed to narrow the last one does not follow.
            href={address("/pupils", { view: id === "everyone" ? "" : id, sort: query.sort })}
            aria-current={chosen === id ? "page" : undefined}
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
    </nav>
  );
}
