/** Schools: the authority's, its neighbours', or all of England's, from the Department's file. */
import { useMemo } from "react";
import type { SchoolsPage } from "../../api/bindings";
import { usePages } from "../../api/pages";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select, type Option } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { type GridColumn, WindowedGrid } from "../../controls/WindowedGrid";
import { rowHeight, useAppearance } from "../../lib/appearance";
import { useMedia } from "../../lib/useMedia";
import { navigate, useKept, usePlace, useQueryValue } from "../../router/router";

type Row = SchoolsPage["rows"][number];

const scopes: readonly Option[] = [
  { value: "la", label: "This authority" },
  { value: "neighbours", label: "With its neighbours" },
  { value: "england", label: "All of England" },
];
const pageOf = (page: SchoolsPage) => page;
const columns: readonly GridColumn<Row>[] = [
  { id: "name", label: "School", width: "minmax(11rem, 3fr)", cell: (row) => row.name },
  { id: "phase", label: "Phase", width: "minmax(6.5rem, 9rem)", cell: (row) => row.phase ?? "Unknown" },
  { id: "kind", label: "Kind", width: "minmax(10rem, 2fr)", cell: (row) => row.kind ?? "Unknown" },
  { id: "town", label: "Town", width: "minmax(8rem, 1fr)", cell: (row) => row.town ?? "Unknown" },
  { id: "la", label: "Authority", width: "minmax(8rem, 1fr)", cell: (row) => row.la_name ?? "Unknown" },
  { id: "urn", label: "URN", width: "5rem", end: true, cell: (row) => row.urn },
  {
    id: "on_roll",
    label: "Open cases",
    width: "6.5rem",
    end: true,
    cell: (row) => (row.on_roll > 0 ? row.on_roll : ""),
  },
];

/** The screen. */
export default function Schools() {
  const [scope, setScope] = useQueryValue("scope", "la");
  const [text, setText] = useQueryValue("text");
  const { arrival, key } = usePlace();
  const [chosen, setChosen] = useKept("schools.chosen", 0);
  const [scrollTop, setScrollTop] = useKept("schools.scroll", 0);
  const height = rowHeight(useAppearance());
  const narrow = useMedia("(max-width: 900px)", false);
  const request = useMemo(
    () => (offset: number, limit: number) => ({ scope, text, offset, limit }),
    [scope, text],
  );
  const pages = usePages("schools.list", request, pageOf);
  const { data: head } = useAsk("schools.list", { limit: 1 });
  const row = (index: number) => pages.rowAt(index);
  return (
    <div className="fill">
      <ScreenHead
        title="Schools"
        sentence={
          <span aria-live="polite">
            {pages.count.toLocaleString("en-GB")} schools · {head?.source ?? ""}
          </span>
        }
        actions={
          <>
            <TextField
              label="Find a school"
              hideLabel
              placeholder="Name, town or URN"
              type="search"
              value={text}
              onChange={(value) => {
                setText(value);
                setChosen(0);
              }}
            />
            <Select label="Which schools" hideLabel options={scopes} value={scope} onChange={setScope} />
          </>
        }
      />
      {pages.failure ? <p className="field-error">{pages.failure.sentence}</p> : null}
      <WindowedGrid
        key={`${key}-${scope}-${text}`}
        label="Schools"
        columns={columns.filter(
          ({ id }) => (id !== "la" || scope !== "la") && !(narrow && (id === "kind" || id === "urn")),
        )}
        count={pages.count}
        rowAt={row}
        rowKey={(school) => String(school.urn)}
        onRange={pages.onRange}
        chosen={chosen}
        onChoose={setChosen}
        onOpen={(school) => navigate(`/schools/${school.urn}`)}
        rowHeight={height}
        scrollTop={scrollTop}
        onScrolled={setScrollTop}
        focusOnArrival={arrival === "back" || arrival === "forward"}
        empty={
          <EmptyState
            title={text ? "No school fits." : "No schools yet."}
            action={<Button onPress={() => navigate("/data")}>Go to Data</Button>}
          >
            {text
              ? "Look in all of England, or search by part of the name, the town, the postcode or the URN."
              : "Schools come from the DfE’s establishment file. Import it in Data."}
          </EmptyState>
        }
      />
    </div>
  );
}
