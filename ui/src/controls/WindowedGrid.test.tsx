import { render, screen, within, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { type GridColumn, type GridSort, WindowedGrid } from "./WindowedGrid";

interface Child {
  id: string;
  name: string;
  year: number;
}

const total = 10_000;
const childAt = (i: number): Child => ({ id: `p${i}`, name: `Child ${i}`, year: i % 12 });
const columns: readonly GridColumn<Child>[] = [
  { id: "name", label: "Name", width: "2fr", sortable: true, cell: (c) => c.name },
  {
    id: "year",
    label: "Year",
    width: "4rem",
    end: true,
    cell: (c) => <button type="button">{c.year}</button>,
  },
];

function Example({
  count = total,
  onOpen = () => undefined,
  onSort,
  onFind,
  onRange,
  start = 0,
  focusOnArrival = false,
  ticking = false,
}: {
  count?: number;
  onOpen?: (child: Child) => void;
  onSort?: (sort: GridSort) => void;
  onFind?: (text: string) => Promise<number | null>;
  onRange?: (first: number, last: number) => void;
  start?: number;
  focusOnArrival?: boolean;
  ticking?: boolean;
}) {
  const [chosen, setChosen] = useState(start);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <button type="button">Before</button>
      <WindowedGrid
        label="Pupils"
        columns={columns}
        count={count}
        rowAt={(i) => (i === 3 ? undefined : childAt(i))}
        rowKey={(c) => c.id}
        chosen={chosen}
        onChoose={setChosen}
        onOpen={onOpen}
        sort={{ column: "name", direction: "ascending" }}
        rowHeight={32}
        focusOnArrival={focusOnArrival}
        empty={<p>No child fits.</p>}
        {...(onSort ? { onSort } : {})}
        {...(onFind ? { onFind } : {})}
        {...(onRange ? { onRange } : {})}
        {...(ticking
          ? {
              ticked,
              onTick: (c: Child) => setTicked((t) => new Set(t.has(c.id) ? [] : [c.id])),
            }
          : {})}
      />
      <button type="button">After</button>
    </>
  );
}

describe("a list of ten thousand", () => {
  it("puts only what is in sight on the page and says how long it really is", async () => {
    const range = vi.fn();
    render(<Example onRange={range} />);
    const grid = screen.getByRole("grid", { name: "Pupils" });
    expect(grid).toHaveAttribute("aria-rowcount", String(total + 1));
    expect(within(grid).getAllByRole("row").length, "ten thousand rows would stop the window").toBeLessThan(
      60,
    );
    expect(range).toHaveBeenCalledWith(0, expect.any(Number));
    expect(within(grid).getByRole("row", { name: "Child 5 5" })).toHaveAttribute("aria-rowindex", "7");
    await meetsAxe();
  });

  it("shows a row that has not come as awaited, not as missing", () => {
    render(<Example />);
    const awaited = document.querySelector('[data-index="3"]');
    expect(awaited).toHaveAttribute("aria-busy", "true");
  });

  it("is one stop for Tab, and is moved in by keys", async () => {
    const user = userEvent.setup();
    const open = vi.fn();
    render(<Example onOpen={open} />);
    await user.tab();
    await user.tab();
    // The heads come first where they can be pressed; here they cannot, so the row has focus.
    expect(screen.getByRole("row", { name: "Child 0 0" })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole("button", { name: "After" }), "buttons in cells are not stops").toHaveFocus();
    await user.tab({ shift: true });
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(screen.getByRole("row", { name: "Child 2 2" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(open).toHaveBeenCalledExactlyOnceWith(childAt(2), 2);
    await user.keyboard("{Home}{ArrowUp}");
    expect(screen.getByRole("row", { name: "Child 0 0" }), "the first row is the end of up").toHaveFocus();
    await user.keyboard("{PageDown}");
    const paged = Number(document.activeElement?.getAttribute("data-index"));
    expect(paged).toBeGreaterThan(5);
    await user.keyboard("{PageUp}");
    expect(screen.getByRole("row", { name: "Child 0 0" })).toHaveFocus();
  });

  it("goes into the cells with right and out with left, to what can be pressed there", async () => {
    const user = userEvent.setup();
    const open = vi.fn();
    render(<Example onOpen={open} />);
    await user.click(screen.getByText("Child 1"));
    await user.keyboard("{ArrowRight}{ArrowRight}");
    const row = screen.getByRole("row", { name: "Child 1 1" });
    expect(within(row).getByRole("button")).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(open, "Enter belongs to the button").not.toHaveBeenCalled();
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(row).toHaveFocus();
  });

  it("ticks with Space", async () => {
    const user = userEvent.setup();
    render(<Example ticking />);
    expect(screen.getByRole("grid")).toHaveAttribute("aria-multiselectable", "true");
    await user.click(screen.getByText("Child 4"));
    await user.keyboard(" ");
    expect(screen.getByRole("row", { name: "Child 4 4" })).toHaveAttribute("aria-selected", "true");
  });

  it("finds by first letters that are typed together", async () => {
    const user = userEvent.setup();
    const find = vi.fn(async (text: string) => (text === "ch" ? 6 : null));
    render(<Example onFind={find} />);
    await user.click(screen.getByText("Child 1"));
    await user.keyboard("ch");
    expect(find).toHaveBeenLastCalledWith("ch");
    await waitFor(() => expect(screen.getByRole("row", { name: "Child 6 6" })).toHaveFocus());
  });

  it("takes focus to the row that was left, on coming back, and at no other time", () => {
    const { unmount } = render(<Example start={5} focusOnArrival />);
    expect(screen.getByRole("row", { name: "Child 5 5" })).toHaveFocus();
    unmount();
    const second = render(<Example start={5} />);
    expect(document.body).toHaveFocus();
    second.unmount();
    const { rerender } = render(<Example count={0} start={5} focusOnArrival />);
    screen.getByRole("button", { name: "Before" }).focus();
    rerender(<Example start={5} focusOnArrival />);
    expect(
      screen.getByRole("button", { name: "Before" }),
      "rows that come late must not take focus from where the person has gone",
    ).toHaveFocus();
  });

  it("says its order and lets it be changed", async () => {
    const user = userEvent.setup();
    const sort = vi.fn();
    render(<Example onSort={sort} />);
    const head = screen.getByRole("columnheader", { name: "Name" });
    expect(head).toHaveAttribute("aria-sort", "ascending");
    await user.click(within(head).getByRole("button"));
    expect(sort).toHaveBeenCalledWith({ column: "name", direction: "descending" });
    expect(screen.getByRole("columnheader", { name: "Year" })).not.toHaveAttribute("aria-sort");
  });

  it("says when there is nothing", () => {
    render(<Example count={0} />);
    expect(screen.queryByRole("grid")).toBeNull();
    expect(screen.getByText("No child fits.")).toBeVisible();
  });
});
