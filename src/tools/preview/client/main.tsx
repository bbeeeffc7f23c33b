// The window: bar, pages, side panel, notices. It is drawn again when one of the stores in shown.ts changes.
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { Bar, PageList } from "./bar.tsx";
import { openClient } from "./client.ts";
import { LEAST_DEPTH } from "./hand.ts";
import { HandBar } from "./hand-bar.tsx";
import { listenToKeys } from "./keys.ts";
import { Pages, watchDifferences } from "./pages.tsx";
import { type Client, type Shown, useStore } from "./shown.ts";
import { SidePanel } from "./side-panel.tsx";
import { words } from "./words.ts";

/** The time a slow reader needs for a character; milliseconds. */
const MS_TO_READ = 90;

function App({ client }: { readonly client: Client }) {
  const { state, alive, notice } = useStore(client.shown);
  const { theme } = useStore(client.view);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  useEffect(() => listenToKeys(client), []);
  useEffect(() => watchDifferences(client), []);
  const banner = bannerOf(state, alive);
  const said = noticeOf(notice, state?.faulty ?? false);
  // The banner's message is not repeated.
  const isNew = notice !== undefined && said !== banner;
  useEffect(() => {
    if (notice === undefined) return;
    const time = isNew ? Math.max(4000, MS_TO_READ * said.length) : 0;
    const gone = setTimeout(() => client.shown.change({ notice: undefined }), time);
    return () => clearTimeout(gone);
  }, [notice, isNew]);
  return (
    <div class="app">
      <Bar client={client} />
      <div class="banner" role="status" hidden={banner === undefined}>
        {banner}
      </div>
      <HandBar client={client} />
      <div class="work">
        <PageList client={client} />
        {state === undefined ? <main class="desk loading">{words("loading")}</main> : <Pages client={client} />}
        <SidePanel client={client} />
      </div>
      <dialog class="keys" aria-label={words("keys")}>
        <ul>
          {words("key-list")
            .split("\n")
            .map((key) => (
              <li key={key}>{key}</li>
            ))}
        </ul>
        <form method="dialog">
          <button type="submit">{words("close")}</button>
        </form>
      </dialog>
      <div class="notice" role="alert" hidden={!isNew}>
        {said}
      </div>
    </div>
  );
}

/** Banners over the pages, as long as their reason lasts. */
function bannerOf(state: Shown["state"], alive: boolean): string | undefined {
  if (state === undefined) return undefined;
  if (!alive) return words("lost");
  const labels = state.pages.map(({ label }) => label);
  const pages = labels.length > MOST_NAMED ? `${labels[0]}–${labels.at(-1)}` : labels.join(", ");
  if (state.failure !== undefined) return words("failed", { said: state.failure, count: labels.length, pages });
  if (!state.faulty) return undefined;
  return labels.length > 0 ? words("faulty", { count: labels.length, pages }) : words("empty");
}

/** A banner names so many old pages one by one. */
const MOST_NAMED = 8;

function noticeOf(notice: Shown["notice"], faulty: boolean): string {
  switch (notice?.error) {
    case undefined:
      return "";
    case "conflict":
      // While there are errors, no new pages come.
      return faulty ? words("mend-first") : words("conflict");
    case "nothing":
    case "outdated":
    case "clash":
    case "encoding":
    case "other":
    case "past":
    case "unsaved":
      return words(notice.error);
    case "shallow":
      return words("shallow", { rows: LEAST_DEPTH });
    case "refused":
      return notice?.detail ?? words("refused");
    case "failed":
      return notice.detail ?? words("lost");
    default:
      return notice?.detail ?? notice?.error ?? "";
  }
}

const { searchParams } = new URL(location.href);
const client = openClient(searchParams.get("token") ?? "", Number(searchParams.get("issue") ?? 0));
const app = document.getElementById("app");
if (app !== null) render(<App client={client} />, app);
