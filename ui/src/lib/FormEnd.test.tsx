import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Failure } from "../api/failure";
import { TextField } from "../controls/TextField";
import { FormCard } from "./FormCard";
import { FormEnd } from "./FormEnd";

function Form({ failure }: { failure?: Failure }) {
  const leave = () => undefined;
  return (
    <FormCard label="A form" onLeave={leave} failure={failure}>
      <TextField label="Name" value="" onChange={() => undefined} error={failure?.at("name")} />
      <FormEnd deed="Save it" save={{ isSaving: false, failure }} onLeave={leave} />
    </FormCard>
  );
}

it.each([
  ["of the form as a whole", new Failure("Nothing was saved.")],
  [
    "of a box that this form lacks",
    new Failure("Nothing was saved.", undefined, [{ field: "phone", sentence: "Too long." }]),
  ],
])("tells a refusal %s at the foot", (_, failure) => {
  render(<Form failure={failure} />);
  expect(screen.getByRole("alert")).toHaveTextContent("Nothing was saved.");
});

it("leaves a refusal to the box that it is about", () => {
  render(
    <Form failure={new Failure("Look again.", undefined, [{ field: "name", sentence: "Write a name." }])} />,
  );
  expect(screen.getByRole("alert")).toHaveTextContent("Write a name.");
  expect(screen.getByLabelText("Name")).toHaveFocus();
});

it("says that what stands there is a draft, and offers to throw it away", async () => {
  const user = userEvent.setup();
  const discard = vi.fn();
  const idle = () => undefined;
  const end = (isDraft: boolean) => (
    <FormEnd deed="Save it" save={{ isSaving: false }} onLeave={idle} isDraft={isDraft} onDiscard={discard} />
  );
  const { rerender } = render(end(false));
  expect(screen.queryByRole("button", { name: "Throw the draft away" })).toBeNull();
  rerender(end(true));
  expect(screen.getByRole("status")).toHaveTextContent("Draft, not saved yet");
  await user.click(screen.getByRole("button", { name: "Throw the draft away" }));
  expect(discard).toHaveBeenCalledOnce();
});
