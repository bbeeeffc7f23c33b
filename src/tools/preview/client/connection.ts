// The connection to the server: one stream of events, and requests with the token. Browsers allow six connections to a host, so a hidden tab closes its stream;
// when it is shown again, it receives the whole state.
import type { Answer, IssueState, PlaceOnPage } from "../protocol.ts";

/** The connection for one issue. */
export interface Connection {
  get<T>(path: string, values: Readonly<Record<string, string | number>>): Promise<Answer<T>>;
  post<T>(path: string, asked: object): Promise<Answer<T>>;
  /** An address from which a picture can be fetched. */
  address(path: string, values: Readonly<Record<string, string | number>>): string;
}

/** The server's own messages. */
interface Listener {
  state(state: IssueState): void;
  where(places: readonly PlaceOnPage[]): void;
  /** True while connected. */
  line(alive: boolean): void;
}

/** The pause before the next attempt after an answer that is not a stream. */
const AGAIN_MS = 1000;

/** Closes the stream while the tab is hidden. */
function listenWhileSeen(address: string, listener: Listener): void {
  let events: EventSource | undefined;
  const close = (): void => {
    events?.close();
    events = undefined;
  };
  const open = (): void => {
    events = new EventSource(address);
    events.addEventListener("state", ({ data }) => listener.state(JSON.parse(data)));
    events.addEventListener("where", ({ data }) => listener.where(JSON.parse(data)));
    events.addEventListener("open", () => listener.line(true));
    events.addEventListener("error", () => {
      listener.line(false);
      // After an answer that is not a stream (of another program on this port, say) the browser does not try again by itself.
      if (events?.readyState === EventSource.CLOSED) setTimeout(again, AGAIN_MS);
    });
  };
  const again = (): void => {
    close();
    look();
  };
  const look = (): void => {
    if (document.hidden) close();
    else if (events === undefined) open();
  };
  look();
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", close);
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

export function openConnection(token: string, issue: number, listener: Listener): Connection {
  const address = (path: string, values: Readonly<Record<string, string | number>>): string => {
    const all = Object.entries({ issue, token, ...values }).map(([key, value]) => [key, String(value)]);
    return `${path}?${new URLSearchParams(all)}`;
  };
  listenWhileSeen(address("/events", {}), listener);
  const headers = { "X-Banmian-Token": token };
  const ask = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    try {
      const reply = await fetch(path, init);
      const json = await reply.json();
      return reply.ok ? { ok: true, value: json } : { ok: false, refusal: json };
    } catch {
      return { ok: false, refusal: { error: "failed" } };
    }
  };
  return {
    address,
    get: (path, values) => ask(address(path, values), { headers }),
    post: (path, asked) => {
      const body = JSON.stringify(asked);
      return ask(`${path}?issue=${issue}`, {
        method: "POST",
        body,
        headers: { ...headers, "Content-Type": "application/json" },
      });
    },
  };
}
