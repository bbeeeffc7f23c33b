import { PDFDict, type PDFObject, PDFStream, parseContentStream } from "@cantoo/pdf-lib";
import {
  bytesOf,
  contentOf,
  dictAt,
  dictOf,
  entry,
  flagAt,
  inherited,
  listAt,
  nameAt,
  nameOf,
  numberAt,
  numbersOf,
} from "../../images/pdf-objects.ts";
import { CMYK, GREY, RGB, type Space, spaceOf } from "./colour.ts";

/** a b c d e f of `cm`. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Paint {
  readonly space: Space;
  readonly values: readonly number[];
  readonly overprints: boolean;
}

/** One painting operation; `x` and `y` are where it begins, in points of the page, y up. */
export type Painted = { readonly x: number; readonly y: number; readonly see: readonly See[] } & (
  | { readonly kind: "text"; readonly size: number; readonly font: PDFDict | undefined; readonly paint: Paint }
  | { readonly kind: "fill"; readonly thinnest: number | undefined; readonly paint: Paint }
  | { readonly kind: "stroke"; readonly weight: number; readonly paint: Paint }
  | {
      readonly kind: "image";
      readonly image: PDFDict;
      readonly ppi: number;
      readonly space: Space;
      readonly mask: boolean;
    }
  | { readonly kind: "shading"; readonly space: Space }
  | { readonly kind: "hidden"; readonly font: PDFDict | undefined }
  | { readonly kind: "damage"; readonly what: string }
);

/** What lets other ink show through. */
export type See = "opacity" | "blend" | "soft-mask" | "group";

interface State {
  ctm: Matrix;
  fill: { space: Space; values: readonly number[]; overprints: boolean };
  stroke: { space: Space; values: readonly number[]; overprints: boolean };
  mode: number;
  width: number;
  font: PDFDict | undefined;
  size: number;
  render: number;
  see: ReadonlySet<See>;
}

/** Forms stand within forms; a file that nests them in a ring ends here. */
const DEEPEST = 12;

type Argument = unknown;

/** Follows a page's operators, forms included, and tells of each that paints. */
export function walkPage(page: PDFDict, tell: (painted: Painted) => void): void {
  const content = contentOf(page);
  const ground: State = {
    ctm: [1, 0, 0, 1, 0, 0],
    fill: { space: GREY, values: [0], overprints: false },
    stroke: { space: GREY, values: [0], overprints: false },
    mode: 0,
    width: 1,
    font: undefined,
    size: 0,
    render: 0,
    see: new Set(),
  };
  if (content === undefined) tell({ kind: "damage", what: "Contents", x: 0, y: 0, see: [] });
  else new Walk(tell).run(content, dictOf(inherited(page, "Resources")), ground, 0);
}

/** The graphics state of one page; a class, since every operator changes it. */
class Walk {
  readonly #tell: (painted: Painted) => void;
  #state!: State;
  #stack: State[] = [];
  #resources: PDFDict | undefined;
  #depth = 0;
  #matrix: Matrix = [1, 0, 0, 1, 0, 0];
  #line: Matrix = [1, 0, 0, 1, 0, 0];
  #leading = 0;
  #points: (readonly [number, number])[] = [];
  #thin: number | undefined;

  constructor(tell: (painted: Painted) => void) {
    this.#tell = tell;
  }

  run(content: Uint8Array, resources: PDFDict | undefined, state: State, depth: number): void {
    const outer = [this.#state, this.#stack, this.#resources, this.#depth] as const;
    [this.#state, this.#stack, this.#resources, this.#depth] = [copyOf(state), [], resources, depth];
    for (const { name, args } of parseContentStream(content)) {
      try {
        this.#operate(name, args as readonly Argument[]);
      } catch {
        this.#report({ kind: "damage", what: name });
      }
    }
    [this.#state, this.#stack, this.#resources, this.#depth] = outer;
  }

  #operate(operator: string, args: readonly Argument[]): void {
    const numbers = args.filter((each): each is number => typeof each === "number");
    if (this.#paths(operator, numbers) || this.#colours(operator, args, numbers)) return;
    if (this.#texts(operator, args, numbers)) return;
    switch (operator) {
      case "q":
        this.#stack.push(copyOf(this.#state));
        return;
      case "Q":
        this.#state = this.#stack.pop() ?? this.#state;
        return;
      case "cm":
        this.#state.ctm = times(matrixOf(numbers), this.#state.ctm);
        return;
      case "w":
        this.#state.width = numbers[0] ?? 1;
        return;
      case "gs":
        this.#extended(dictAt(dictAt(this.#resources, "ExtGState"), named(args[0])));
        return;
      case "Do":
        this.#external(entry(dictAt(this.#resources, "XObject"), named(args[0])));
        return;
      case "sh": {
        const shading = dictAt(dictAt(this.#resources, "Shading"), named(args[0]));
        this.#report({ kind: "shading", space: spaceOf(entry(shading, "ColorSpace"), this.#resources) });
      }
    }
  }

  #paths(operator: string, n: readonly number[]): boolean {
    const put = (x = 0, y = 0): void => {
      this.#points.push(moved(this.#state.ctm, x, y));
    };
    switch (operator) {
      case "m":
      case "l":
        put(n[0], n[1]);
        return true;
      case "c":
      case "v":
      case "y":
        put(n.at(-2), n.at(-1));
        return true;
      case "re": {
        const [x = 0, y = 0, width = 0, height = 0] = n;
        put(x, y);
        const [a, b, c, d] = this.#state.ctm;
        const thin = Math.min(Math.abs(width) * Math.hypot(a, b), Math.abs(height) * Math.hypot(c, d));
        this.#thin = Math.min(this.#thin ?? thin, thin);
        return true;
      }
      case "h":
        return true;
      case "S":
      case "s":
      case "f":
      case "F":
      case "f*":
      case "B":
      case "B*":
      case "b":
      case "b*":
      case "n":
        this.#close(operator);
        return true;
    }
    return false;
  }

  #close(operator: string): void {
    const [x, y] = this.#points[0] ?? [0, 0];
    const { ctm, width } = this.#state;
    if ("fFBb".includes(operator[0] ?? "") && this.#state.fill.space.family !== "Pattern") {
      this.#report({ kind: "fill", thinnest: this.#thin, paint: this.#paint("fill"), x, y });
    }
    if ("SsBb".includes(operator[0] ?? "")) {
      this.#report({ kind: "stroke", weight: width * leastScale(ctm), paint: this.#paint("stroke"), x, y });
    }
    this.#points = [];
    this.#thin = undefined;
  }

  #colours(operator: string, args: readonly Argument[], numbers: readonly number[]): boolean {
    const fast: Readonly<Record<string, Space>> = { g: GREY, rg: RGB, k: CMYK };
    const space = fast[operator.toLowerCase()];
    if (space !== undefined) {
      const which = operator === operator.toLowerCase() ? "fill" : "stroke";
      this.#state[which] = { ...this.#state[which], space, values: numbers };
      return true;
    }
    if (operator === "cs" || operator === "CS") {
      const which = operator === "cs" ? "fill" : "stroke";
      this.#state[which] = { ...this.#state[which], ...this.#initial(named(args[0])) };
      return true;
    }
    if (/^(sc|scn)$/i.test(operator)) {
      const which = operator[0] === "s" ? "fill" : "stroke";
      this.#state[which] = { ...this.#state[which], values: numbers };
      return true;
    }
    return false;
  }

  #initial(name: string): { space: Space; values: readonly number[] } {
    const known: Readonly<Record<string, Space>> = { DeviceGray: GREY, DeviceRGB: RGB, DeviceCMYK: CMYK };
    const space = known[name] ?? spaceOf(entry(dictAt(this.#resources, "ColorSpace"), name), this.#resources);
    const pattern: Space = { family: "Pattern", inks: [], base: undefined };
    if (name === "Pattern") return { space: pattern, values: [] };
    if (space.inks.length > 0) return { space, values: space.inks.map(() => 1) };
    const four = space.family === "DeviceCMYK" || space.family === "ICCCMYK";
    return { space, values: four ? [0, 0, 0, 1] : [0, 0, 0] };
  }

  #texts(operator: string, args: readonly Argument[], n: readonly number[]): boolean {
    switch (operator) {
      case "BT":
        this.#matrix = this.#line = [1, 0, 0, 1, 0, 0];
        return true;
      case "Tf":
        this.#state.font = dictAt(dictAt(this.#resources, "Font"), named(args[0]));
        this.#state.size = n[0] ?? 0;
        return true;
      case "Tr":
        this.#state.render = n[0] ?? 0;
        return true;
      case "TL":
        this.#leading = n[0] ?? 0;
        return true;
      case "TD":
        this.#leading = -(n[1] ?? 0);
        this.#next(n[0] ?? 0, n[1] ?? 0);
        return true;
      case "Td":
        this.#next(n[0] ?? 0, n[1] ?? 0);
        return true;
      case "Tm":
        this.#matrix = this.#line = matrixOf(n);
        return true;
      case "T*":
        this.#next(0, -this.#leading);
        return true;
      case "'":
      case '"':
        this.#next(0, -this.#leading);
        this.#show();
        return true;
      case "Tj":
      case "TJ":
        this.#show();
        return true;
    }
    return false;
  }

  #next(x: number, y: number): void {
    this.#line = times([1, 0, 0, 1, x, y], this.#line);
    this.#matrix = this.#line;
  }

  #show(): void {
    const { ctm, size, font, render } = this.#state;
    const matrix = times(this.#matrix, ctm);
    const [x, y] = [matrix[4], matrix[5]];
    if (render === 3 || render === 7) {
      this.#report({ kind: "hidden", font, x, y });
      return;
    }
    const real = Math.abs(size) * Math.hypot(matrix[2], matrix[3]);
    const outlined = render === 1 || render === 5;
    this.#report({ kind: "text", size: real, font, paint: this.#paint(outlined ? "stroke" : "fill"), x, y });
  }

  #extended(state: PDFDict | undefined): void {
    const stroke = flagAt(state, "OP");
    const fill = flagAt(state, "op") ?? stroke;
    this.#state.mode = numberAt(state, "OPM") ?? this.#state.mode;
    if (stroke !== undefined) this.#state.stroke = { ...this.#state.stroke, overprints: stroke };
    if (fill !== undefined) this.#state.fill = { ...this.#state.fill, overprints: fill };
    this.#state.width = numberAt(state, "LW") ?? this.#state.width;
    const see = new Set(this.#state.see);
    const set = (what: See, on: boolean | undefined): void => {
      if (on === true) see.add(what);
      else if (on === false) see.delete(what);
    };
    const opacities = ["ca", "CA"].flatMap((key) => numberAt(state, key) ?? []);
    if (opacities.length > 0) set("opacity", Math.min(...opacities) < 1);
    const blend = nameAt(state, "BM") ?? nameOf(listAt(state, "BM")[0]);
    if (blend !== undefined) set("blend", blend !== "Normal" && blend !== "Compatible");
    const mask = entry(state, "SMask");
    if (mask !== undefined) set("soft-mask", mask instanceof PDFDict);
    this.#state.see = see;
  }

  #external(object: PDFObject | undefined): void {
    if (!(object instanceof PDFStream)) this.#report({ kind: "damage", what: "Do" });
    else if (nameAt(object.dict, "Subtype") === "Image") this.#image(object.dict);
    else this.#form(object);
  }

  #form(form: PDFStream): void {
    const { dict } = form;
    const content = bytesOf(form);
    if (content === undefined || this.#depth >= DEEPEST) {
      this.#report({ kind: "damage", what: "Do" });
      return;
    }
    const matrix = numbersOf(entry(dict, "Matrix"));
    const state = copyOf(this.#state);
    if (matrix.length === 6) state.ctm = times(matrixOf(matrix), state.ctm);
    if (nameAt(dictAt(dict, "Group"), "S") === "Transparency") state.see = new Set([...state.see, "group"]);
    this.run(content, dictAt(dict, "Resources") ?? this.#resources, state, this.#depth + 1);
  }

  #image(dict: PDFDict): void {
    const { ctm } = this.#state;
    const mask = flagAt(dict, "ImageMask") ?? false;
    const across = Math.hypot(ctm[0], ctm[1]) / 72;
    const down = Math.hypot(ctm[2], ctm[3]) / 72;
    const pixels = [numberAt(dict, "Width") ?? 0, numberAt(dict, "Height") ?? 0] as const;
    const ppi = Math.min(pixels[0] / (across || 1), pixels[1] / (down || 1));
    const space = mask ? this.#state.fill.space : spaceOf(entry(dict, "ColorSpace"), this.#resources);
    const see = entry(dict, "SMask") !== undefined ? (["soft-mask"] as const) : [];
    const [x, y] = [ctm[4], ctm[5]];
    this.#report({ kind: "image", image: dict, ppi, space, mask, x, y }, see);
  }

  #paint(which: "fill" | "stroke"): Paint {
    const { space, values, overprints } = this.#state[which];
    const device = space.family !== "Separation" && space.family !== "DeviceN";
    // White overprints, and so vanishes, only in mode 1 or as an ink of its own.
    return { space, values, overprints: overprints && (!device || this.#state.mode === 1) };
  }

  #report(painted: Reported, see: readonly See[] = []): void {
    const { ctm } = this.#state;
    this.#tell({ x: ctm[4], y: ctm[5], ...painted, see: [...this.#state.see, ...see] } as Painted);
  }
}

/** A painting without the parts that the state gives. */
type Reported = Painted extends infer P
  ? P extends Painted
    ? Omit<P, "see" | "x" | "y"> & Partial<Pick<P, "x" | "y">>
    : never
  : never;

function copyOf(state: State): State {
  return { ...state };
}

function named(argument: Argument): string {
  return (argument as { readonly value?: string } | undefined)?.value ?? "";
}

function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** First `m`, then `n`. */
function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

function moved(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** The least that a length shrinks to, in whatever direction it lies. */
function leastScale([a, b, c, d]: Matrix): number {
  const sum = a * a + b * b + c * c + d * d;
  const area = a * d - b * c;
  return Math.sqrt(Math.max(0, (sum - Math.sqrt(Math.max(0, sum * sum - 4 * area * area))) / 2));
}
