import { toggleOverlay, zoomBy } from "./bar.tsx";
import type { Client } from "./client.ts";
import { goToPage } from "./page-list.tsx";
import type { Overlay, View } from "./view.ts";

const THEMES: readonly View["theme"][] = ["auto", "light", "dark"];
const OVERLAY_KEYS: Readonly<Record<string, Overlay>> = {
  g: "grid",
  b: "baselines",
  o: "frames",
  l: "legs",
  r: "rulers",
  m: "marks",
};
const VIEW_KEYS: Readonly<Record<string, Partial<View>>> = {
  "0": { zoom: 1 },
  w: { zoom: "width" },
  h: { zoom: "height" },
  "1": { mode: "single", zoom: "height" },
  "2": { mode: "facing", zoom: "height" },
  "3": { mode: "overview", zoom: "height" },
};

/** Single keys, where nothing is being typed. */
export function listenToKeys(client: Client): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!act(client, event.key)) return;
    event.preventDefault();
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  );
}

function act(client: Client, key: string): boolean {
  const { view } = client;
  const overlay = OVERLAY_KEYS[key];
  const change = VIEW_KEYS[key];
  if (overlay !== undefined) toggleOverlay(client, overlay);
  else if (change !== undefined) view.change(change);
  else if (key === "+" || key === "=") zoomBy(client, 1);
  else if (key === "-") zoomBy(client, -1);
  else if (key === "p") view.change({ printed: !view.value.printed });
  else if (key === "t")
    view.change({ theme: THEMES[(THEMES.indexOf(view.value.theme) + 1) % THEMES.length] ?? "auto" });
  else if (key === "f") void fullScreen();
  else if (key === "ArrowLeft" || key === "ArrowRight") turn(client, key === "ArrowLeft" ? -1 : 1);
  else if (key === "Escape") view.change({ side: undefined });
  else return false;
  return true;
}

async function fullScreen(): Promise<void> {
  if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
  else await document.exitFullscreen();
}

/** To the page before or behind the one in the middle. */
function turn(client: Client, steps: number): void {
  const main = document.querySelector("main.desk");
  const pages = client.shown.value.state?.pages ?? [];
  if (main === null) return;
  const { left, top, width, height } = main.getBoundingClientRect();
  const middle = document.elementFromPoint(left + width / 2, top + height / 2)?.closest<HTMLElement>(".spread, .sheet");
  const sheet = middle?.matches(".sheet") ? middle : middle?.querySelector<HTMLElement>(".sheet");
  const at = pages.findIndex(({ label }) => label === sheet?.dataset["page"]);
  const page = pages[Math.min(pages.length - 1, Math.max(0, at + steps))];
  if (page !== undefined) goToPage(page.label);
}
