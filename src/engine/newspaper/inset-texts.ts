import type { Inset, Story } from "../model/issue.ts";
import type { Text } from "../model/text.ts";
import { figureId } from "./ids.ts";
import type { InsetText } from "./story-block.ts";

/** A text of an inset, as the manifest has it. */
interface WrittenInsetText extends Pick<InsetText, "id" | "role"> {
  readonly inset: Inset["kind"];
  readonly text: Text;
}

/** The texts of a story's insets in reading order. Their ids are the elements that their lines name. */
export function insetTexts({ id, insets = [] }: Story): readonly WrittenInsetText[] {
  return insets.flatMap((inset) => textsOf(inset, id));
}

function textsOf(inset: Inset, story: string): readonly WrittenInsetText[] {
  const textAs = (role: InsetText["role"], piece: string, text: Text | undefined): readonly WrittenInsetText[] =>
    text === undefined ? [] : [{ inset: inset.kind, id: `${figureId(story, piece)}/${role}`, role, text }];
  switch (inset.kind) {
    case "pullquote":
      return [...textAs("pullquote", "pullquote", inset.text), ...textAs("legend", "pullquote", inset.by)];
    case "numbers":
      return [
        ...textAs("legend", "numbers/title", inset.title),
        ...inset.list.flatMap(({ value, legend }, at) => [
          ...textAs("numeral", `numbers/${at + 1}`, value),
          ...textAs("legend", `numbers/${at + 1}`, legend),
        ]),
      ];
    case "qr":
      return textAs("legend", "qr", inset.caption);
  }
}
