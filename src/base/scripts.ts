import type { Em } from "./length.ts";

/** Unicode's superscripts and subscripts, each in the same position as its plain character in the string below. */
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂ";
const RAISES = "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUW";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
const LOWERS = "0123456789+−=()aehijklmnoprstuvx";

/** How such a character is drawn: the plain figure, sign or letter of the face, smaller and off the baseline (text/RULES.md#scripts). */
interface Script {
  readonly base: number;
  readonly rise: Em;
}

/** The size relative to the text. */
export const SCRIPT_SCALE: Em = 0.6;
/** Superscript figures end a little above those of the line; subscript figures hang a little below. */
const UP: Em = 0.33;
const DOWN: Em = -0.14;

const SCRIPTS: ReadonlyMap<number, Script> = new Map([...pairs(RAISED, RAISES, UP), ...pairs(LOWERED, LOWERS, DOWN)]);

function pairs(scripts: string, bases: string, rise: Em): readonly (readonly [number, Script])[] {
  const base = [...bases];
  return [...scripts].map((script, at) => [codeOf(script), { base: codeOf(base[at] ?? ""), rise }]);
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Han characters, by far the most frequent, come after this code point and need no look-up. */
const LAST_SCRIPT = Math.max(...SCRIPTS.keys());

/** Undefined for any other character. */
export function scriptOf(code: number): Script | undefined {
  return code > LAST_SCRIPT ? undefined : SCRIPTS.get(code);
}

const FORMS = { up: formsOf(RAISED, RAISES), down: formsOf(LOWERED, LOWERS) } as const;

function formsOf(scripts: string, bases: string): ReadonlyMap<number, number> {
  const forms = new Map([...bases].map((base, at) => [codeOf(base), codeOf([...scripts][at] ?? "")] as const));
  // Authors type a hyphen or an en dash as a minus sign.
  const minus = forms.get(codeOf("−")) as number;
  return new Map([...forms, [codeOf("-"), minus], [codeOf("–"), minus]]);
}

/** A text in superscripts or subscripts, white space included; undefined if Unicode lacks one of them. */
export function scriptText(text: string, way: "up" | "down"): string | undefined {
  const forms = [...text].map((character) =>
    character.trim() === "" ? codeOf(character) : scriptForm(codeOf(character), way),
  );
  return forms.every((form) => form !== undefined) ? String.fromCodePoint(...forms) : undefined;
}

/** The superscript or subscript of a character; undefined if Unicode has none. */
export function scriptForm(code: number, way: "up" | "down"): number | undefined {
  return FORMS[way].get(code);
}
