import { expect, it } from "vitest";
import { passphraseLacks } from "./passphrase";

it("accepts four words or twelve characters, and says what is missing", () => {
  expect(passphraseLacks("one two three four")).toBeUndefined();
  expect(passphraseLacks("abcdefghijkl")).toBeUndefined();
  expect(passphraseLacks("to be or no"), "a word has two letters or more").toBeUndefined();
  expect(passphraseLacks("a b c d")).toContain("0 words and 7 characters");
  expect(passphraseLacks("short")).toContain("1 word and 5 characters");
  expect(passphraseLacks("")).toContain("0 words and 0 characters");
  expect(passphraseLacks("ŁŁŁŁŁŁŁŁŁŁŁ"), "letters are counted, not bytes").toContain("11 characters");
});
