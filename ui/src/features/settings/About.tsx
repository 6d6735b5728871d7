/** What this is, which version, and whose work is in it. */
import { useAsk } from "../../api/queries";
import { Table } from "../../controls/Table";

/** What is bundled, by family; the README names every package. */
const bundled: readonly { name: string; what: string; licence: string }[] = [
  {
    name: "Source Sans 3",
    what: "The typeface, on screen and on paper",
    licence: "SIL Open Font License 1.1",
  },
  { name: "SQLite", what: "The database", licence: "Public domain" },
  { name: "SQLCipher", what: "Its encryption", licence: "BSD 3-clause" },
  { name: "OpenSSL", what: "The cipher that SQLCipher uses", licence: "Apache 2.0" },
  {
    name: "Tauri, and the Rust libraries of the core",
    what: "The window and the core",
    licence: "MIT or Apache 2.0",
  },
  { name: "printpdf and lopdf", what: "The documents", licence: "MIT" },
  { name: "React and React Aria", what: "The screens and their controls", licence: "MIT; Apache 2.0" },
  { name: "TanStack Query and Virtual", what: "Answers and long lists", licence: "MIT" },
  { name: "PDF.js", what: "The preview of documents", licence: "Apache 2.0" },
];

/** The page. */
export function About() {
  const { data } = useAsk("app.about", {});
  return (
    <div className="settings-section">
      <p>
        <strong>
          {data?.name ?? "Waymark"} {data?.version ?? ""}
        </strong>
      </p>
      <p>
        Keeps account of every child who is not in full-time mainstream education. Everything stays on this
        computer; no network is used.
      </p>
      <Table
        caption="Whose work is in it"
        rows={bundled}
        rowKey={(b) => b.name}
        columns={[
          { id: "name", label: "Name", rowHeader: true, cell: (b) => b.name },
          { id: "what", label: "What it does here", cell: (b) => b.what },
          { id: "licence", label: "Licence", cell: (b) => b.licence },
        ]}
      />
    </div>
  );
}
