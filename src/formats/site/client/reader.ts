import { words } from "./words.ts";

// Pages work without this script. It adds the type size, keys for turning pages, and zooming into a page.

/** Sizes of a story's text, in em. */
const SIZES = [1, 1.15, 1.3, 1.5];
const STORED = "banmian-size";

offerSizes();
turnByKeys();
offerZoom();

/** 字号: smaller and larger, stored for the next story. */
function offerSizes(): void {
  const place = document.querySelector<HTMLElement>(".facts .sizes");
  if (!place) return;
  // A value stored by another version may be out of range.
  let at = Math.max(0, SIZES.indexOf(SIZES[Number(storedSize())] ?? 1));
  const show = (): void => {
    document.documentElement.style.setProperty("--reading", `${SIZES[at] ?? 1}`);
    smaller.disabled = at === 0;
    larger.disabled = at === SIZES.length - 1;
  };
  const step = (by: number) => (): void => {
    at = Math.min(SIZES.length - 1, Math.max(0, at + by));
    storeSize(String(at));
    show();
  };
  const smaller = button(words("smaller"), words("make-smaller"), step(-1));
  const larger = button(words("larger"), words("make-larger"), step(1));
  place.append(`${words("size")} `, smaller, larger);
  place.hidden = false;
  show();
}

/** Browsers may refuse storage. */
function storedSize(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function storeSize(value: string): void {
  try {
    localStorage.setItem(STORED, value);
  } catch {
    // The size applies to this page only.
  }
}

/** The left and right keys turn pages, reversed in a paper bound at the right, unless the reader is typing or zooming. */
function turnByKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as HTMLElement | null;
    if (target?.closest("input, textarea, select, .viewer, .table") || document.body.classList.contains("zoomed"))
      return;
    const arrows = document.querySelector("[data-binding=right]")
      ? ["ArrowRight", "ArrowLeft"]
      : ["ArrowLeft", "ArrowRight"];
    const relation = ["prev", "next"][arrows.indexOf(event.key)];
    const link = relation && document.querySelector<HTMLLinkElement>(`link[rel="${relation}"]`);
    if (link) location.href = link.href;
  });
}

/** The part of OpenSeadragon used here. */
interface Viewer {
  destroy(): void;
  readonly viewport: { zoomBy(factor: number): unknown; goHome(): unknown; applyConstraints(): unknown };
}

declare const OpenSeadragon: (options: object) => Viewer;

/** 放大: loads the viewer on request. */
function offerZoom(): void {
  const open = document.querySelector<HTMLButtonElement>("button.zoom");
  const place = document.querySelector<HTMLElement>(".viewer");
  if (!open || !place) return;
  const pdf = document.querySelector<HTMLAnchorElement>('.steps a[href$=".pdf"]');
  open.hidden = false;
  open.addEventListener("click", () => {
    // A second click during loading would open it twice.
    open.disabled = true;
    // If its files cannot be loaded, as in a folder opened from disk, the PDF serves instead.
    void zoom(open, place)
      .catch(() => pdf?.click())
      .finally(() => {
        open.disabled = false;
      });
  });
}

/** Shows the viewer in a modal dialog: focus stays inside, and Escape or a phone's back key closes it. */
async function zoom(open: HTMLButtonElement, place: HTMLElement): Promise<void> {
  const address = new URL(open.dataset["image"] ?? "", location.href);
  const [info] = await Promise.all([(await fetch(address)).json(), script(open.dataset["zoomer"] ?? "")]);
  place.hidden = false;
  document.body.classList.add("zoomed");
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", open.textContent ?? "");
  const inner = document.createElement("div");
  inner.className = "canvas";
  dialog.append(inner);
  place.replaceChildren(dialog);
  dialog.showModal();
  // The picture is at this site's current address, whatever address it was made for.
  const tiles = { ...info, id: address.href.replace(/\/info\.json$/, "") };
  const viewer = OpenSeadragon({
    element: inner,
    tileSources: [tiles],
    showNavigationControl: false,
    gestureSettingsMouse: { clickToZoom: true },
    maxZoomPixelRatio: 2,
    visibilityRatio: 0.6,
  });
  dialog.addEventListener("close", () => {
    viewer.destroy();
    place.replaceChildren();
    place.hidden = true;
    document.body.classList.remove("zoomed");
    open.focus();
  });
  const by = (factor: number) => (): void => {
    viewer.viewport.zoomBy(factor);
    viewer.viewport.applyConstraints();
  };
  const controls = document.createElement("div");
  controls.className = "controls";
  const end = button(words("close"), words("end-close-look"), () => dialog.close());
  controls.append(
    button("＋", words("zoom-in"), by(1.5)),
    button("－", words("zoom-out"), by(1 / 1.5)),
    button(words("whole-page"), words("show-whole-page"), () => viewer.viewport.goHome()),
    end,
  );
  dialog.append(controls);
  end.focus();
}

function script(source: string): Promise<void> {
  if ("OpenSeadragon" in window) return Promise.resolve();
  return new Promise((done, fail) => {
    const element = document.createElement("script");
    element.src = source;
    element.addEventListener("load", () => done());
    element.addEventListener("error", () => fail(new Error(`${source} cannot be loaded`)));
    document.head.append(element);
  });
}

function button(text: string, name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}
