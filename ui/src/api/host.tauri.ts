/**
 * The shell: one command, `call`. Names that begin with "host." are answered by the shell itself (dialogs, paths);
 * everything else goes to the core untouched.
 */
import { invoke } from "@tauri-apps/api/core";
import { listen as listenTo } from "@tauri-apps/api/event";
import type { Event } from "./bindings";
import type { Host, Saved } from "./host";

const names: readonly Event["name"][] = ["changed", "progress", "locked", "day_turned"];

const call = (name: string, request: unknown) => invoke<unknown>("call", { name, request });

export const tauriHost: Host = {
  call,
  pick: (name, request, { title, extensions }) => call("host.pick", { name, request, title, extensions }),
  save: async (name, request, suggestedName) =>
    (await call("host.save", { name, request, suggested_name: suggestedName })) as Saved | null,
  onDrop: (hear) => {
    const stop = listenTo<{ file_name: string; others: number }>("dropped", ({ payload }) =>
      hear({ fileName: payload.file_name, others: payload.others }),
    );
    return () => void stop.then((now) => now());
  },
  sendDropped: (name, request) => call("host.dropped", { name, request }),
  openSaved: async (path) => {
    await call("host.open_saved", { path });
  },
  onClosing: (hear) => {
    const stop = listenTo("closing", () => {
      void hear().finally(() => call("host.close", {}));
    });
    return () => void stop.then((now) => now());
  },
  listen: (hear) => {
    const stops = names.map((name) =>
      listenTo<object>(name, (event) => hear({ ...event.payload, name } as Event)),
    );
    return () => stops.forEach((stop) => void stop.then((now) => now()));
  },
};
