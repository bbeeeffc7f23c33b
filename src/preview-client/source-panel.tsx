import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SourceContent } from "../app/preview/protocol.ts";
import { openInEditor } from "./client.ts";
import { changedRange, offsetOf } from "./edit-range.ts";
import type { Client, ShownSource } from "./shown.ts";
import { useStore } from "./store.ts";
import type { ClientWords } from "./words.ts";

interface Props {
  readonly client: Client;
  readonly words: ClientWords;
}

/** The source of what was clicked, to be read and changed. */
export function SourcePanel({ client, words }: Props) {
  const { source } = useStore(client.shown);
  if (source === undefined) return <p class="panel">{words.clickHint}</p>;
  return <SourceText client={client} words={words} source={source} />;
}

function SourceText({ client, words, source }: Props & { readonly source: ShownSource }) {
  const { state } = useStore(client.shown);
  const { place, content } = source;
  const area = useRef<HTMLTextAreaElement>(null);
  const [dirty, setDirty] = useState(false);
  useLayoutEffect(() => {
    if (area.current === null) return;
    setText(area.current, content.text);
    setDirty(false);
    if (source.lit) lightRange(area.current, place);
  }, [source]);
  // What was saved elsewhere comes in, unless something is being written here: that is told when it is saved.
  useEffect(() => {
    if (state !== undefined && !dirty && state.revision !== place.revision) void reread(client, source);
  }, [state?.revision, dirty]);
  const save = (): void => {
    const { from, to, text } = changedRange(content.text, area.current?.value ?? content.text);
    setDirty(false);
    void client.hand.do({ kind: "text", source: content.source, from, to, text }, place.revision);
  };
  return (
    <div class="panel source" role="tabpanel">
      <p class="where">
        {place.file}:{place.line}:{place.column}
        <button type="button" onClick={() => void openInEditor(client.line, place)}>
          {words.openEditor}
        </button>
      </p>
      <textarea
        ref={area}
        aria-label={content.file}
        spellcheck={false}
        onInput={(event) => setDirty(event.currentTarget.value !== content.text)}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
          event.preventDefault();
          save();
        }}
      />
      <p class="edit">
        <button type="button" disabled={!dirty} onClick={save}>
          {words.save}
        </button>
        <button
          type="button"
          disabled={!dirty}
          onClick={() => client.shown.change({ source: { ...source, lit: false } })}
        >
          {words.revert}
        </button>
      </p>
    </div>
  );
}

/** The same file as the last revision has it. */
async function reread(client: Client, { place }: ShownSource): Promise<void> {
  const { revision = 0 } = client.shown.value.state ?? {};
  const reply = await client.line.post<SourceContent>("/text", { revision, source: place.source });
  if (!reply.ok || reply.value.file !== place.file || client.shown.value.source?.place !== place) return;
  client.shown.change({ source: { place: { ...place, revision }, content: reply.value, lit: false } });
}

/** The caret stays where it is. */
function setText(area: HTMLTextAreaElement, text: string): void {
  if (area.value === text) return;
  const { selectionStart, selectionEnd, scrollTop } = area;
  area.value = text;
  area.setSelectionRange(selectionStart, selectionEnd);
  area.scrollTop = scrollTop;
}

/** Selects a place in the text, and brings it into the middle. */
function lightRange(area: HTMLTextAreaElement, place: ShownSource["place"]): void {
  const from = offsetOf(area.value, place.line, place.column);
  const to = Math.max(from + 1, offsetOf(area.value, place.endLine, place.endColumn));
  // A field is as high as its text up to the place needs.
  const whole = area.value;
  area.value = whole.slice(0, from);
  const top = area.scrollHeight;
  area.value = whole;
  area.scrollTop = Math.max(0, top - area.clientHeight / 2);
  area.setSelectionRange(from, to);
  area.focus({ preventScroll: true });
}
