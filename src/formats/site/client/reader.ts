import { words } from "./words.ts";

// Pages work without this script, which adds the size of the type, the keys for turning pages, and the close look at a page.

/** Sizes of a story's text, in em. */
const SIZES = [1, 1.15, 1.3, 1.5];
const KEPT = "banmian-size";

offerSizes();
turnByKeys();
offerZoom();

/** 字号: smaller and larger, kept for the next story. */
function offerSizes(): void {
  const place = document.querySelector<HTMLElement>(".facts .sizes");
  if (!place) return;
  // What another version kept may be no step of these.
  let at = Math.max(0, SIZES.indexOf(SIZES[Number(kept())] ?? 1));
  const show = (): void => {
    document.documentElement.style.setProperty("--reading", `${SIZES[at] ?? 1}`);
    smaller.disabled = at === 0;
    larger.disabled = at === SIZES.length - 1;
  };
  const step = (by: number) => (): void => {
    at = Math.min(SIZES.length - 1, Math.max(0, at + by));
    keep(String(at));
    show();
  };
  const smaller = button(words("smaller"), words("make-smaller"), step(-1));
  const larger = button(words("larger"), words("make-larger"), step(1));
  place.append(`${words("size")} `, smaller, larger);
  place.hidden = false;
  show();
}

/** Browsers may refuse to keep anything. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value: string): void {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // The size holds for this page.
  }
}

/** Left and right turn pages, the other way in a paper that is bound at the right, unless the reader is typing or looks closely. */
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

/** OpenSeadragon, as far as it is used here. */
interface Viewer {
  destroy(): void;
  readonly viewport: { zoomBy(factor: number): unknown; goHome(): unknown; applyConstraints(): unknown };
}

declare const OpenSeadragon: (options: object) => Viewer;

/** 放大: the viewer is loaded when it is asked for. */
function offerZoom(): void {
  const open = document.querySelector<HTMLButtonElement>("button.zoom");
  const place = document.querySelector<HTMLElement>(".viewer");
  if (!open || !place) return;
  const pdf = document.querySelector<HTMLAnchorElement>('.steps a[href$=".pdf"]');
  open.hidden = false;
  open.addEventListener("click", () => {
    // A second click while it is loaded would open it twice.
    open.disabled = true;
    // Where its files cannot be had, as in a folder opened from the disk, the PDF shows the page as closely.
    void zoom(open, place)
      .catch(() => pdf?.click())
      .finally(() => {
        open.disabled = false;
      });
  });
}

/** The viewer in a modal dialog: keyboards and screen readers do not get behind it, Escape and the back key of a phone close it. */
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
  // The picture is where this site is, whatever address it was made for.
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
