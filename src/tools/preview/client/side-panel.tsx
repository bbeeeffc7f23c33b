// The panel beside the pages: messages, the source of the clicked thing, the figures of stories.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FixOffer, PartFit, StoryState, ToldMessage } from "../protocol.ts";
import { roomText } from "./bar.tsx";
import { type Client, type Props, useStore } from "./shown.ts";
import { SourcePanel } from "./source-panel.tsx";
import type { Side } from "./view.ts";
import { words } from "./words.ts";

const SIDES: readonly Side[] = ["messages", "source", "stories"];

export function SidePanel({ client }: Props) {
  const { state } = useStore(client.shown);
  const { side } = useStore(client.view);
  const count = state?.messages.length ?? 0;
  // A click on a message leads to its source; when the reader comes back, the list is scrolled as before.
  const filter = useState<Filter>([]);
  const tops = useRef<Tops>({}).current;
  return (
    <aside
      class={`side ${side === undefined ? "closed" : ""}`}
      aria-label={side === undefined ? words("messages") : words(side)}
    >
      <div class="tabs" role="tablist">
        {SIDES.map((each) => (
          <button
            type="button"
            role="tab"
            key={each}
            aria-selected={side === each}
            onClick={() => client.view.change({ side: side === each ? undefined : each })}
          >
            {words(each)}
            {each === "messages" && count > 0 ? ` ${count}` : ""}
          </button>
        ))}
      </div>
      {side === "messages" && <Messages client={client} filter={filter} tops={tops} />}
      {side === "source" && <SourcePanel client={client} />}
      {side === "stories" && <Stories client={client} tops={tops} />}
    </aside>
  );
}

/** The number of messages that are not listed. */
type Filter = readonly ToldMessage["severity"][];

/** How far each list is scrolled, in pixels. */
type Tops = Partial<Record<Side, number>>;

interface ListProps {
  readonly side: Side;
  readonly tops: Tops;
  readonly children: ComponentChildren;
}

/** A list that begins where the reader left it. */
function ListPanel({ side, tops, children }: ListProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (panel.current !== null) panel.current.scrollTop = tops[side] ?? 0;
  }, []);
  return (
    <div
      class="panel"
      role="tabpanel"
      ref={panel}
      onScroll={(event) => {
        tops[side] = event.currentTarget.scrollTop;
      }}
    >
      {children}
    </div>
  );
}

interface MessagesProps extends Props {
  readonly filter: readonly [hidden: Filter, hide: (hidden: Filter) => void];
  readonly tops: Tops;
}

/** Errors first: they prevent the issue from being written. */
function Messages({ client, filter: [hidden, hide], tops }: MessagesProps) {
  const { state } = useStore(client.shown);
  const messages = state?.messages ?? [];
  const listed = messages
    .map((message, number) => ({ ...message, number }))
    .filter(({ severity }) => !hidden.includes(severity))
    .sort((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
  const toggle = (severity: ToldMessage["severity"]): void =>
    hide(hidden.includes(severity) ? hidden.filter((each) => each !== severity) : [...hidden, severity]);
  return (
    <ListPanel side="messages" tops={tops}>
      <div class="filters">
        {(["error", "warning"] as const).map((severity) => (
          <label key={severity} class={severity}>
            <input type="checkbox" checked={!hidden.includes(severity)} onChange={() => toggle(severity)} />
            {words(severity, { count: messages.filter((each) => each.severity === severity).length })}
          </label>
        ))}
      </div>
      {listed.length === 0 && <p>{words("all-clear")}</p>}
      <ul class="messages">
        {listed.map(({ number, severity, message, hint, file, line, column, also, marks }) => (
          <li key={number} class={severity}>
            <button type="button" onClick={(event) => void showMessage(client, { number, marks }, byKeyboard(event))}>
              <span class="text">{message}</span>
              {also.map((each) => (
                <span class="also" key={each}>
                  {words("also", { message: each })}
                </span>
              ))}
              {hint !== undefined && <span class="hint">{hint}</span>}
              <span class="place">
                {file}:{line}:{column}
              </span>
            </button>
            <Fixes key={state?.read} client={client} message={number} />
          </li>
        ))}
      </ul>
    </ListPanel>
  );
}

/** What cures a message, asked for when somebody looks. Over an offer the pages are shown as they would be; a click does it, as a step that can be undone. */
function Fixes({ client, message }: Props & { readonly message: number }) {
  const [offers, show] = useState<readonly FixOffer[] | "asked">();
  const ask = async (): Promise<void> => {
    show("asked");
    const asked = { revision: client.shown.value.state?.read ?? 0, message };
    const reply = await client.line.post<readonly FixOffer[]>("/fixes", asked);
    if (!reply.ok) client.shown.change({ notice: reply.refusal });
    show(reply.ok ? reply.value : undefined);
  };
  if (offers === undefined || offers === "asked") {
    return (
      <button type="button" class="fix" disabled={offers === "asked"} onClick={() => void ask()}>
        {offers === "asked" ? words("fix-asked") : words("fix")}
      </button>
    );
  }
  if (offers.length === 0) return <p class="fix">{words("no-fix")}</p>;
  return (
    <>
      {offers.map(({ id, title, step, shows }) => {
        const look = (): void => (shows ? client.hand.tryStep(step) : undefined);
        return (
          <button
            type="button"
            class="fix"
            key={id}
            onPointerEnter={look}
            onFocus={look}
            onPointerLeave={client.hand.cancel}
            onBlur={client.hand.cancel}
            onClick={() => void client.hand.do(() => step)}
          >
            {title}
          </button>
        );
      })}
    </>
  );
}

async function showMessage(
  client: Client,
  { number, marks }: Pick<ToldMessage, "marks"> & { readonly number: number },
  entered: boolean,
): Promise<void> {
  client.light(marks);
  await client.point({ revision: client.shown.value.state?.read ?? 0, message: number }, entered);
}

function Stories({ client, tops }: Props & { readonly tops: Tops }) {
  const { state } = useStore(client.shown);
  return (
    <ListPanel side="stories" tops={tops}>
      <ul class="stories">
        {state?.stories.map((story) => (
          <li key={story.id}>
            <button type="button" onClick={() => void showStory(client, story)}>
              <strong>{story.title}</strong>
              <small>
                {story.pages.map((label) => words("page", { label })).join(" · ")} ·{" "}
                {words("characters", { count: story.characters })}
              </small>
              {story.parts.map((part) => (
                <span class={`fit ${part.empty < 0 ? "over" : ""}`} key={part.part}>
                  {fitText(part)}
                </span>
              ))}
            </button>
            <button
              type="button"
              class="to-source"
              aria-label={`${words("source")}: ${story.title}`}
              onClick={(event) => void pointAtStory(client, story.id, byKeyboard(event))}
            >
              {words("source")}
            </button>
          </li>
        ))}
      </ul>
    </ListPanel>
  );
}

function fitText({ empty, characters, cutRows, widerEmpty }: PartFit): string {
  const size = words("characters", { count: Math.abs(characters) });
  const about = Math.round(empty) === 0 ? [] : [words("about", { characters: size })];
  const wider = widerEmpty === undefined ? [] : [words("wider", { room: roomText(widerEmpty) })];
  return [roomText(empty), ...about, words("cut", { rows: cutRows }), ...wider].join(" · ");
}

/** The source of a story, also for readers without a mouse. */
export function pointAtStory(client: Client, story: string, entered: boolean): Promise<void> {
  return client.point({ revision: client.shown.value.state?.revision ?? 0, story }, entered);
}

/** True if a button was pressed by keyboard: such clicks have the count 0. */
function byKeyboard({ detail }: MouseEvent): boolean {
  return detail === 0;
}

async function showStory(client: Client, { id }: StoryState): Promise<void> {
  const pages = client.shown.value.state?.pages ?? [];
  client.light(
    pages.flatMap(({ label, frames }) =>
      frames.filter(({ of }) => of === id).map(({ rect }) => ({ page: label, at: rect })),
    ),
  );
}
