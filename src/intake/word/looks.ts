import { scriptText } from "../../base/scripts.ts";
import { isOn, NO_LOOK, type StyleLook, TOGGLES, type Toggle } from "./styles.ts";
import type { OpenElement } from "./xml.ts";

/** Takes paragraphs out of all lists. */
export const NO_LIST = "0";

/** A run that is open, as far as it says how it looks. */
interface OpenRun {
  readonly own: { [Key in Toggle]?: boolean };
  style: StyleLook;
  script: "up" | "down" | undefined;
}

/** A run's text as Word shows it. */
interface Shown {
  readonly text: string;
  /** Raised or lowered, and Unicode has no characters for it. */
  readonly isFlattened: boolean;
}

/** Guards that what a run does not say of itself its style says, and then the style of its paragraph. */
export class WordLooks {
  readonly #styleOf: (style: string) => StyleLook;
  /** Ruby and text boxes stand in a run. */
  readonly #runs: OpenRun[] = [];
  readonly #paragraphs: StyleLook[] = [];

  constructor(styleOf: (style: string) => StyleLook) {
    this.#styleOf = styleOf;
  }

  openParagraph(): void {
    this.#paragraphs.push(NO_LOOK);
  }

  styleParagraph(style: string): void {
    this.#paragraphs[this.#paragraphs.length - 1] = this.#styleOf(style);
  }

  /** The paragraph names its list itself: that of its style no longer counts. */
  takeOwnList(): void {
    const style = this.#paragraphs.pop() ?? NO_LOOK;
    this.#paragraphs.push({ ...style, list: NO_LIST });
  }

  /** The list that the paragraph's style alone puts it in. */
  get list(): { readonly list: string; readonly level: string } {
    const { list = NO_LIST, level = "0" } = this.#paragraphs.at(-1) ?? NO_LOOK;
    return { list, level };
  }

  closeParagraph(): void {
    this.#paragraphs.pop();
  }

  openRun(): void {
    this.#runs.push({ own: {}, style: NO_LOOK, script: undefined });
  }

  closeRun(): void {
    this.#runs.pop();
  }

  /** A property of the run that is open. */
  take(name: string, attributes: OpenElement["attributes"]): void {
    const run = this.#runs.at(-1);
    if (run === undefined) return;
    const { val } = attributes;
    const toggle = TOGGLES[name];
    // A line through words is one or two.
    if (toggle !== undefined) run.own[toggle] = isOn(val) || (toggle === "struck" && run.own.struck === true);
    else if (name === "w:rStyle") run.style = this.#styleOf(val ?? "");
    else if (name === "w:vertAlign")
      run.script = val === "superscript" ? "up" : val === "subscript" ? "down" : undefined;
  }

  get isHidden(): boolean {
    const isHiddenRun = ({ own, style }: OpenRun): boolean => own.hidden ?? style.hidden ?? false;
    return this.#paragraphs.some(({ hidden }) => hidden === true) || this.#runs.some(isHiddenRun);
  }

  is(toggle: Toggle): boolean {
    const run = this.#runs.at(-1);
    return run?.own[toggle] ?? run?.style[toggle] ?? this.#paragraphs.at(-1)?.[toggle] ?? false;
  }

  /** Word shows other characters than the document holds. */
  get isRewritten(): boolean {
    return this.#runs.at(-1)?.script !== undefined || this.is("caps");
  }

  /** Capitals, and raised and lowered characters as far as Unicode has them. */
  shown(text: string): Shown {
    const script = this.#runs.at(-1)?.script;
    const cased = this.is("caps") ? text.toUpperCase() : text;
    if (script === undefined) return { text: cased, isFlattened: false };
    const raised = scriptText(cased, script);
    return { text: raised ?? cased, isFlattened: raised === undefined };
  }
}
