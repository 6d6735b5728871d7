/** Fields of a row that save by themselves; shared with the sections that other features write. */
export * from "../../saving/fields";
