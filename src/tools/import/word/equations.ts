import { scriptForm } from "../../../base/scripts.ts";
import { elementAt, everyElement, innerElements, innerText, type WordElement } from "./xml.ts";

/** Elements whose words tracked changes took out. */
const DELETED: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);
const TEXTS: ReadonlySet<string> = new Set(["m:t", "w:t", "w:delText"]);

interface EquationLine {
  readonly text: string;
  /** It was no line before: fractions, roots, scripts that Unicode does not have. */
  readonly isRewritten: boolean;
}

export interface Equation {
  /** All that it says, without its form. */
  readonly words: string;
  /** What tracked changes took out of it. */
  readonly deleted: string;
  /** As authors type it: (a+b)/2, √x, x². Undefined: matrices, stacks and limits, which no line says. */
  readonly line: EquationLine | undefined;
}

/** Stands in the copy where no line can say what the equation says. */
export const EQUATION_PLACE = "〔公式〕";

/** Reads an equation: OMML of ECMA-376. */
export function equationOf(element: WordElement): Equation {
  const deleted = everyElement(element).filter(({ name }) => DELETED.has(name));
  return {
    words: mathWords(element).trim(),
    deleted: deleted.flatMap((each) => innerElements(each).map(mathWords)).join(""),
    line: equationLine(element),
  };
}

function equationLine(equation: WordElement): EquationLine | undefined {
  const desk: Desk = { isRewritten: false };
  const text = line(equation, desk);
  return text === undefined ? undefined : { text, isRewritten: desk.isRewritten };
}

function mathWords(node: WordElement): string {
  return DELETED.has(node.name) ? "" : ownText(node) + innerElements(node).map(mathWords).join("");
}

function ownText(node: WordElement): string {
  return TEXTS.has(node.name) ? innerText(node) : "";
}

interface Desk {
  isRewritten: boolean;
}

type Form = (node: WordElement, desk: Desk) => string | undefined;

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["m:f", fraction],
  ["m:rad", root],
  ["m:d", brackets],
  ["m:func", applied],
  ["m:nary", sum],
  ["m:sSup", (node, desk) => joined([base(node, desk), script(node, "up", desk)])],
  ["m:sSub", (node, desk) => joined([base(node, desk), script(node, "down", desk)])],
  ["m:sSubSup", (node, desk) => joined([base(node, desk), script(node, "down", desk), script(node, "up", desk)])],
  ["m:sPre", (node, desk) => joined([script(node, "up", desk), script(node, "down", desk), part(node, "m:e", desk)])],
]);

/** What stands above, below or in rows: no line says it. */
const STACKED: ReadonlySet<string> = new Set([
  "m:m",
  "m:eqArr",
  "m:limLow",
  "m:limUpp",
  "m:groupChr",
  "m:acc",
  "m:bar",
  "m:phant",
]);

function line(node: WordElement, desk: Desk): string | undefined {
  if (node.name.endsWith("Pr") || DELETED.has(node.name)) return "";
  if (STACKED.has(node.name)) return undefined;
  const form = FORMS.get(node.name);
  return form === undefined
    ? joined([ownText(node), ...innerElements(node).map((child) => line(child, desk))])
    : form(node, desk);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((each) => each !== undefined) ? parts.join("") : undefined;
}

function part(node: WordElement, name: string, desk: Desk): string | undefined {
  return joined(innerElements(node, name).map((child) => line(child, desk)));
}

/** A value that an element's properties give: `chr` of `m:naryPr`. */
function property(node: WordElement, key: string): string | undefined {
  const found = elementAt(node, `${node.name}Pr`, `m:${key}`);
  return found === undefined ? undefined : (found.attributes["val"] ?? "");
}

/** One letter, figure or word, or what stands in brackets already, needs none. */
function bracketed(text: string): string {
  return /^[\p{L}\p{N}.%]*$|^\([^()]*\)$/u.test(text) ? text : `(${text})`;
}

function fraction(node: WordElement, desk: Desk): string | undefined {
  const [above, below] = [part(node, "m:num", desk), part(node, "m:den", desk)];
  if (above === undefined || below === undefined || property(node, "type") === "noBar") return undefined;
  desk.isRewritten = true;
  return `${bracketed(above)}/${bracketed(below)}`;
}

const ROOTS: Readonly<Record<string, string>> = { "": "√", "2": "√", "3": "∛", "4": "∜" };

function root(node: WordElement, desk: Desk): string | undefined {
  const [degree, below] = [part(node, "m:deg", desk), part(node, "m:e", desk)];
  if (degree === undefined || below === undefined) return undefined;
  desk.isRewritten = true;
  const raised = inScript(degree, "up");
  const sign = ROOTS[degree.trim()] ?? (raised === undefined ? undefined : `${raised}√`);
  return sign === undefined ? undefined : sign + bracketed(below);
}

function brackets(node: WordElement, desk: Desk): string | undefined {
  const parts = innerElements(node, "m:e").map((each) => line(each, desk));
  if (!parts.every((each) => each !== undefined)) return undefined;
  const [open, parting, close] = ["begChr", "sepChr", "endChr"].map((key) => property(node, key));
  return (open ?? "(") + parts.join(parting ?? "|") + (close ?? ")");
}

/** Latin words keep a blank between them: sin x. */
function applied(node: WordElement, desk: Desk): string | undefined {
  const [name, argument] = [part(node, "m:fName", desk), part(node, "m:e", desk)];
  if (name === undefined || argument === undefined) return undefined;
  return /[A-Za-z]$/.test(name) && /^[\p{L}\p{N}]/u.test(argument) ? `${name} ${argument}` : name + argument;
}

/** Limits of sums that have no small forms cannot stand in the line. */
function sum(node: WordElement, desk: Desk): string | undefined {
  const [below, above] = [part(node, "m:sub", desk), part(node, "m:sup", desk)];
  const small = [inScript(below ?? "?", "down"), inScript(above ?? "?", "up")];
  if (below !== "" || above !== "") desk.isRewritten = true;
  return joined([property(node, "chr") ?? "∫", ...small, part(node, "m:e", desk)]);
}

/** What a script stands at. */
function base(node: WordElement, desk: Desk): string | undefined {
  const text = part(node, "m:e", desk);
  return text === undefined ? undefined : bracketed(text);
}

/** x² where Unicode has the small forms, else x^(a+b) and x_(max). */
function script(node: WordElement, way: "up" | "down", desk: Desk): string | undefined {
  const text = part(node, way === "up" ? "m:sup" : "m:sub", desk);
  if (text === undefined) return undefined;
  const small = inScript(text, way);
  if (small !== undefined) return small;
  desk.isRewritten = true;
  return `${way === "up" ? "^" : "_"}${bracketed(text)}`;
}

function inScript(text: string, way: "up" | "down"): string | undefined {
  const forms = [...text].map((character) => scriptForm(character.codePointAt(0) ?? 0, way));
  return forms.every((form) => form !== undefined) ? String.fromCodePoint(...forms) : undefined;
}
