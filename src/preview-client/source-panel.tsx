import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { AsidePanel, ClashPanel } from "./clash-panel.tsx";
import { openInEditor } from "./client.ts";
import { reread, textInPanel, write } from "./draft.ts";
import { movedOffset, offsetOf } from "./edit-range.ts";
import type { Props, ShownSource } from "./shown.ts";
import { useStore } from "./store.ts";
import type { ClientWords } from "./words.ts";

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
  const { text, composing, theirs } = useStore(client.draft);
  const compose = (begun: boolean): void => client.draft.change({ composing: begun });
  // A field that goes ends no composition by itself.
  useEffect(() => () => compose(false), []);
  const dirty = text !== undefined;
  useLayoutEffect(() => {
    if (area.current === null || composing) return;
    const shown = textInPanel(client, source);
    setText(area.current, shown);
    if (source.lit) lightRange(area.current, rangeOf(place, content.text, shown));
  }, [source, composing]);
  // What was saved elsewhere comes in.
  useEffect(() => {
    if (state !== undefined && !composing && state.read !== place.revision) void reread(client, source);
  }, [state?.read, place, composing]);
  const save = (): void => void client.hand.save();
  const discard = (): void => {
    client.draft.change({ text: undefined, theirs: undefined });
    client.shown.change({ source: { ...source, lit: false } });
    void reread(client, source);
  };
  return (
    <div class="panel source" role="tabpanel">
      <p class="where">
        {place.file}:{place.line}:{place.column}
        <button type="button" disabled={source.unused} onClick={() => void openInEditor(client.line, place)}>
          {words.openEditor}
        </button>
      </p>
      <p role="status">{theirs === undefined && standingOf(source, words)}</p>
      <textarea
        ref={area}
        aria-label={content.file}
        spellcheck={false}
        onInput={(event) => write(client, source, event.currentTarget.value)}
        onCompositionStart={() => compose(true)}
        onCompositionEnd={() => compose(false)}
        onKeyDown={(event) => {
          // An Escape that ends a word of an input method stays in the field.
          if (event.key === "Escape" && !event.isComposing) document.querySelector<HTMLElement>("main.desk")?.focus();
          if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
          event.preventDefault();
          save();
        }}
      />
      <p class="edit">
        <button type="button" disabled={!dirty || source.unused} onClick={save}>
          {words.save}
        </button>
        <button type="button" disabled={!dirty} onClick={discard}>
          {words.revert}
        </button>
      </p>
      <ClashPanel client={client} words={words} source={source} />
      <AsidePanel client={client} words={words} />
    </div>
  );
}

/** What a reader has to know of the file besides its text. */
function standingOf({ content, unused }: ShownSource, words: ClientWords): string | undefined {
  if (unused) return words.unusedFile;
  return content.text === "" ? words.emptyFile : undefined;
}

/** What stands at the caret stays there. */
function setText(area: HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd, scrollTop } = area;
  if (value === text) return;
  area.value = text;
  area.setSelectionRange(movedOffset(selectionStart, value, text), movedOffset(selectionEnd, value, text));
  area.scrollTop = scrollTop;
}

/** Offsets of a place of the file in the text that is written. */
function rangeOf(place: ShownSource["place"], file: string, written: string): readonly [from: number, to: number] {
  const from = offsetOf(file, place.line, place.column);
  const to = Math.max(from + 1, offsetOf(file, place.endLine, place.endColumn));
  return [movedOffset(from, file, written), movedOffset(to, file, written)];
}

/** Selects a stretch of the text, and brings it into the middle. */
function lightRange(area: HTMLTextAreaElement, [from, to]: readonly [number, number]): void {
  // A field is as high as its text up to the place needs.
  const whole = area.value;
  area.value = whole.slice(0, from);
  const top = area.scrollHeight;
  area.value = whole;
  area.scrollTop = Math.max(0, top - area.clientHeight / 2);
  area.setSelectionRange(from, to);
  area.focus({ preventScroll: true });
}
