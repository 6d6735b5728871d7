/** What takes focus when the thing that had it goes away. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { waitFor } from "@testing-library/react";
import { keepFocus } from "./keepFocus";

let stop: () => void;
let part: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `<main><h1 tabindex="-1" data-screen-heading="">Tasks</h1><p><button>Done 1</button></p><p><button>Done 2</button></p></main>`;
  part = document.querySelector("main") as HTMLElement;
  stop = keepFocus(part);
});
afterEach(() => {
  stop();
  document.body.innerHTML = "";
});

const button = (name: string) =>
  [...document.querySelectorAll("button")].find(
    ({ textContent }) => textContent === name,
  ) as HTMLButtonElement;

it("a row that goes hands focus to the next, the last to the one before, and all together to the heading", async () => {
  button("Done 1").focus();
  button("Done 1").parentElement?.remove();
  await waitFor(() => expect(button("Done 2")).toHaveFocus());
  part.insertAdjacentHTML("afterbegin", "<p><button>Done 0</button></p>");
  button("Done 2").blur();
  button("Done 2").focus();
  button("Done 2").parentElement?.remove();
  await waitFor(() => expect(button("Done 0")).toHaveFocus());
  button("Done 0").parentElement?.remove();
  await waitFor(() => expect(document.querySelector("h1")).toHaveFocus());
});

it("what nobody can see never takes focus", async () => {
  button("Done 1").parentElement?.insertAdjacentHTML(
    "afterend",
    `<div aria-hidden="true"><input tabindex="-1"><button>Unseen</button></div>`,
  );
  button("Done 1").focus();
  button("Done 1").parentElement?.remove();
  await waitFor(() => expect(button("Done 2")).toHaveFocus());
});

it("a screen that says itself where focus goes is not overruled", async () => {
  button("Done 1").focus();
  button("Done 1").parentElement?.remove();
  const heading = document.querySelector("h1") as HTMLElement;
  heading.focus();
  await new Promise((done) => setTimeout(done, 200));
  expect(heading, "where the screen put it").toHaveFocus();
});

// Taking a term away asks which dates move; the row had gone with its button by the time that the question was answered.
it("a question over the screen, whose button has gone meanwhile, hands focus back to what stood beside it", async () => {
  button("Done 1").focus();
  button("Done 1").parentElement?.remove();
  document.body.insertAdjacentHTML(
    "beforeend",
    `<div role="alertdialog" tabindex="-1">These dates move</div>`,
  );
  const question = document.querySelector<HTMLElement>("[role=alertdialog]");
  question?.focus();
  await new Promise((done) => setTimeout(done, 200));
  expect(question, "while it is asked").toHaveFocus();
  question?.remove();
  await waitFor(() => expect(button("Done 2")).toHaveFocus());
});
