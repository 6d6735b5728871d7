import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { MeetingPeople, MeetingView } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import { People } from "./People";

const view = { meeting: { id: "0190-meeting" }, cases: [] as MeetingView["cases"] } as MeetingView;
const people = {
  members: [],
  seats: [
    {
      id: "0190-seat",
      meeting: "0190-meeting",
      member: null,
      name: "Ruby Kaur",
      standing: "substitute",
      stands_for: "Amara Bell",
      chairs: null,
    },
  ],
  declarations: [],
  warnings: [],
  quorum: { present: 1, deciding: 0, members: 0, met: null, sentence: "1 present." },
} as unknown as MeetingPeople;

it("hears the interest of a substitute too, and takes back a seat that was given by mistake", async () => {
  const core = cannedCore({
    "meetings.people": people,
    "declarations.save": { id: "d" },
    "seats.remove": { id: "0190-seat" },
  });
  const user = userEvent.setup();
  renderScreen(<People view={view} />);
  await user.click(await screen.findByRole("button", { name: "Add a declaration" }));
  const form = screen.getByRole("form", { name: "Declaration of interest" });
  await user.click(within(form).getByRole("button", { name: /Who/ }));
  await user.click(await screen.findByRole("option", { name: /Ruby Kaur/ }));
  await user.type(within(form).getByLabelText("What the interest is"), "Her own school");
  await meetsAxe();
  await user.click(within(form).getByRole("button", { name: "Write it down" }));
  await waitFor(() =>
    expect(core.askedFor("declarations.save")).toEqual([
      {
        patch: {
          meeting: "0190-meeting",
          panel_case: null,
          member: null,
          name: "Ruby Kaur",
          nature: "Her own school",
          leaves: true,
        },
      },
    ]),
  );
  await user.click(screen.getByRole("button", { name: "Take Ruby Kaur off the list" }));
  await waitFor(() =>
    expect(core.askedFor("seats.remove")).toEqual([{ id: "0190-seat", reason: "Written down by mistake" }]),
  );
});
