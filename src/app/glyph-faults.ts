import type { Diagnostic } from "../base/diagnostic.ts";
import type { Keep } from "../base/keep.ts";
import { onceEach } from "../base/once.ts";
import { copyGlyphFaults, noUsualGlyphs, textGlyphFaults } from "../fonts/fallback.ts";
import type { Issue, Story } from "../model/issue.ts";
import type { FaceName } from "../model/style.ts";
import { byFace, copyFaces, textsOf } from "../model/texts.ts";
import type { OpenType } from "./open-type.ts";

/** Reports characters that a face lacks, in all text that the issue sets. */
export function glyphFaults(issue: Issue, type: OpenType, keep: Keep): readonly Diagnostic[] {
  const { fonts } = type.fonts;
  const { styles } = issue.paper;
  const faces = copyFaces(styles);
  const usual = onceEach((_: FaceName) => noUsualGlyphs());
  const ofCopy = (story: Story): readonly Diagnostic[] =>
    byFace(story.copy, styles).flatMap(({ copy, face }) => copyGlyphFaults(copy, face, fonts.face(face), usual(face)));
  return [
    ...issue.stories.flatMap((story) => keep("glyph faults", [type, faces, story], () => ofCopy(story))),
    ...issue.fillers.flatMap(ofCopy),
    ...textsOf(issue).flatMap(({ text, span, face }) => textGlyphFaults(text, span, face, fonts.face(face))),
  ];
}
