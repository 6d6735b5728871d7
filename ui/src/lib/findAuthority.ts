/** Finds local authorities by any part of the name, or by the beginning of the number, in the core's own list. */
import { call } from "../api/call";

/** Those that fit, in the shape that a ComboBox takes. */
export async function findAuthority(text: string) {
  const found = await call("authorities.find", { text });
  return found.map(({ code, name }) => ({ value: code, label: name, detail: `LA number ${code}` }));
}
