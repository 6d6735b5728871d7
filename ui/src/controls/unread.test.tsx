import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { expect, it, vi } from "vitest";
import { TodayProvider } from "../lib/today";
import { meetsAxe } from "../testing/axe";
import { DateField, MemorableDate } from "./DateField";
import { TextField } from "./TextField";
import { TimeField } from "./TimeField";

interface Held {
  day: string;
  born: string;
  at: number | null;
  reason: string;
}

function Form({ onSend }: { onSend: (held: Held) => void }) {
  const [day, setDay] = useState("2026-11-12");
  const [born, setBorn] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  return (
    <I18nProvider locale="en-GB">
      <TodayProvider value="2026-11-10">
        <form
          aria-label="A form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSend({ day, born, at, reason });
          }}
        >
          <TextField label="Reason" value={reason} onChange={setReason} />
          <DateField label="First day" value={day} onChange={setDay} />
          <TimeField label="Starts at" value={at} onChange={setAt} />
          <MemorableDate label="Date of birth" optional value={born} onChange={setBorn} />
          <p data-testid="held">{day || "no day"}</p>
          <button>Save</button>
        </form>
      </TodayProvider>
    </I18nProvider>
  );
}

function open() {
  const user = userEvent.setup();
  const send = vi.fn<(held: Held) => void>();
  render(<Form onSend={send} />);
  return { user, send, box: screen.getByLabelText("First day") };
}

const retype = async (user: ReturnType<typeof userEvent.setup>, box: HTMLElement, text: string) => {
  await user.clear(box);
  await user.type(box, text);
};

it.each([
  ["12/11/206", /year of 12\/11\/206 must have four figures/],
  ["31/02/2026", /31\/02\/2026 is not a day in the calendar/],
])(
  "a form is not sent while %j stands in a box of days, by the button or by Enter",
  async (typed, sentence) => {
    const { user, send, box } = open();
    await retype(user, box, typed);
    await user.tab();
    expect(screen.getByRole("alert")).toHaveTextContent(sentence);
    expect(screen.getByTestId("held"), "nor does the form hold what it began like").toHaveTextContent(
      "no day",
    );
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(box, "focus goes to what must be put right").toHaveFocus());
    await user.keyboard("{Enter}");
    expect(send).not.toHaveBeenCalled();
    expect(box).toHaveValue(typed);
    expect(screen.getByRole("alert"), "and the sentence stays").toHaveTextContent(sentence);
    await meetsAxe();

    await retype(user, box, "23/11/2026");
    await user.keyboard("{Enter}");
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ day: "2026-11-23" }));
  },
);

it("says what is wrong when the form is sent from another box or straight from the one being typed", async () => {
  const { user, send, box } = open();
  await retype(user, box, "31/02/2026{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("31/02/2026 is not a day");
  await user.type(screen.getByLabelText("Reason"), "Fighting{Enter}");
  await waitFor(() => expect(box).toHaveFocus());
  expect(send).not.toHaveBeenCalled();
  await meetsAxe();
});

it("reads a short year once it is whole, not on its way to a long one", async () => {
  const { user, send, box } = open();
  await retype(user, box, "12/12/20");
  expect(screen.getByTestId("held")).not.toHaveTextContent("2020");
  await user.type(box, "27");
  expect(screen.getByTestId("held")).toHaveTextContent("2027-12-12");
  await retype(user, box, "12/12/26{Enter}");
  await waitFor(() => expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ day: "2026-12-12" })));
});

it("holds back a form for a time and for a date of birth too, each at the box to put right", async () => {
  const { user, send } = open();
  const time = screen.getByLabelText("Starts at");
  await user.type(time, "9:7{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("not a time of day");
  await retype(user, time, "09:07");
  await user.type(screen.getByLabelText("Day"), "14");
  await user.type(screen.getByLabelText("Year"), "13{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("The date must have a month.");
  await waitFor(() => expect(screen.getByLabelText("Month")).toHaveFocus());
  await user.keyboard("3{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("four figures");
  await waitFor(() => expect(screen.getByLabelText("Year")).toHaveFocus());
  expect(send).not.toHaveBeenCalled();
  await retype(user, screen.getByLabelText("Year"), "2013{Enter}");
  await waitFor(() =>
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ at: 547, born: "2013-03-14" })),
  );
});
