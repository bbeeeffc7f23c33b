import type { Em } from "./length.ts";

/** Superscripts and subscripts of Unicode, each above the character that it raises or lowers; two pairs of strings of one length. */
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂ";
const RAISES = "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUW";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
const LOWERS = "0123456789+−=()aehijklmnoprstuvx";

/** How such a character is drawn: as a figure, sign or letter of the face itself, smaller and off the baseline (text/RULES.md#scripts). */
interface Script {
  /** The code point that is drawn. */
  readonly base: number;
  readonly rise: Em;
}

/** The size of a script beside its text. */
export const SCRIPT_SCALE: Em = 0.6;
/** A superscript's figures end a little above those of the line, a subscript's hang a little below. */
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

/** Behind it stand the Han characters, which are asked for most. */
const LAST_SCRIPT = Math.max(...SCRIPTS.keys());

/** Undefined for a character that is no script. */
export function scriptOf(code: number): Script | undefined {
  return code > LAST_SCRIPT ? undefined : SCRIPTS.get(code);
}

const FORMS = { up: formsOf(RAISED, RAISES), down: formsOf(LOWERED, LOWERS) } as const;

function formsOf(scripts: string, bases: string): ReadonlyMap<number, number> {
  const forms = new Map([...bases].map((base, at) => [codeOf(base), codeOf([...scripts][at] ?? "")] as const));
  // Authors type a hyphen or an en dash for the minus sign.
  const minus = forms.get(codeOf("−")) as number;
  return new Map([...forms, [codeOf("-"), minus], [codeOf("–"), minus]]);
}

/** A text as superscripts or subscripts, with its white space; undefined if Unicode lacks one for a character. */
export function scriptText(text: string, way: "up" | "down"): string | undefined {
  const forms = [...text].map((character) =>
    character.trim() === "" ? codeOf(character) : scriptForm(codeOf(character), way),
  );
  return forms.every((form) => form !== undefined) ? String.fromCodePoint(...forms) : undefined;
}

/** The superscript or subscript of a character; undefined where Unicode has none. */
export function scriptForm(code: number, way: "up" | "down"): number | undefined {
  return FORMS[way].get(code);
}
