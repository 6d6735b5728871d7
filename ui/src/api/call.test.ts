import { afterEach, describe, expect, it, vi } from "vitest";
import { call, callBytes, pickAndCall, setHost } from "./call";
import { announce, subscribe } from "./events";
import { Failure } from "./failure";
import { bridgeHost } from "./host.bridge";
import { askKey, concerns } from "./queries";

const answering = (answer: (name: string) => unknown) =>
  setHost({ ...bridgeHost, call: async (name) => answer(name) });

afterEach(() => {
  setHost(undefined);
  vi.unstubAllGlobals();
});

describe("asking the core", () => {
  it("throws what the core refuses, with its sentences at their fields", async () => {
    answering(() => {
      throw { sentence: "Not saved.", code: "not_found", fields: [{ field: "name", sentence: "Enter it." }] };
    });
    const failure = await call("app.state", {}).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ sentence: "Not saved.", code: "not_found" });
    expect((failure as Failure).at("name")).toBe("Enter it.");
    expect((failure as Failure).at("role")).toBeUndefined();
  });

  it("says of a fault that nobody foresaw that nothing else was changed", () => {
    expect(Failure.from(new Error("the bridge answered 500")).sentence).toMatch(
      /500.*nothing else was changed/,
    );
    expect(Failure.from("odd").sentence).toContain("odd");
  });

  it("tells the window of a lock that overtook a question", async () => {
    const heard = vi.fn();
    const stop = subscribe("locked", heard);
    answering(() => {
      throw { sentence: "Waymark is locked.", code: "locked", fields: [] };
    });
    await expect(call("app.state", {})).rejects.toBeInstanceOf(Failure);
    expect(heard).toHaveBeenCalledExactlyOnceWith({ name: "locked", sentence: "" });
    stop();
    announce({ name: "locked", sentence: "" });
    expect(heard, "who has stopped listening hears no more").toHaveBeenCalledOnce();
  });

  it("takes bytes where a document is the answer, and nothing else", async () => {
    answering(() => new Uint8Array([37, 80, 68, 70]).buffer);
    expect(await callBytes("pack.pdf", {} as never)).toEqual(new Uint8Array([37, 80, 68, 70]));
    answering(() => null);
    await expect(callBytes("pack.pdf", {} as never)).rejects.toThrow("expected a document");
  });
});

describe("the bridge", () => {
  const reply = (status: number, body: unknown) =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

  it("asks its own origin and throws the core's refusal", async () => {
    const fetched = vi.fn(async (_url: string, _init: RequestInit) =>
      reply(200, { name: "Waymark", version: "1" }),
    );
    vi.stubGlobal("fetch", fetched);
    setHost(bridgeHost);
    await call("app.about", {});
    expect(fetched.mock.calls[0]?.[0]).toBe("/call/app.about");
    vi.stubGlobal("fetch", async () => reply(422, { sentence: "No.", fields: [] }));
    await expect(call("app.about", {})).rejects.toMatchObject({ sentence: "No." });
    vi.stubGlobal("fetch", async () => new Response("", { status: 500 }));
    await expect(call("app.about", {})).rejects.toThrow("500");
  });

  it("sends a chosen file with its name and the request, whatever letters they have", async () => {
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => reply(200, {}));
    vi.stubGlobal("fetch", fetched);
    setHost(bridgeHost);
    const picked = pickAndCall("gias.preview", {}, { title: "Establishment file", extensions: ["csv"] });
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    expect(input?.accept).toBe(".csv");
    Object.defineProperty(input, "files", {
      value: [{ name: "Łódź schools.csv", arrayBuffer: async () => new ArrayBuffer(3) }],
    });
    input?.dispatchEvent(new Event("change"));
    await picked;
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe("/attach/gias.preview");
    const headers = init?.headers as Record<string, string>;
    expect(decodeURIComponent(headers["x-file-name"] ?? "")).toBe("Łódź schools.csv");
    expect(JSON.parse(decodeURIComponent(headers["x-request"] ?? ""))).toEqual({});
    expect(document.querySelector('input[type="file"]'), "the box is gone again").toBeNull();
  });

  it("answers null when no file was chosen", async () => {
    setHost(bridgeHost);
    const picked = pickAndCall("gias.preview", {}, { title: "File", extensions: ["csv"] });
    document.querySelector('input[type="file"]')?.dispatchEvent(new Event("cancel"));
    await expect(picked).resolves.toBeNull();
  });
});

describe("which answers a change concerns", () => {
  it("is those about the child, and every list", () => {
    const record = askKey("pupils.record", { id: "p1" });
    const state = askKey("app.state", {});
    expect(record[1]).toBe("p1");
    expect(concerns(record, ["p1"])).toBe(true);
    expect(concerns(record, ["p2"])).toBe(false);
    expect(concerns(record, []), "a calendar's change names no child and may move every date").toBe(true);
    expect(concerns(state, ["p2"])).toBe(true);
  });
});
