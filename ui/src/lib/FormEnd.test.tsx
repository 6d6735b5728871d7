import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
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
