import type { Copy } from "../base/copy.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Memory } from "../base/memo.ts";
import { copyGlyphFaults, textGlyphFaults } from "../engine/fonts/fallback.ts";
import type { Issue } from "../engine/model/issue.ts";
import type { Styles } from "../engine/model/style.ts";
import { byFace, textsOf } from "../engine/model/texts.ts";
import type { OpenType } from "./open-type.ts";

/** Reports characters that a face lacks, in all text that the issue sets. */
export function glyphFaults(issue: Issue, type: OpenType, memory: Memory): readonly Diagnostic[] {
  const { fonts } = type.fonts;
  const { styles } = issue.paper;
  const faultsOf = memory.memo(faultsOfCopy);
  return [
    ...[...issue.stories, ...issue.fillers].flatMap(({ copy }) => faultsOf(copy, styles, type)),
    ...textsOf(issue).flatMap(({ text, span, face }) => textGlyphFaults(text, span, face, fonts.face(face))),
  ];
}

function faultsOfCopy(written: Copy, styles: Styles, { fonts: { fonts }, usual }: OpenType): readonly Diagnostic[] {
  return byFace(written, styles).flatMap(({ copy, face }) =>
    copyGlyphFaults(copy, face, fonts.face(face), usual(face)),
  );
}
