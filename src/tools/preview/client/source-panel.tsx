// The editor of the side panel: a plain text field over a copy of the same text, which measures and marks. Input methods compose Chinese words in it, so
// nothing replaces the text while a word is composed.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { openInEditor } from "./client.ts";
import {
  changedRange,
  draftPieces,
  movedOffset,
  offsetOf,
  reread,
  takeSide,
  textInPanel,
  unsavedLines,
  write,
} from "./draft.ts";
import { type Props, type ShownSource, useStore } from "./shown.ts";
import { words } from "./words.ts";

/** The source of the clicked thing, to be read and changed. */
export function SourcePanel({ client }: Props) {
  const { source } = useStore(client.shown);
  if (source === undefined) return <p class="panel">{words("click-hint")}</p>;
  return <SourceText client={client} source={source} />;
}

function SourceText({ client, source }: Props & { readonly source: ShownSource }) {
  const { state } = useStore(client.shown);
  const { place, content } = source;
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, composing, theirs, saved } = useStore(client.draft);
  const compose = (begun: boolean): void => client.draft.change({ composing: begun });
  // If the field is removed, the composition must be ended here.
  useEffect(() => () => compose(false), []);
  const dirty = text !== undefined;
  const unsaved = dirty ? unsavedLines(content.text, text) : [];
  useLayoutEffect(() => {
    if (area.current !== null && !composing) setText(area.current, textInPanel(client, source));
  }, [source, composing]);
  // Once for each place: after a composed word the caret stays behind it.
  useLayoutEffect(() => {
    if (area.current === null || composing || !source.lit) return;
    const at = offsetOf(content.text, place.line, place.column);
    showCaret(area.current, movedOffset(at, content.text, textInPanel(client, source)));
    if (source.entered) area.current.focus({ preventScroll: true });
  }, [source]);
  // The lines are broken anew when the panel becomes wider.
  useLayoutEffect(() => {
    const field = area.current;
    if (field === null) return;
    const watch = new ResizeObserver(() => markLines(field, unsaved));
    watch.observe(field);
    return () => watch.disconnect();
  }, [text, content]);
  // Takes in what was saved elsewhere.
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
          {words("open-editor")}
        </button>
      </p>
      <p role="status">{theirs === undefined && standingOf(source)}</p>
      <textarea
        ref={area}
        aria-label={content.file}
        spellcheck={false}
        onInput={(event) => write(client, source, event.currentTarget.value)}
        onFocus={(event) => hideCaret(event.currentTarget)}
        onCompositionStart={() => compose(true)}
        onCompositionEnd={() => compose(false)}
        onKeyDown={(event) => {
          // An Escape that ends a composed word stays in the field.
          if (event.key === "Escape" && !event.isComposing) document.querySelector<HTMLElement>("main.desk")?.focus();
          if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
          event.preventDefault();
          save();
        }}
      />
      <p class="edit">
        <button type="button" disabled={!dirty || source.unused} onClick={save}>
          {words("save")}
        </button>
        <button type="button" disabled={!dirty} onClick={discard}>
          {words("revert")}
        </button>
        {!dirty && saved === content.file && <output>{words("saved")}</output>}
      </p>
      {unsaved.length > 0 && (
        <p class="unsaved">
          {words("unsaved-lines")}
          {unsaved.map(([from, to]) => (
            <button type="button" key={from} onClick={() => area.current !== null && goToLine(area.current, from)}>
              {from === to ? from : `${from}–${to}`}
            </button>
          ))}
        </p>
      )}
      <ClashPanel client={client} source={source} />
      <AsidePanel client={client} />
    </div>
  );
}

/** Notes about the file besides its text. */
function standingOf({ content, unused }: ShownSource): string | undefined {
  if (unused) return words("unused-file");
  return content.text === "" ? words("empty-file") : undefined;
}

/** The text at the caret stays at the same height. */
function setText(area: HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd, scrollTop } = area;
  if (value === text) return;
  hideCaret(area);
  area.value = text;
  area.setSelectionRange(movedOffset(selectionStart, value, text), movedOffset(selectionEnd, value, text));
  area.scrollTop = scrollTop;
}

/** Puts the caret at a place, and scrolls it to the middle. A caret is drawn there until the field has the focus and draws its own. */
function showCaret(area: HTMLTextAreaElement, at: number): void {
  const text = area.value;
  const twin = twinOf(area);
  const letter = document.createElement("span");
  letter.textContent = String.fromCodePoint(text.codePointAt(at) ?? 0x200b);
  twin.append(text.slice(0, at), letter, text.slice(at + letter.textContent.length));
  area.after(twin);
  const { offsetLeft: left, offsetTop: top } = letter;
  twin.remove();
  area.style.setProperty("--caret", `${left}px ${top}px`);
  area.scrollTop = Math.max(0, top - area.clientHeight / 2);
  area.setSelectionRange(at, at);
}

/** A text field does not reveal the positions of its letters; the same text beside it does. */
function twinOf(area: HTMLTextAreaElement): HTMLElement {
  const twin = document.createElement("div");
  twin.className = "twin";
  twin.style.width = `${area.clientWidth}px`;
  return twin;
}

function goToLine(area: HTMLTextAreaElement, line: number): void {
  showCaret(area, offsetOf(area.value, line, 1));
  area.focus({ preventScroll: true });
}

/** Draws a bar in the margin beside these lines. */
function markLines(area: HTMLTextAreaElement, ranges: ReturnType<typeof unsavedLines>): void {
  const twin = twinOf(area);
  const lines = area.value.split("\n");
  let next = 0;
  const marked = ranges.map(([from, to]) => {
    const span = document.createElement("span");
    span.textContent = `\u200b${lines.slice(from - 1, to).join("\n")}`;
    twin.append(
      lines
        .slice(next, from - 1)
        .map((line) => `${line}\n`)
        .join(""),
      span,
      "\n",
    );
    next = to;
    return span;
  });
  area.after(twin);
  const bars = marked.map(({ offsetTop: top, offsetHeight: height }) => {
    return `transparent ${top}px, var(--accent) ${top}px ${top + height}px, transparent ${top + height}px`;
  });
  twin.remove();
  if (bars.length === 0) area.style.removeProperty("--unsaved");
  else area.style.setProperty("--unsaved", `linear-gradient(${bars.join(", ")})`);
}

function hideCaret(area: HTMLTextAreaElement): void {
  area.style.removeProperty("--caret");
}

/** The same words changed here and in the file: shows both, to choose one. */
function ClashPanel({ client, source }: Props & { readonly source: ShownSource }) {
  const draft = useStore(client.draft);
  const clashes = draftPieces(draft, source).filter((piece) => typeof piece !== "string");
  if (clashes.length === 0) return null;
  const title = draft.theirs?.text === "" ? words("file-gone") : words("clash-title");
  return (
    <section class="clash" aria-label={title}>
      <p role="status">{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard, too */}
      <section class="sides" tabIndex={0} aria-label={words("clash-sides")}>
        {clashes.map(({ one, other }) => (
          <dl key={`${one}\n${other}`}>
            <dt>{words("mine")}</dt>
            <dd>
              <Differing text={one} from={other} />
            </dd>
            <dt>{words("theirs")}</dt>
            <dd>
              <Differing text={other} from={one} />
            </dd>
          </dl>
        ))}
      </section>
      <p class="edit">
        <button type="button" onClick={() => takeSide(client, "mine")}>
          {words("keep-mine")}
        </button>
        <button type="button" onClick={() => takeSide(client, "theirs")}>
          {words("take-theirs")}
        </button>
      </p>
    </section>
  );
}

/** A text with its differences from another marked. */
function Differing({ text, from: other }: { readonly text: string; readonly from: string }) {
  if (text === "") return <em>{words("nothing-there")}</em>;
  const { from, to } = changedRange(text, other);
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}

/** The words that were not chosen, to be copied. */
function AsidePanel({ client }: Props) {
  const { aside } = useStore(client.draft);
  if (aside === undefined) return null;
  const { of, file } = aside;
  const title = of === "mine" ? words("aside-mine", { file }) : words("aside-theirs", { file });
  return (
    <section class="aside" aria-label={title}>
      <p>{title}</p>
      <textarea readOnly aria-label={title} value={aside.text} />
      <p class="edit">
        <button type="button" onClick={() => client.draft.change({ aside: undefined })}>
          {words("close")}
        </button>
      </p>
    </section>
  );
}
