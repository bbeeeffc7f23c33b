import type { WordStyle } from "../word/package.ts";
import { NO_PARAGRAPH, type WordProperties } from "../word/written.ts";
import { characterStyle, paragraphAfter, paragraphStyle, type RtfLook } from "./words.ts";

/** A style as far as it is read. */
export interface StyleDraft {
  id: string;
  kind: "paragraph" | "character" | undefined;
  parent: number | undefined;
  alignment: string | undefined;
  name: string;
}

/** Gathers a document's styles. */
export class RtfStyles {
  readonly #styles = new Map<string, WordStyle>();
  readonly #looks = new Map<string, WordProperties>();

  draft(): StyleDraft {
    return { id: paragraphStyle(0), kind: "paragraph", parent: undefined, alignment: undefined, name: "" };
  }

  /** @returns whether the word tells of the style */
  take(style: StyleDraft, name: string, value = 0): boolean {
    if (name === "s") style.id = paragraphStyle(value);
    else if (name === "cs") {
      style.id = characterStyle(value);
      style.kind = "character";
    } else if (name === "ts" || name === "ds") style.kind = undefined;
    else if (name === "sbasedon") style.parent = value;
    else style.alignment = paragraphAfter(NO_PARAGRAPH, name, value)?.alignment ?? style.alignment;
    return name === "cs";
  }

  /** Text repeats what its style says, but in old files neither size nor alignment: of the style only these are kept. */
  add({ id, kind, parent, alignment, name }: StyleDraft, { look }: RtfLook): void {
    if (kind === undefined) return;
    const { sz } = look;
    const based =
      parent === undefined ? undefined : kind === "paragraph" ? paragraphStyle(parent) : characterStyle(parent);
    const run: WordProperties = sz === undefined ? {} : { sz };
    this.#styles.set(id, { id, kind, name: (name.split(";")[0] ?? "").trim(), parent: based, alignment, run });
    this.#looks.set(id, look);
  }

  written(): readonly WordStyle[] {
    return [...this.#styles.values()];
  }

  /** A headline's characters are bold by its style: they say so themselves, too, and are not strong for that. */
  beside(look: WordProperties, style: string | undefined): WordProperties {
    const isStyled = this.#looks.get(style ?? "")?.["b"] === "1";
    if (!isStyled || look["b"] !== "1") return look;
    const { b, ...others } = look;
    return others;
  }
}
