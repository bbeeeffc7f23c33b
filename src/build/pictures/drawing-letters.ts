import type { FontFile, OpenFonts } from "../../engine/fonts/open.ts";
import type { SvgLetters } from "../../engine/images/svg/svg.ts";
import type { Styles } from "../../engine/model/style.ts";

/** Text in drawings is set in the faces of the paper's copy, legends and short headlines, whatever faces the drawing names. */
export function lettersFor({ body, legend, headline }: Styles, fonts: OpenFonts): SvgLetters {
  const faces = { serif: body.face, sans: legend.face, bold: headline.brief.face };
  const fontOf = (face: string): FontFile => {
    const [first] = fonts.fonts.face(face).fonts;
    if (first === undefined) throw new RangeError(`${face} has no font`);
    return fonts.file(first.id);
  };
  const nameOf = (face: string): string => {
    const { path, entry } = fontOf(face);
    return entry.member === undefined ? path : `${path} ${entry.member}`;
  };
  const fileOf = (face: string): Uint8Array => {
    const bytes = fontOf(face).bytes();
    const whole = new Uint8Array(bytes.size);
    bytes.read(whole, [[0, bytes.size]]);
    return whole;
  };
  const firsts = Object.values(faces).flatMap((face) => fonts.fonts.face(face).fonts[0] ?? []);
  return {
    name: () => Object.values(faces).map(nameOf).join("\n"),
    files: () => ({ serif: fileOf(faces.serif), sans: fileOf(faces.sans), bold: fileOf(faces.bold) }),
    lacks: (character) => firsts.some((font) => font.glyph(character.codePointAt(0) ?? 0) === 0),
  };
}
