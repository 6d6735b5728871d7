/**
 * A long list, of which only the rows in sight are on the page: ten thousand children scroll without a stutter. The
 * caller has the rows in pages (api/pages.ts) and may answer "not here yet".
 *
 * Keys, with one stop for Tab: up and down, Page Up and Page Down, Home and End go between rows; right goes into the
 * row's cells, left back out; Enter opens; Space ticks and Shift with an arrow ticks along, where rows can be ticked;
 * letters find, where the caller can.
 * It knows nothing of what a row is.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Icon } from "./Icon";
import "./WindowedGrid.css";

/** One column of the grid. */
export interface GridColumn<Row> {
  id: string;
  label: string;
  /** A CSS grid track: "12rem", "minmax(10rem, 2fr)". */
  width: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  /** Numbers stand at the end. */
  end?: boolean;
  /** A name for a head without words. */
  hideLabel?: boolean;
}

/** How the rows are ordered. */
export interface GridSort {
  column: string;
  direction: "ascending" | "descending";
}

export interface WindowedGridProps<Row> {
  label: string;
  columns: readonly GridColumn<Row>[];
  /** How many rows there are in all. */
  count: number;
  /** The row at a place; undefined while it has not come. */
  rowAt: (index: number) => Row | undefined;
  rowKey: (row: Row) => string;
  /** Told which rows are in sight, so that pages can be fetched. */
  onRange?: (first: number, last: number) => void;
  /** The row that is chosen, by place; kept by the caller so that it is there on coming back. */
  chosen: number;
  onChoose: (index: number) => void;
  /** Enter, or a double press. */
  onOpen?: (row: Row, index: number) => void;
  sort?: GridSort;
  onSort?: (sort: GridSort) => void;
  /** Rows that are ticked; leave out where rows cannot be. */
  ticked?: ReadonlySet<string>;
  onTick?: (row: Row, index: number) => void;
  /** Ticks along: the rows from one place to another, both included. */
  onTickTo?: (from: number, to: number) => void;
  /** The place of the first row that starts so; null for none. Given, letters belong to the grid. */
  onFind?: (text: string) => Promise<number | null>;
  /** Pixels; lib/appearance.ts knows them. */
  rowHeight: number;
  /** Where it was scrolled to, and how to keep that. */
  scrollTop?: number;
  onScrolled?: (top: number) => void;
  /** Takes focus to the chosen row when it appears: on coming back. */
  focusOnArrival?: boolean;
  empty?: ReactNode;
}

/** What may be pressed inside a cell. */
const pressable = "button, a, input";
/** How long letters add up to one word, in milliseconds. */
const wordPause = 700;

/** Somebody has put focus somewhere themselves: not nowhere, and not where a screen puts it on arriving. */
function isElsewhere(active: Element | null): boolean {
  return active !== null && active !== document.body && !active.matches("h1, main");
}

/** The least width of a grid track: "minmax(10rem, 2fr)" is 10rem, "2fr" is nothing. */
function leastOf(track: string): string {
  const least = /^minmax\(([^,]+),/.exec(track)?.[1] ?? track;
  return least.endsWith("fr") ? "0px" : least;
}

/** A list of any length. */
export function WindowedGrid<Row>(props: WindowedGridProps<Row>) {
  const { label, columns, count, rowAt, rowKey, onRange, chosen, onChoose, onOpen, sort, onSort } = props;
  const { ticked, onTick, onTickTo, onFind, rowHeight, scrollTop, onScrolled, focusOnArrival, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // The cell that has focus within the chosen row; -1 is the row itself.
  const [column, setColumn] = useState(-1);
  const wantsFocus = useRef(focusOnArrival ?? false);
  const arriving = useRef(focusOnArrival ?? false);
  const word = useRef({ text: "", at: 0 });

  // The heads stand in the box that scrolls and stay in sight: a row at the foot is whole only above their height.
  const head = useRef<HTMLDivElement>(null);
  const [headHeight, setHeadHeight] = useState(0);
  useLayoutEffect(() => setHeadHeight(head.current?.getBoundingClientRect().height ?? 0), [rowHeight]);

  const virtual = useVirtualizer({
    count,
    scrollPaddingEnd: headHeight,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: scrollTop ?? 0,
    initialRect: { width: 1200, height: 640 },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;

  useEffect(() => virtual.measure(), [rowHeight, virtual]);
  useEffect(() => {
    if (count > 0) onRange?.(first, last);
  }, [first, last, count, onRange]);

  const at = Math.min(Math.max(chosen, 0), Math.max(count - 1, 0));
  const takeFocus = useCallback(() => {
    wantsFocus.current = true;
    arriving.current = false;
  }, []);
  const move = useCallback(
    (to: number) => {
      const next = Math.min(Math.max(to, 0), count - 1);
      takeFocus();
      virtual.scrollToIndex(next, { align: "auto" });
      onChoose(next);
    },
    [count, onChoose, takeFocus, virtual],
  );

  // Focus follows the chosen row, but only after a key or a press here, or on coming back: never stolen.
  useEffect(() => {
    if (!wantsFocus.current) return;
    if (arriving.current && isElsewhere(document.activeElement)) {
      // The rows took a while, and the person has gone on in the meantime.
      wantsFocus.current = false;
      return;
    }
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (!row) {
      if (count > 0) virtual.scrollToIndex(at, { align: "auto" });
      return;
    }
    const cell = column >= 0 ? row.querySelectorAll<HTMLElement>("[data-cell]")[column] : undefined;
    wantsFocus.current = false;
    arriving.current = false;
    (cell?.querySelector<HTMLElement>(pressable) ?? cell ?? row).focus({ preventScroll: true });
    // In a low window the page scrolls as well: the list is brought whole into sight.
    scroller.current?.scrollIntoView({ block: "nearest" });
  });

  // One stop for Tab: what can be pressed in a cell is reached with the arrows.
  useEffect(() => {
    scroller.current
      ?.querySelectorAll<HTMLElement>(`[data-cell] :is(${pressable})`)
      .forEach((element) => (element.tabIndex = -1));
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight || 640) / rowHeight) - 2);
    const row = rowAt(at);
    const inner = event.target instanceof Element && event.target.closest(pressable) !== null;
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (event.shiftKey) onTickTo?.(at, Math.min(Math.max(to, 0), count - 1));
      move(to);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      const next = column + (event.key === "ArrowRight" ? 1 : -1);
      setColumn(Math.min(Math.max(next, -1), columns.length - 1));
      takeFocus();
    } else if (event.key === "Enter" && row && !inner) {
      event.preventDefault();
      onOpen?.(row, at);
    } else if (event.key === " " && row && onTick && !inner) {
      event.preventDefault();
      onTick(row, at);
    } else if (onFind && event.key.length === 1 && /\p{L}|\d/u.test(event.key)) {
      event.preventDefault();
      const now = event.timeStamp;
      word.current = {
        text: now - word.current.at < wordPause ? word.current.text + event.key : event.key,
        at: now,
      };
      void onFind(word.current.text).then((found) => found !== null && move(found));
    }
  };

  if (count === 0 && empty !== undefined) return <>{empty}</>;
  const template = columns.map((c) => c.width).join(" ");
  // The head and the rows are grids apart: one least width for both, or their columns would not meet.
  const minWidth = `calc(${columns.map((c) => leastOf(c.width)).join(" + ")})`;
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        className="grid"
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        {...(ticked ? { "aria-multiselectable": true } : {})}
        onScroll={(event) => onScrolled?.(event.currentTarget.scrollTop)}
      >
        <div
          ref={head}
          className="grid-head"
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: template, minWidth }}
        >
          {columns.map((c) => (
            <GridHead key={c.id} column={c} sort={sort} onSort={onSort} />
          ))}
        </div>
        <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            const isChosen = item.index === at;
            return (
              <div
                key={row ? rowKey(row) : `awaited-${item.index}`}
                className="grid-row"
                role="row"
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={ticked && row ? ticked.has(rowKey(row)) : isChosen}
                aria-busy={row ? undefined : true}
                data-chosen={isChosen || undefined}
                data-ticked={(ticked && row && ticked.has(rowKey(row))) || undefined}
                tabIndex={isChosen && column < 0 ? 0 : -1}
                style={{
                  gridTemplateColumns: template,
                  height: item.size,
                  transform: `translateY(${item.start}px)`,
                }}
                onKeyDown={onKeyDown}
                onClick={() => {
                  takeFocus();
                  setColumn(-1);
                  onChoose(item.index);
                }}
                onDoubleClick={() => row && onOpen?.(row, item.index)}
              >
                {columns.map((c, i) => (
                  <div
                    key={c.id}
                    role="gridcell"
                    data-cell=""
                    aria-colindex={i + 1}
                    className={c.end ? "grid-cell grid-end" : "grid-cell"}
                    tabIndex={isChosen && column === i ? 0 : -1}
                  >
                    {row ? c.cell(row) : <span className="grid-awaited" />}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function GridHead<Row>({
  column,
  sort,
  onSort,
}: {
  column: GridColumn<Row>;
  sort: GridSort | undefined;
  onSort: ((sort: GridSort) => void) | undefined;
}) {
  const mine = sort?.column === column.id ? sort.direction : undefined;
  const words = column.hideLabel ? <span className="visually-hidden">{column.label}</span> : column.label;
  return (
    <div
      role="columnheader"
      className={column.end ? "grid-cell grid-end" : "grid-cell"}
      {...(column.sortable ? { "aria-sort": mine ?? "none" } : {})}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className="grid-sort"
          onClick={() =>
            onSort({ column: column.id, direction: mine === "ascending" ? "descending" : "ascending" })
          }
        >
          {words}
          <span className={mine ? "grid-arrow" : "grid-arrow grid-arrow-off"}>
            <Icon name={mine === "descending" ? "down" : "up"} size={12} />
          </span>
        </button>
      ) : (
        words
      )}
    </div>
  );
}
