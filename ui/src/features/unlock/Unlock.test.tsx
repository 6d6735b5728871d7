import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Reply } from "../../api/call";
import { cannedCore, renderScreen } from "../../testing/host";
import { openVault } from "../../testing/invented";
import { Unlock } from "./Unlock";

it("gives the form back only when it knows how long to wait, so that the right passphrase is not refused", async () => {
  const locked: Reply<"vault.state"> = { ...openVault, stage: "locked", wait_seconds: 1 };
  let tell: (state: Reply<"vault.state">) => void = () => undefined;
  cannedCore({
    "vault.unlock": () => {
      throw { sentence: "That is not the passphrase.", code: "wrong_passphrase", fields: [] };
    },
    "vault.state": () => new Promise<Reply<"vault.state">>((resolve) => (tell = resolve)) as never,
  });
  const user = userEvent.setup();
  renderScreen(<Unlock vault={{ ...locked, wait_seconds: 0 }} said={undefined} onDone={vi.fn()} />);
  await user.type(screen.getByLabelText("Passphrase"), "quite another passphrase{Enter}");
  const button = screen.getByRole("button", { name: /Opening/ });
  expect(button).toBeVisible();
  expect(
    screen.queryByRole("button", { name: "Unlock" }),
    "nothing to press before the wait is known",
  ).toBeNull();
  await act(async () => tell(locked));
  expect(await screen.findByText("You can try again in 1 second.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Unlock" })).toBeDisabled();
  expect(screen.getByLabelText("Passphrase")).toHaveValue("");
});
