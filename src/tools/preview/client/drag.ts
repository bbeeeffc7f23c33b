// Dragging frames, their edges and the feet of photos. While the hand moves, the step is tried on the server and the pages show the result; letting go does it.
// The pointer moves freely, the frame snaps to columns and rows.
import type { Point, Size } from "../../../base/rect.ts";
import {
  type ChosenFrame,
  canMove,
  chosenFrame,
  depthOf,
  draggedDepth,
  draggedTo,
  type FramePlace,
  frameStep,
  GRIPS,
  type Grip,
  pagesNow,
  placeNow,
  samePlace,
  stepsOf,
} from "./hand.ts";
import { rectElement, rectOfFrame } from "./overlays.ts";
import { element } from "./sheet.ts";
import type { Chosen, Client } from "./shown.ts";

export interface PagePoint extends Point {
  readonly page: string;
}

/** Finds the point of a page at a point of the screen. */
type PointAt = (event: PointerEvent) => PagePoint | undefined;

/** A drag in progress. */
interface Drag {
  readonly chosen: Chosen;
  readonly start: ChosenFrame;
  readonly from: PagePoint;
  readonly grip: Grip | "photo";
  readonly photo: number;
  /** The place that it has reached; undefined before the first move. */
  readonly place: FramePlace | undefined;
  readonly depth: number | undefined;
  /** True if the hand wanted fewer rows than a photo keeps. */
  readonly shallow: boolean;
}

/** Lets the hand move frames, their edges, and the feet of photos. @returns a function that ends it */
export function listenToHand(main: HTMLElement, client: Client, pointAt: PointAt): () => void {
  let drag: Drag | undefined;
  const down = (event: PointerEvent): void => {
    if (client.view.value.tool !== "hand" || event.button !== 0) return;
    const from = pointAt(event);
    const begun = from && beginDrag(client, event.target as Element, from);
    client.shown.change({ chosen: begun?.chosen });
    if (begun === undefined) return;
    event.preventDefault();
    main.focus({ preventScroll: true });
    main.setPointerCapture(event.pointerId);
    drag = begun;
  };
  const move = (event: PointerEvent): void => {
    if (drag === undefined) return;
    const under = pageUnder(event);
    const moved = under && moveDrag(client, drag, under);
    if (moved === undefined) return;
    drag = moved;
    const step = stepOf(moved);
    if (step !== undefined) client.hand.tryStep(step);
    drawGhost(client, moved);
  };
  const up = (): void => {
    const ended = drag;
    drag = undefined;
    clearGhost();
    const step = ended && stepOf(ended);
    if (step !== undefined) void client.hand.do(() => step);
    else client.hand.cancel();
  };
  const giveUp = (): void => {
    drag = undefined;
    clearGhost();
    client.hand.cancel();
  };
  const letGo = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || drag === undefined) return;
    event.stopPropagation();
    giveUp();
  };
  main.addEventListener("pointerdown", down);
  main.addEventListener("pointermove", move);
  main.addEventListener("pointerup", up);
  main.addEventListener("pointercancel", giveUp);
  main.addEventListener("keydown", letGo);
  return () => {
    main.removeEventListener("pointerdown", down);
    main.removeEventListener("pointermove", move);
    main.removeEventListener("pointerup", up);
    main.removeEventListener("pointercancel", giveUp);
    main.removeEventListener("keydown", letGo);
  };
}

function beginDrag(client: Client, target: Element, from: PagePoint): Drag | undefined {
  const pages = pagesNow(client);
  const { grip, photo } = target.closest<SVGElement>("[data-grip]")?.dataset ?? {};
  const held = grip === undefined ? undefined : client.shown.value.chosen;
  const chosen = held ?? frameAt(client, from);
  const start = chosenFrame(pages, chosen);
  if (chosen === undefined || start === undefined) return undefined;
  const kind = (held === undefined ? "move" : grip) as Drag["grip"];
  return {
    chosen,
    start,
    from,
    grip: kind,
    photo: Number(photo ?? 0),
    place: undefined,
    depth: undefined,
    shallow: false,
  };
}

function frameAt(client: Client, { page, x, y }: PagePoint): Chosen | undefined {
  const frames = pagesNow(client).find(({ label }) => label === page)?.frames ?? [];
  return frames.find(
    ({ kind, rect }) =>
      canMove({ kind }) && x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height,
  );
}

/** The place that the drag has reached; undefined if it has not moved. */
function moveDrag(client: Client, drag: Drag, to: PagePoint): Drag | undefined {
  const { start, from, grip } = drag;
  const { grid } = start.page;
  if (grip === "photo") {
    if (to.page !== start.page.label) return undefined;
    const height = photoHeight(drag);
    const wanted = depthOf(grid, height + (grid.writing === "vertical" ? from.x - to.x : to.y - from.y));
    const depth = draggedDepth(depthOf(grid, height), wanted);
    const shallow = depth > wanted;
    if (depth === drag.depth && shallow === drag.shallow) return undefined;
    if (shallow) client.shown.change({ notice: { error: "shallow" } });
    return { ...drag, depth, shallow };
  }
  const page = pagesNow(client).find(({ label }) => label === to.page);
  if (page === undefined || (grip !== "move" && to.page !== from.page)) return undefined;
  const place = {
    ...draggedTo(placeNow(start), grip, stepsOf(grid, to.x - from.x, to.y - from.y), page.grid),
    page: to.page,
  };
  return drag.place !== undefined && samePlace(place, drag.place) ? undefined : { ...drag, place };
}

/** The step that the drag does if it ends here. */
function stepOf(drag: Drag): ReturnType<typeof frameStep> | undefined {
  const { chosen, start, grip, photo, place, depth } = drag;
  if (grip === "photo") {
    const moved = depth !== undefined && depth !== depthOf(start.page.grid, photoHeight(drag));
    return moved ? { kind: "photo", of: chosen.of, index: photo, depth } : undefined;
  }
  return place === undefined || samePlace(place, placeNow(start)) ? undefined : frameStep(chosen, place);
}

/** From the head of the dragged photo to its foot, in points. */
function photoHeight({ start, photo }: Drag): number {
  const at = start.frame.photos.find(({ index }) => index === photo)?.at;
  return (start.page.grid.writing === "vertical" ? at?.width : at?.height) ?? 0;
}

/** The point on the page under the pointer: while the pointer is captured, the event's own target is the element round the pages. */
function pageUnder(event: PointerEvent): PagePoint | undefined {
  const { clientX, clientY } = event;
  for (const svg of document.querySelectorAll<SVGSVGElement>("svg.page")) {
    const { left, right, top, bottom } = svg.getBoundingClientRect();
    if (clientX >= left && clientX <= right && clientY >= top && clientY <= bottom) return pointIn(svg, event);
  }
  return undefined;
}

/** A point of the screen, in points of a page. */
export function pointIn(svg: SVGSVGElement, { clientX, clientY }: MouseEvent): PagePoint | undefined {
  const turn = svg.getScreenCTM()?.inverse();
  if (turn === undefined) return undefined;
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(turn);
  return { page: svg.dataset["page"] ?? "", x, y };
}

function drawGhost(client: Client, { place }: Drag): void {
  clearGhost();
  const page = place && pagesNow(client).find(({ label }) => label === place.page);
  if (place === undefined || page === undefined) return;
  client.painter.sheet(page.label).svg.append(rectElement(rectOfFrame(page, place.columns, place.rows), "ghost"));
}

function clearGhost(): void {
  for (const ghost of document.querySelectorAll(".ghost")) ghost.remove();
}

/** Half the size of a grip, in points. */
const HALF = 4;

/** The chosen frame with its grips, and those of its photos. */
export function chosenOverlay({ frame, page }: ChosenFrame): readonly SVGElement[] {
  const { rect } = frame;
  const made = [rectElement(rect, "chosen")];
  if (!canMove(frame)) return made;
  for (const grip of GRIPS) {
    const x = rect.x + (grip.includes("w") ? 0 : grip.includes("e") ? rect.width : rect.width / 2);
    const y = rect.y + (grip.includes("n") ? 0 : grip.includes("s") ? rect.height : rect.height / 2);
    made.push(...gripAt({ x, y }, grip, rect));
  }
  return [...made, ...photoGrips({ frame, page })];
}

function photoGrips({ frame, page }: ChosenFrame): readonly SVGElement[] {
  const vertical = page.grid.writing === "vertical";
  return frame.photos.flatMap(({ index, at }) => {
    const foot = vertical
      ? gripAt({ x: at.x, y: at.y + at.height / 2 }, "photo", at)
      : gripAt({ x: at.x + at.width / 2, y: at.y + at.height }, "photo", at);
    for (const each of foot) each.dataset["photo"] = String(index);
    return [rectElement(at, "chosen photo"), ...foot];
  });
}

/** Each grip takes at most this share of the width or height of a frame or photo, whichever is less, so that the middle is left for moving it. */
const GRIP_SHARE = 5;

/**
 * A grip with an invisible margin for a finger or a hasty hand: always as wide on the screen, however small the page is shown.
 * @param of the thing that it moves
 */
function gripAt({ x, y }: Point, grip: Grip | "photo", of: Size): readonly SVGElement[] {
  return [`reach ${grip}`, `grip ${grip}`].map((kind) => {
    const made = element("circle", kind, { cx: x, cy: y, r: HALF });
    made.dataset["grip"] = grip;
    made.style.setProperty("--most", `${Math.min(of.width, of.height) / GRIP_SHARE}px`);
    return made;
  });
}
