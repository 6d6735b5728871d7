/**
 * Reads the pack's own bytes page by page, in a worker that is part of the program: nothing is fetched, nothing is
 * evaluated. The legacy build, because WebKitGTK is behind the newest language that the other build is written in.
 */
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy } from "pdfjs-dist";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

pdfjs.GlobalWorkerOptions.workerSrc = worker;

export type Paper = PDFDocumentProxy;

/** Opens a document. The bytes are handed over and are the reader's from then on. */
export async function openPaper(bytes: Uint8Array): Promise<Paper> {
  const task = pdfjs.getDocument({
    data: bytes,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    // The pack carries its own fonts, and the system's would not be what is printed.
    useSystemFonts: false,
  });
  return task.promise;
}

/** Widest that a page is painted, in pixels: 60 dots to the millimetre of a screen gain nothing and cost memory. */
const widest = 1600;

/**
 * Paints a page at a width. It is painted aside first and then put in place at once, so that a page which changes is
 * never seen blank. Answers false when it was overtaken.
 */
export async function paintPage(
  paper: Paper,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
  overtaken: () => boolean,
): Promise<boolean> {
  const page = await paper.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const across = Math.min(widest, Math.max(200, Math.round(width * (window.devicePixelRatio || 1))));
  const viewport = page.getViewport({ scale: across / natural.width });
  const aside = document.createElement("canvas");
  aside.width = Math.floor(viewport.width);
  aside.height = Math.floor(viewport.height);
  await page.render({ canvas: aside, viewport }).promise;
  if (overtaken()) return false;
  canvas.width = aside.width;
  canvas.height = aside.height;
  canvas.getContext("2d")?.drawImage(aside, 0, 0);
  page.cleanup();
  return true;
}

/** The words of a page, in the order in which they are read. */
export async function wordsOf(paper: Paper, number: number): Promise<string> {
  const content = await (await paper.getPage(number)).getTextContent();
  return content.items
    .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
    .join("")
    .trim();
}
