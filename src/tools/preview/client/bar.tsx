import { comparedWith } from "./comparison.ts";
import { scaleIn } from "./desk.tsx";
import type { Client, Props } from "./shown.ts";
import { useStore } from "./store.ts";
import { type Mode, OVERLAYS, type Overlay, type View, zoomed } from "./view.ts";

const MODES: readonly Mode[] = ["single", "facing", "overview"];

/** The bar over the pages: the issue, the view, the zoom, what is shown. */
export function Bar({ client, words }: Props) {
  const { state } = useStore(client.shown);
  const view = useStore(client.view);
  const change = (part: Partial<View>): void => client.view.change(part);
  const compare = comparedWith(view, state);
  return (
    <header class="bar">
      <h1>{state?.title || "banmian"}</h1>
      <IssueChoice client={client} words={words} />
      <fieldset>
        <legend>{words.view}</legend>
        {MODES.map((mode) => (
          <Toggle key={mode} on={view.mode === mode} set={() => change({ mode, zoom: "height" })} label={words[mode]} />
        ))}
      </fieldset>
      <Zoom client={client} words={words} />
      <fieldset>
        <legend>{words.overlays}</legend>
        {OVERLAYS.map((overlay) => (
          <Toggle
            key={overlay}
            on={view.shown.includes(overlay)}
            set={() => toggleOverlay(client, overlay)}
            label={words[overlay]}
          />
        ))}
        <Toggle on={view.printed} set={() => change({ printed: !view.printed })} label={words.printed} />
      </fieldset>
      <label>
        {words.compare}
        <select value={compare} onChange={(event) => change({ compare: event.currentTarget.value as View["compare"] })}>
          <option value="off">{words.compareOff}</option>
          <option value="save">{words.compareSave}</option>
          {state?.lock && <option value="lock">{words.compareLock}</option>}
          {state?.other !== undefined && <option value="other">{state.other}</option>}
        </select>
      </label>
      {(compare === "save" || compare === "other") && (
        <Toggle
          on={view.before === "blink"}
          set={() => change({ before: view.before === "blink" ? "beside" : "blink" })}
          label={words.blink}
        />
      )}
      <Toggle on={view.tool === "hand"} set={() => setTool(client)} label={words.hand} />
      <select
        aria-label={words.theme}
        value={view.theme}
        onChange={(event) => change({ theme: event.currentTarget.value as View["theme"] })}
      >
        {(["auto", "light", "dark"] as const).map((theme) => (
          <option value={theme} key={theme}>
            {words[theme]}
          </option>
        ))}
      </select>
    </header>
  );
}

/** Nothing where one issue is served. */
function IssueChoice({ client, words }: Props) {
  const { state } = useStore(client.shown);
  if (state === undefined || state.issues.length < 2) return null;
  return (
    <select aria-label={words.issue} value={state.issue} onChange={(event) => goTo(event.currentTarget.value)}>
      {state.issues.map((name, number) => (
        <option value={number} key={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Zoom({ client, words }: Props) {
  const view = useStore(client.view);
  return (
    <fieldset>
      <legend>{words.zoom}</legend>
      <button
        type="button"
        aria-label={words.zoomOut}
        title={`${words.zoomOut} (−)`}
        onClick={() => zoomBy(client, -1)}
      >
        −
      </button>
      <button type="button" aria-label={words.zoomIn} title={`${words.zoomIn} (+)`} onClick={() => zoomBy(client, 1)}>
        +
      </button>
      <Toggle on={view.zoom === "width"} set={() => client.view.change({ zoom: "width" })} label={words.fitWidth} />
      <Toggle on={view.zoom === "height"} set={() => client.view.change({ zoom: "height" })} label={words.fitHeight} />
    </fieldset>
  );
}

function Toggle({ on, set, label }: { readonly on: boolean; readonly set: () => void; readonly label: string }) {
  return (
    <button type="button" aria-pressed={on} onClick={set}>
      {label}
    </button>
  );
}

export function setTool(client: Client): void {
  const { tool, shown } = client.view.value;
  // The hand sees what it can take hold of.
  const frames = shown.includes("frames") ? shown : [...shown, "frames" as const];
  client.view.change(tool === "hand" ? { tool: "read" } : { tool: "hand", shown: frames });
  // Nothing is swapped that was asked for long ago.
  client.shown.change({ chosen: undefined, swapping: undefined });
}

export function toggleOverlay(client: Client, overlay: Overlay): void {
  const { shown } = client.view.value;
  client.view.change({
    shown: shown.includes(overlay) ? shown.filter((each) => each !== overlay) : [...shown, overlay],
  });
}

export function zoomBy(client: Client, steps: number): void {
  const main = document.querySelector<HTMLElement>("main.desk");
  if (main !== null) client.view.change({ zoom: zoomed(scaleIn(main), steps) });
}

/** Another issue is another document: nothing of the first stays. */
function goTo(issue: string): void {
  const address = new URL(location.href);
  address.searchParams.set("issue", issue);
  location.href = address.href;
}
