/** One page of the paper as it will be printed, painted when it comes near sight; its words stand beside it unseen. */
import { useEffect, useRef, useState } from "react";
import { paintPage, wordsOf, type Paper } from "./pdf";
import "./Page.css";

/** How far below or above the part in sight pages are painted ahead. */
const ahead = "600px";

/** The page. Its height is known before it is painted, so that the scroll does not jump. */
export function Page({ paper, number, of }: { paper: Paper; number: number; of: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLElement>(null);
  const [near, setNear] = useState(number === 1);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!box.current || typeof IntersectionObserver === "undefined") return undefined;
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: box.current.parentElement,
      rootMargin: ahead,
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const target = canvas.current;
    if (!near || !target) return undefined;
    let overtaken = false;
    // A document that was replaced while it was being read ends its readers; the next one paints the page.
    void paintPage(paper, number, target, target.clientWidth || 600, () => overtaken).catch(() => false);
    void wordsOf(paper, number).then(
      (text) => !overtaken && setWords(text),
      () => undefined,
    );
    return () => {
      overtaken = true;
    };
  }, [paper, number, near]);
  return (
    <figure ref={box} className="preview-page" data-page={number}>
      <canvas ref={canvas} width={1190} height={1684} aria-hidden="true" />
      <div className="visually-hidden">{words}</div>
      <figcaption className="small quiet">
        Page {number} of {of}
      </figcaption>
    </figure>
  );
}
