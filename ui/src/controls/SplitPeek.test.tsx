import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { SplitPeek } from "./SplitPeek";

it("shows a peek beside the list, as wide as the person wants it", async () => {
  const user = userEvent.setup();
  const close = vi.fn();
  const { rerender } = render(
    <SplitPeek list={<p>List</p>} peek={<p>Łukasz Nowak</p>} peekLabel="Peek at the child" onClose={close} />,
  );
  expect(screen.getByRole("complementary", { name: "Peek at the child" })).toHaveTextContent("Łukasz Nowak");
  const rule = screen.getByRole("separator");
  const before = Number(rule.getAttribute("aria-valuenow"));
  rule.focus();
  await user.keyboard("{ArrowLeft}");
  expect(Number(rule.getAttribute("aria-valuenow"))).toBeGreaterThan(before);
  await user.keyboard("{ArrowLeft>40/}");
  expect(Number(rule.getAttribute("aria-valuenow")), "the list must not be squeezed away").toBe(60);
  await meetsAxe();
  await user.click(screen.getByRole("button", { name: "Close Peek at the child" }));
  expect(close).toHaveBeenCalledOnce();
  rerender(<SplitPeek list={<p>List</p>} peek={null} peekLabel="Peek at the child" onClose={close} />);
  expect(screen.queryByRole("separator")).toBeNull();
});
