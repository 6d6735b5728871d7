import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { describe, expect, it, vi } from "vitest";
import { TodayProvider } from "../lib/today";
import { meetsAxe } from "../testing/axe";
import { DateField, MemorableDate } from "./DateField";

function Near({
  start = "",
  onCommit = () => undefined,
}: {
  start?: string;
  onCommit?: (iso: string) => void;
}) {
  const [value, setValue] = useState(start);
  return (
    <I18nProvider locale="en-GB">
      <TodayProvider value="2026-11-10">
        <DateField
          label="Next review"
          hint="For example, 10/11/2026"
          value={value}
          onChange={setValue}
          onCommit={onCommit}
        />
        <p data-testid="iso">{value}</p>
        <button type="button" onClick={() => setValue("2026-12-01")}>
          From elsewhere
        </button>
      </TodayProvider>
    </I18nProvider>
  );
}

describe("a near day", () => {
  it.each(["10/12/2026", "10 dec", "+30"])(
    "takes %j as it is typed, and says which day that is",
    async (typed) => {
      const user = userEvent.setup();
      const commit = vi.fn();
      render(<Near onCommit={commit} />);
      await user.type(screen.getByRole("textbox", { name: "Next review" }), typed);
      expect(screen.getByTestId("iso")).toHaveTextContent("2026-12-10");
      expect(screen.getByText("Thu 10 Dec 2026")).toBeVisible();
      await user.tab();
      expect(commit).toHaveBeenLastCalledWith("2026-12-10");
      expect(screen.getByRole("textbox"), "once left, the day is written in one way").toHaveValue(
        "10/12/2026",
      );
    },
  );

  it("keeps what is no day in the box, says so on leaving, and saves nothing", async () => {
    const user = userEvent.setup();
    const commit = vi.fn();
    render(<Near start="2026-11-12" onCommit={commit} />);
    const box = screen.getByRole("textbox");
    await user.clear(box);
    await user.type(box, "31/02/2027");
    expect(screen.queryByRole("alert"), "nobody is told off in the middle of typing").toBeNull();
    commit.mockClear();
    await user.tab();
    expect(screen.getByRole("alert")).toHaveTextContent("not a day in the calendar");
    expect(box).toHaveValue("31/02/2027");
    expect(screen.getByTestId("iso"), "what saves by itself keeps the day it had").toHaveTextContent(
      "2026-11-12",
    );
    expect(commit).not.toHaveBeenCalled();
    await meetsAxe();
  });

  it("steps by a day with the arrows and can be emptied", async () => {
    const user = userEvent.setup();
    const commit = vi.fn();
    render(<Near onCommit={commit} />);
    const box = screen.getByRole("textbox");
    await user.click(box);
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(screen.getByTestId("iso")).toHaveTextContent("2026-11-11");
    await user.clear(box);
    await user.tab();
    expect(commit).toHaveBeenLastCalledWith("");
  });

  it("shows a day that came from elsewhere, such as an undo", async () => {
    const user = userEvent.setup();
    render(<Near start="2026-11-12" />);
    await user.click(screen.getByRole("button", { name: "From elsewhere" }));
    expect(screen.getByRole("textbox")).toHaveValue("01/12/2026");
  });

  it("can be chosen in a calendar whose weeks begin on Monday", async () => {
    const user = userEvent.setup();
    const commit = vi.fn();
    render(<Near start="2026-11-12" onCommit={commit} />);
    await user.click(screen.getByRole("button", { name: "Calendar for Next review" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByRole("heading", { name: /November 2026/ })).toBeVisible();
    expect(within(dialog).getAllByRole("columnheader", { hidden: true })[0]).toHaveTextContent("Mon");
    await user.click(within(dialog).getByRole("button", { name: /18 November 2026/ }));
    expect(commit).toHaveBeenLastCalledWith("2026-11-18");
    expect(screen.getByRole("textbox", { name: "Next review" })).toHaveValue("18/11/2026");
  });
});

function Born({ onCommit }: { onCommit: (iso: string) => void }) {
  const [value, setValue] = useState("");
  return <MemorableDate label="Date of birth" value={value} onChange={setValue} onCommit={onCommit} />;
}

describe("a day known by heart", () => {
  it("is typed in three boxes and committed when all three are left", async () => {
    const user = userEvent.setup();
    const commit = vi.fn();
    render(<Born onCommit={commit} />);
    expect(screen.getByRole("group", { name: "Date of birth" })).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Day" }), "14");
    await user.tab();
    expect(commit, "moving between the boxes is not leaving").not.toHaveBeenCalled();
    await user.keyboard("3");
    await user.tab();
    await user.keyboard("2013");
    await user.tab();
    expect(commit).toHaveBeenLastCalledWith("2013-03-14");
    expect(screen.getByText("Thu 14 Mar 2013")).toBeVisible();
    await meetsAxe();
  });

  it("takes a whole date pasted into the first box", async () => {
    const user = userEvent.setup();
    render(<Born onCommit={() => undefined} />);
    await user.click(screen.getByRole("textbox", { name: "Day" }));
    await user.paste("14/03/2013");
    expect(screen.getByRole("textbox", { name: "Month" })).toHaveValue("3");
    expect(screen.getByRole("textbox", { name: "Year" })).toHaveValue("2013");
  });

  it("takes a whole date typed into the first box, but not before its year is whole", async () => {
    const user = userEvent.setup();
    render(<Born onCommit={() => undefined} />);
    await user.type(screen.getByRole("textbox", { name: "Day" }), "14/03/2013");
    expect(screen.getByRole("textbox", { name: "Year" }), "14/03/20 is not yet 2020").toHaveValue("2013");
  });

  it.each([
    [["", "3", "2013"], "must have a day"],
    [["31", "2", "2013"], "31/2/2013 is not a day in the calendar"],
    [["1", "2", "13"], "four figures"],
  ])("says what is wrong with %j", async ([day, month, year], sentence) => {
    const user = userEvent.setup();
    const commit = vi.fn();
    render(<Born onCommit={commit} />);
    if (day) await user.type(screen.getByRole("textbox", { name: "Day" }), day);
    if (month) await user.type(screen.getByRole("textbox", { name: "Month" }), month);
    if (year) await user.type(screen.getByRole("textbox", { name: "Year" }), year);
    await user.tab();
    expect(screen.getByRole("alert")).toHaveTextContent(sentence);
    expect(commit).not.toHaveBeenCalled();
  });
});
