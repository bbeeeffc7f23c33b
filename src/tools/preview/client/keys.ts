// The keyboard: single keys for views and tools, arrows for the chosen frame, Tab from frame to frame. Keys never act while text is typed or a menu is open.
import type { HandStep } from "../hand-step.ts";
import { goToPage, pageInMiddle, setTool, toggleOverlay, zoomBy } from "./bar.tsx";
import { canMove, chosenFrame, draggedTo, frameStep, pagesNow, placeNow, stepsTo } from "./hand.ts";
import { bringIntoView, isSeen } from "./pages.tsx";
import type { Chosen, Client } from "./shown.ts";
import { pointAtStory } from "./side-panel.tsx";
import { facingPages, type Overlay, type View } from "./view.ts";

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
    const withControl = event.ctrlKey || event.metaKey;
    if (event.altKey || takesKeys(event.target, withControl)) return;
    const acted = withControl ? actWithControl(client, event) : actAlone(client, event);
    if (acted) event.preventDefault();
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

/** True if the focused element uses keys itself: text, a list of choices (but not undo), or a dialog over the pages. */
function takesKeys(target: EventTarget | null, withControl: boolean): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  if (target instanceof HTMLInputElement && target.type === "text") return true;
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLSelectElement && !withControl);
}

function actAlone(client: Client, event: KeyboardEvent): boolean {
  return nudge(client, event) || openChosen(client, event) || act(client, event.key);
}

/** Enter leads from the chosen frame to its source; a button takes Enter for itself. */
function openChosen(client: Client, { key, target }: KeyboardEvent): boolean {
  const { chosen } = client.shown.value;
  if (key !== "Enter" || chosen === undefined || target instanceof HTMLButtonElement) return false;
  void pointAtStory(client, chosen.of, true);
  return true;
}

function act(client: Client, key: string): boolean {
  const overlay = OVERLAY_KEYS[key];
  const change = VIEW_KEYS[key];
  if (overlay !== undefined) toggleOverlay(client, overlay);
  else if (change !== undefined) client.view.change(change);
  else if (ACTIONS[key] === undefined) return false;
  else ACTIONS[key](client);
  return true;
}

const ACTIONS: Readonly<Record<string, (client: Client) => void>> = {
  "+": (client) => zoomBy(client, 1),
  "=": (client) => zoomBy(client, 1),
  "-": (client) => zoomBy(client, -1),
  p: ({ view }) => view.change({ printed: !view.value.printed }),
  t: ({ view }) => view.change({ theme: THEMES[(THEMES.indexOf(view.value.theme) + 1) % THEMES.length] ?? "auto" }),
  c: ({ view }) => view.change({ compare: view.value.compare === "off" ? "save" : "off" }),
  v: ({ view }) => view.change({ before: view.value.before === "blink" ? "beside" : "blink" }),
  f: () => void fullScreen(),
  e: setTool,
  "?": () => document.querySelector<HTMLDialogElement>("dialog.keys")?.showModal(),
  ",": (client) => chooseNext(client, -1),
  ".": (client) => chooseNext(client, 1),
  ArrowLeft: (client) => turn(client, -1),
  ArrowRight: (client) => turn(client, 1),
  Escape: ({ view }) => view.change({ side: undefined }),
};

/** Copy can be saved with any tool, so undo works with any; otherwise the browser would undo typing in the side panel. */
function actWithControl({ hand }: Client, { key, shiftKey }: KeyboardEvent): boolean {
  // Caps Lock makes it a capital.
  const letter = key.toLowerCase();
  if (letter === "z" && !shiftKey) void hand.undo();
  else if (letter === "y" || letter === "z") void hand.redo();
  else return false;
  return true;
}

/** To the right, and down. */
const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows move the chosen frame by a column or a row; with Shift they move its last column or row. */
function nudge(client: Client, { key, shiftKey, repeat }: KeyboardEvent): boolean {
  const { tool } = client.view.value;
  const arrow = ARROWS[key];
  const { chosen } = client.shown.value;
  if (tool !== "hand" || arrow === undefined || chosen === undefined) return false;
  if (chosenFrame(pagesNow(client), chosen) === undefined) return false;
  // A key that is held down repeats as fast as the pages follow; a press of its own is never lost.
  if (repeat && client.hand.busy()) return true;
  void client.hand.do(() => nudgeStep(client, chosen, arrow, shiftKey));
  return true;
}

/** @param arrow to the right, and down */
function nudgeStep(
  client: Client,
  chosen: Chosen,
  [right, down]: readonly [number, number],
  edge: boolean,
): HandStep | undefined {
  const found = chosenFrame(pagesNow(client), chosen);
  if (found === undefined) return undefined;
  const { grid } = found.page;
  const grip = !edge ? "move" : right === 0 ? "s" : grid.writing === "vertical" ? "w" : "e";
  return frameStep(chosen, draggedTo(placeNow(found), grip, stepsTo(grid, right, down), grid));
}

/**
 * Selects the next frame in the order of the pages and scrolls to it. If none is chosen, the first one or, if that is out of view, the first on the page in the
 * middle.
 */
function chooseNext(client: Client, steps: number): void {
  const pages = pagesNow(client);
  const frames = pages.flatMap((page) => page.frames.filter(canMove).map((frame) => ({ frame, page: page.label })));
  const { chosen } = client.shown.value;
  const at = frames.findIndex(({ frame: { of, part } }) => of === chosen?.of && part === chosen.part);
  const [top] = frames;
  const away = at < 0 && top !== undefined && !isSeen(client.painter.sheet(top.page));
  const first = away ? frames.findIndex(({ page }) => page === pageInMiddle()) : -1;
  const next = first >= 0 ? frames[first] : frames[(at + steps + frames.length) % frames.length];
  if (client.view.value.tool !== "hand" || next === undefined) return;
  client.shown.change({ chosen: { of: next.frame.of, part: next.frame.part } });
  bringIntoView(client.painter.sheet(next.page), next.frame.rect);
}

async function fullScreen(): Promise<void> {
  if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
  else await document.exitFullscreen();
}

/** Scrolls to the page before or after the one in the middle; where pages face each other, past both. */
function turn(client: Client, steps: number): void {
  const pages = client.shown.value.state?.pages ?? [];
  const middle = pageInMiddle();
  const open = facingPages(pages, client.view.value.mode).find((spread) =>
    spread.some(({ label }) => label === middle),
  );
  const edge = steps < 0 ? open?.[0] : open?.at(-1);
  const at = pages.findIndex(({ label }) => label === edge?.label);
  const page = pages[Math.min(pages.length - 1, Math.max(0, at + steps))];
  if (page !== undefined) goToPage(page.label);
}
