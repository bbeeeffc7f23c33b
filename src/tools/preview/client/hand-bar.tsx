// The bar for the chosen frame: priority, pin, swap with another story, another page, make-ups of the page to choose from, undo and redo.
import { useLayoutEffect, useState } from "preact/hooks";
import type { HandStep } from "../hand-step.ts";
import type { Alternative } from "../protocol.ts";
import { roomText } from "./bar.tsx";
import { type ChosenFrame, chosenFrame, frameStep, placeNow } from "./hand.ts";
import { type Chosen, type Props, useStore } from "./shown.ts";
import { words } from "./words.ts";

const PRIORITIES = ["lead", "major", "normal", "brief"] as const;

export function HandBar({ client }: Props) {
  const { state, trial, chosen, swapping } = useStore(client.shown);
  const { tool } = useStore(client.view);
  const swap = (wanted: Chosen | undefined): void => client.shown.change({ swapping: wanted });
  useEscape(swapping !== undefined, () => swap(undefined));
  useLayoutEffect(() => {
    if (swapping === undefined || chosen === undefined) return;
    if (chosen.of === swapping.of && chosen.part === swapping.part) return;
    swap(undefined);
    void client.hand.do(() => ({ kind: "swap", a: chosenOnly(swapping), b: chosenOnly(chosen) }));
  }, [chosen]);
  useLayoutEffect(() => {
    // A story that was removed meanwhile cannot be swapped.
    if (swapping !== undefined && chosenFrame(state?.pages ?? [], swapping) === undefined) swap(undefined);
  }, [state]);
  if (tool !== "hand" || state === undefined) return null;
  const found = chosenFrame(trial?.pages ?? state.pages, chosen);
  return (
    <section class="hand-bar" aria-label={words("hand")}>
      <button type="button" disabled={state.undo === undefined} onClick={() => void client.hand.undo()}>
        {words("undo")}
      </button>
      <button type="button" disabled={state.redo === undefined} onClick={() => void client.hand.redo()}>
        {words("redo")}
      </button>
      {found === undefined ? (
        <span class="faint">{swapping === undefined ? words("choose-frame") : words("swap-with")}</span>
      ) : (
        <FrameActions
          client={client}
          found={found}
          swap={() => swap(swapping === undefined ? found.frame : undefined)}
          swapping={swapping !== undefined}
        />
      )}
    </section>
  );
}

/** Escape ends this and nothing else, as soon as it is shown to be in progress. */
function useEscape(underWay: boolean, end: () => void): void {
  useLayoutEffect(() => {
    if (!underWay) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      end();
    };
    addEventListener("keydown", pressed, { capture: true });
    return () => removeEventListener("keydown", pressed, { capture: true });
  }, [underWay]);
}

function chosenOnly({ of, part }: Chosen): Chosen {
  return { of, part };
}

interface FrameProps extends Props {
  readonly found: ChosenFrame;
  readonly swap: () => void;
  readonly swapping: boolean;
}

function FrameActions({ client, found, swap, swapping }: FrameProps) {
  const { state } = useStore(client.shown);
  const { page, frame } = found;
  const act = (step: HandStep): void => void client.hand.do(() => step);
  const pages = [page.label];
  return (
    <>
      <strong class="title">{frame.title}</strong>
      <span>{words("extent", { columns: frame.columns.join("–"), rows: frame.rows.join("–") })}</span>
      <span class={frame.empty < 0 ? "over" : ""}>{roomText(frame.empty)}</span>
      <label>
        {words("to-page")}
        <select value={page.label} onChange={(event) => act(toPage(found, event.currentTarget.value))}>
          {state?.pages.map(({ label }) => (
            <option key={label}>{label}</option>
          ))}
        </select>
      </label>
      {frame.kind === "story" && <StoryActions client={client} found={found} swap={swap} swapping={swapping} />}
      <button type="button" onClick={() => act({ kind: "pin", pages })}>
        {words("pin-page")}
      </button>
      <button type="button" onClick={() => act({ kind: "unpin", pages })}>
        {words("unpin-page")}
      </button>
      {page.madeUp && <Alternatives key={`${page.label} ${state?.read}`} client={client} page={page.label} />}
    </>
  );
}

/** Commands for stories only: priority, pin, and the swap with another story. */
function StoryActions({ client, found: { page, frame }, swap, swapping }: FrameProps) {
  const { state } = useStore(client.shown);
  const act = (step: HandStep): void => void client.hand.do(() => step);
  const named = { pages: [page.label], stories: [frame.of] };
  return (
    <>
      <label>
        {words("priority")}
        <select
          value={state?.stories.find(({ id }) => id === frame.of)?.priority}
          onChange={(event) =>
            act({
              kind: "priority",
              of: frame.of,
              priority: event.currentTarget.value as (typeof PRIORITIES)[number],
            })
          }
        >
          {PRIORITIES.map((priority) => (
            <option value={priority} key={priority}>
              {words(priority)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        aria-pressed={frame.pinned}
        onClick={() => act({ kind: frame.pinned ? "unpin" : "pin", ...named })}
      >
        {frame.pinned ? words("unpin") : words("pin")}
      </button>
      <button type="button" aria-pressed={swapping} onClick={swap}>
        {words("swap")}
      </button>
    </>
  );
}

/** A story gets its frame on the other page from the engine; an advert keeps its place. */
function toPage(found: ChosenFrame, page: string): HandStep {
  const { of, part, kind } = found.frame;
  return kind === "advert" ? frameStep({ of, part }, { ...placeNow(found), page }) : { kind: "toPage", of, part, page };
}

/** A page's make-ups to choose from, each with a picture. */
function Alternatives({ client, page }: Props & { readonly page: string }) {
  const [offered, offer] = useState<readonly Alternative[] | undefined>(undefined);
  const ask = async (): Promise<void> => {
    const { revision = 0 } = client.shown.value.state ?? {};
    const reply = await client.line.post<readonly Alternative[]>("/alternatives", { revision, page });
    if (reply.ok) offer(reply.value);
    else client.shown.change({ notice: reply.refusal });
  };
  const choose = (rank: number): void => {
    offer(undefined);
    void client.hand.do(() => ({ kind: "choose", page, rank }));
  };
  return (
    <>
      <button
        type="button"
        aria-expanded={offered !== undefined}
        onClick={() => (offered === undefined ? void ask() : offer(undefined))}
      >
        {words("alternatives")}
      </button>
      {offered !== undefined && (
        <ul class="alternatives">
          {offered.map(({ rank, faults, picture }) => (
            <li key={rank}>
              <button type="button" onClick={() => choose(rank)}>
                <img src={picture} alt="" />
                {words("alternative", { rank: rank + 1, faults })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
