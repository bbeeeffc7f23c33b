import type { RtfPicture } from "./picture.ts";
import type { StyleDraft } from "./rtf-styles.ts";
import type { RtfLook } from "./words.ts";

/** Where the text of a group goes. `aside`: nowhere, but groups in it may hold copy. */
export type Sink =
  | { readonly to: "story" | "code" | "nothing" | "aside" | "fonts" | "styles" | "lists" }
  | { readonly to: "words"; readonly words: string[] }
  | { readonly to: "style"; readonly style: StyleDraft }
  | { readonly to: "picture"; readonly picture: RtfPicture };

/** What holds until a group ends. */
export interface Group {
  sink: Sink;
  look: RtfLook;
  /** Characters behind one in Unicode that stand for it in old readers. */
  substitutes: number;
  /** Readers that do not know its word leave it out. */
  isOptional: boolean;
  /** It holds the newer version of a picture: the older one that follows is left out. */
  hasPicture: boolean;
  /** Run when it ends. */
  readonly ends: (() => void)[];
}
