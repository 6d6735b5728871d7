/** Numbers and prices: what is typed, what is stored, and what is said when it is neither. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { NumberOf, readNumber } from "./fields";

describe("readNumber", () => {
  it("reads pounds as pence and whole numbers as they are", () => {
    expect(readNumber("62.50", 100)).toBe(6250);
    expect(readNumber("£1,234.5", 100)).toBe(123450);
    expect(readNumber("0.1", 100), "a tenth of a pound is ten pence, not nine").toBe(10);
    expect(readNumber("12", 1)).toBe(12);
  });

  it("refuses what is no such number", () => {
    for (const typed of ["", "-5", "12.345", "a lot", "1e3"]) expect(readNumber(typed, 100)).toBeUndefined();
    expect(readNumber("12.5", 1)).toBeUndefined();
  });
});

describe("NumberOf", () => {
  it("saves pence, says what is wrong at the field, and keeps what was typed", async () => {
    const save = vi.fn(() => Promise.resolve());
    const user = userEvent.setup();
    render(<NumberOf label="Cost" field="cost_pence" stored={null} save={save} pence most={1000} />);
    const box = screen.getByRole("textbox", { name: /Cost/ });
    await user.type(box, "a lot{Enter}");
    expect(box).toHaveValue("a lot");
    expect(box).toHaveAccessibleDescription(/up to £1,000, such as 62.50/);
    expect(save, "what is no number is never saved").not.toHaveBeenCalled();
    await meetsAxe();
    await user.clear(box);
    await user.type(box, "1000.01{Enter}");
    expect(save, "beyond the bound is refused too").not.toHaveBeenCalled();
    await user.clear(box);
    await user.type(box, "62.5{Enter}");
    expect(save).toHaveBeenCalledWith({ cost_pence: 6250 });
  });

  it("writes an emptied box as not known", async () => {
    const save = vi.fn(() => Promise.resolve());
    const user = userEvent.setup();
    render(<NumberOf label="Places" field="places" stored={12} save={save} most={100} />);
    await user.clear(screen.getByRole("textbox", { name: "Places" }));
    await user.tab();
    expect(save).toHaveBeenCalledWith({ places: null });
  });
});
