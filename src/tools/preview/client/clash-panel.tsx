import { draftPieces, takeSide } from "./draft.ts";
import { changedRange } from "./edit-range.ts";
import type { Props, ShownSource } from "./shown.ts";
import { useStore } from "./store.ts";
import { type ClientWords, filled } from "./words.ts";

/** The same words changed here and in the file: shows both, to choose one. */
export function ClashPanel({ client, words, source }: Props & { readonly source: ShownSource }) {
  const draft = useStore(client.draft);
  const clashes = draftPieces(draft, source).filter((piece) => typeof piece !== "string");
  if (clashes.length === 0) return null;
  const title = draft.theirs?.text === "" ? words.fileGone : words.clashTitle;
  return (
    <section class="clash" aria-label={title}>
      <p role="status">{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard, too */}
      <section class="sides" tabIndex={0} aria-label={words.clashSides}>
        {clashes.map(({ one, other }) => (
          <dl key={`${one}\n${other}`}>
            <dt>{words.mine}</dt>
            <dd>
              <Differing text={one} from={other} words={words} />
            </dd>
            <dt>{words.theirs}</dt>
            <dd>
              <Differing text={other} from={one} words={words} />
            </dd>
          </dl>
        ))}
      </section>
      <p class="edit">
        <button type="button" onClick={() => takeSide(client, "mine")}>
          {words.keepMine}
        </button>
        <button type="button" onClick={() => takeSide(client, "theirs")}>
          {words.takeTheirs}
        </button>
      </p>
    </section>
  );
}

/** A text, marked where it is otherwise than another. */
function Differing({
  text,
  from: other,
  words,
}: {
  readonly text: string;
  readonly from: string;
  readonly words: ClientWords;
}) {
  if (text === "") return <em>{words.nothingThere}</em>;
  const { from, to } = changedRange(text, other);
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}

/** What was not taken stays to be copied. */
export function AsidePanel({ client, words }: Props) {
  const { aside } = useStore(client.draft);
  if (aside === undefined) return null;
  const title = filled(aside.of === "mine" ? words.asideMine : words.asideTheirs, { file: aside.file });
  return (
    <section class="aside" aria-label={title}>
      <p>{title}</p>
      <textarea readOnly aria-label={title} value={aside.text} />
      <p class="edit">
        <button type="button" onClick={() => client.draft.change({ aside: undefined })}>
          {words.close}
        </button>
      </p>
    </section>
  );
}
