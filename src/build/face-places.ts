import type { Diagnostic } from "../base/diagnostic.ts";
import type { Located } from "../engine/manifest/located.ts";
import type { PaperManifest } from "../engine/manifest/paper-manifest.ts";

/** Gives messages about faces that fonts.yaml lacks their place: the first style of the paper that names the face, with the other styles as related places. */
export function placedFaceFaults(
  found: readonly Diagnostic[],
  paper: Pick<PaperManifest, "styles">,
): readonly Diagnostic[] {
  const faces = facesIn(paper.styles);
  return found.map((fault) => {
    if (fault.code !== "unknown-name" || fault.arguments["under"] !== "faces") return fault;
    const [first, ...others] = faces.filter(({ value }) => value === fault.arguments["value"]).map(({ span }) => span);
    return first === undefined ? fault : { ...fault, span: first, related: others };
  });
}

/** Every `face` that the styles write, in their order. */
function facesIn(styles: PaperManifest["styles"]): readonly Located<string>[] {
  if (styles === undefined) return [];
  const { headline, span: _, ...roles } = styles;
  const { stretch: __, span: ___, ...heads } = headline ?? { stretch: undefined, span: undefined };
  return [...Object.values(roles), ...Object.values(heads)].flatMap((style) => style?.face ?? []);
}
