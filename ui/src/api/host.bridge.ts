/**
 * The same core over http on this machine, for a browser. Only ever the page's own origin.
 */
import type { Event } from "./bindings";
import type { Host, PickOptions, Saved } from "./host";

const names: readonly Event["name"][] = ["changed", "progress", "locked", "day_turned"];

async function answer(response: Response): Promise<unknown> {
  if (response.headers.get("content-type")?.startsWith("application/json")) {
    const json: unknown = await response.json();
    if (!response.ok) throw json;
    return json;
  }
  if (!response.ok) throw new Error(`the bridge answered ${response.status}`);
  return response.arrayBuffer();
}

const call = async (name: string, request: unknown) =>
  answer(
    await fetch(`/call/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    }),
  );

const attach = async (name: string, request: unknown, file: File) =>
  answer(
    await fetch(`/attach/${name}`, {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "x-request": encodeURIComponent(JSON.stringify(request)),
        "x-file-name": encodeURIComponent(file.name),
      },
      body: await file.arrayBuffer(),
    }),
  );

/** The file that was last dropped on the page. */
let dropped: File | undefined;

/** Resolves to the chosen file, or null when the dialog was dismissed. */
function chooseFile({ title, extensions }: PickOptions): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = extensions.map((e) => `.${e}`).join(",");
    input.setAttribute("aria-label", title);
    input.className = "visually-hidden";
    input.tabIndex = -1;
    const done = (file: File | null) => {
      input.remove();
      resolve(file);
    };
    input.addEventListener("change", () => done(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => done(null));
    document.body.append(input);
    input.click();
  });
}

export const bridgeHost: Host = {
  call,
  pick: async (name, request, options) => {
    const file = await chooseFile(options);
    if (!file) return null;
    return attach(name, request, file);
  },
  onDrop: (hear) => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const files = event.dataTransfer?.files;
      dropped = files?.[0];
      if (dropped && files) hear({ fileName: dropped.name, others: files.length - 1 });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  },
  sendDropped: async (name, request) => {
    const file = dropped;
    dropped = undefined;
    if (!file) throw new Error("no file has been dropped on the window");
    return attach(name, request, file);
  },
  save: async (name, request, suggestedName) => {
    const bytes = (await call(name, request)) as ArrayBuffer;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = suggestedName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return { path: suggestedName } satisfies Saved;
  },
  // A browser has already shown the download; there is nothing more that a page may open.
  openSaved: async () => {},
  // A browser closes a page without waiting for anything.
  onClosing: () => () => {},
  listen: (hear) => {
    const source = new EventSource("/events");
    const receive = (message: MessageEvent<string>) => hear(JSON.parse(message.data) as Event);
    source.addEventListener("message", receive);
    names.forEach((name) =>
      source.addEventListener(name, (message: MessageEvent<string>) =>
        hear({ ...(JSON.parse(message.data) as object), name } as Event),
      ),
    );
    return () => source.close();
  },
};
