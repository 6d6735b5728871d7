/** A kept document as it looks: a photograph whole, a PDF page by page. Its bytes leave the window's memory when it is shut. */
import { useEffect, useState } from "react";
import { callBytes } from "../../api/call";
import { Failure } from "../../api/failure";
import { Page } from "../../lib/paper/Page";
import { openPaper, type Paper } from "../../lib/paper/pdf";

type Seen = { kind: "photograph"; url: string } | { kind: "pdf"; paper: Paper };

/** The document. */
export function Sight({ id, title, isPhotograph }: { id: string; title: string; isPhotograph: boolean }) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let shut = false;
    let put: (() => void) | undefined;
    const look = async () => {
      const bytes = await callBytes("documents.file", { id });
      if (isPhotograph) {
        const url = URL.createObjectURL(new Blob([bytes.slice()], { type: "image/jpeg" }));
        put = () => URL.revokeObjectURL(url);
        return { kind: "photograph", url } as const;
      }
      const paper = await openPaper(bytes);
      put = () => void paper.loadingTask.destroy();
      return { kind: "pdf", paper } as const;
    };
    look().then(
      (found) => (shut ? put?.() : setSeen(found)),
      (thrown: unknown) => {
        if (shut) return;
        const unread =
          "This PDF cannot be shown here. It is kept as it came: save a copy and open it with another program.";
        setFailure(thrown instanceof Failure ? thrown.sentence : unread);
      },
    );
    return () => {
      shut = true;
      put?.();
    };
  }, [id, isPhotograph]);
  if (failure) return <p role="alert">{failure}</p>;
  if (!seen) return <p className="quiet small">Reading…</p>;
  if (seen.kind === "photograph") return <img className="document-photograph" src={seen.url} alt={title} />;
  const { paper } = seen;
  return (
    <div
      className="preview-pages document-pages"
      role="region"
      aria-label={`Pages of ${title}`}
      // A part that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {Array.from({ length: paper.numPages }, (_, i) => (
        <Page key={i} paper={paper} number={i + 1} of={paper.numPages} />
      ))}
    </div>
  );
}
