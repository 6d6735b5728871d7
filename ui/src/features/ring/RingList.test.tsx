/** One key is one mark, in either half of the day, whatever the letter means elsewhere. */
import { describe, expect, it } from "vitest";
import { codeOfKey } from "./RingList";

const codes = ["/", "\\", "L", "I", "C1", "#"].map((code) => ({ code, label: code, counts: "attending" }));

describe("codeOfKey", () => {
  it("marks present by the half of the day, whichever slash is pressed", () => {
    expect(codeOfKey("/", "am", codes)).toBe("/");
    expect(codeOfKey("/", "pm", codes)).toBe("\\");
    expect(codeOfKey("\\", "am", codes)).toBe("/");
  });

  it("takes a letter for its own code and leaves codes of two characters to the list", () => {
    expect(codeOfKey("l", "am", codes)).toBe("L");
    expect(codeOfKey("c", "am", codes), "C alone is not in force in this list").toBeUndefined();
    expect(codeOfKey("Enter", "am", codes), "a key that is no code is not a mark").toBeUndefined();
  });
});
