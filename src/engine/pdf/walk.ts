/*
 * Follows the operators of a page, through forms, patterns and drawn fonts, and reports every painting with the graphics state in which it happens. It only
 * tracks what the plates depend on: colours, overprint, transparency, the boxes of paths and clips, the places and sizes of text.
 */
import { PDFDict, type PDFObject, PDFRawStream, PDFStream } from "@cantoo/pdf-lib";
import { CMYK, GREY, initialColour, namedSpace, RGB, type Space, spaceOf, spaceOfJpx } from "./colour.ts";
import { type Operand, readContent } from "./content.ts";
import {
  boxOf,
  bytesOf,
  contentOf,
  dictAt,
  dictOf,
  entry,
  flagAt,
  inherited,
  listAt,
  listOf,
  nameAt,
  nameOf,
  numberAt,
  numbersOf,
  type PdfBox,
} from "./objects.ts";

/** The most levels of nested forms; the limit stops at a cycle. */
const DEEPEST = 12;

/** Follows a page's operators, including forms, and reports each painting. */
export function walkPage(page: PDFDict, visit: (painted: PaintedObject) => void): void {
  const content = contentOf(page);
  const ground: State = {
    ctm: IDENTITY,
    fill: { space: GREY, values: [0], overprints: false },
    stroke: { space: GREY, values: [0], overprints: false },
    mode: 0,
    width: 1,
    font: undefined,
    size: 0,
    render: 0,
    see: new Set(),
    clip: undefined,
    opacity: 1,
    groupOpacity: 1,
  };
  if (content === undefined) visit({ kind: "damage", what: "Contents", x: 0, y: 0, see: [], state: ground });
  else new Walk(visit).run(content, dictOf(inherited(page, "Resources")), ground, 0);
}

/** Tracks the graphics state of one page; a class, because every operator changes it. */
class Walk {
  readonly #visit: (painted: PaintedObject) => void;
  #state!: State;
  #stack: State[] = [];
  #resources: PDFDict | undefined;
  /** The matrix of the page or form, to which patterns are relative. */
  #ground: Matrix = IDENTITY;
  /** Patterns and type 3 fonts reported so far: each is reported once. */
  readonly #patterns = new Set<PDFObject>();
  /** Forms with the states in which they were drawn: a form drawn again in the same state reports nothing new and is skipped. */
  readonly #drawn = new Map<PDFObject, Set<string>>();
  #depth = 0;
  readonly #start = new TextStart();
  readonly #path = new Path();
  /** The spaces of the operators g, rg and k: device spaces, or the defaults in the current resources. */
  #device: Readonly<Record<string, Space>> = { g: GREY, rg: RGB, k: CMYK };

  constructor(visit: (painted: PaintedObject) => void) {
    this.#visit = visit;
  }

  run(content: Uint8Array, resources: PDFDict | undefined, state: State, depth: number): void {
    const outer = [this.#state, this.#stack, this.#resources, this.#depth, this.#ground] as const;
    [this.#state, this.#stack, this.#resources, this.#depth] = [{ ...state }, [], resources, depth];
    this.#ground = state.ctm;
    const device = this.#device;
    this.#device = {
      g: namedSpace("DeviceGray", resources),
      rg: namedSpace("DeviceRGB", resources),
      k: namedSpace("DeviceCMYK", resources),
    };
    readContent(content, {
      operator: (name, operands) => this.#operate(name, operands),
      image: (dict, data) => this.#image(PDFRawStream.of(dict, data)),
      damage: (what) => this.#report({ kind: "damage", what }),
    });
    [this.#state, this.#stack, this.#resources, this.#depth, this.#ground] = outer;
    this.#device = device;
  }

  #operate(operator: string, args: readonly Operand[]): void {
    const numbers = args.filter((each): each is number => typeof each === "number");
    if (this.#paths(operator, numbers) || this.#colours(operator, args, numbers)) return;
    if (this.#texts(operator, args, numbers)) return;
    switch (operator) {
      case "q":
        this.#stack.push({ ...this.#state });
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
      case "gs": {
        const set = dictAt(dictAt(this.#resources, "ExtGState"), named(args[0]));
        extend(this.#state, set);
        if (bendsInks(set)) this.#report({ kind: "curve" });
        return;
      }
      case "Do":
        this.#external(entry(dictAt(this.#resources, "XObject"), named(args[0])));
        return;
      case "sh": {
        const shading = dictAt(dictAt(this.#resources, "Shading"), named(args[0]));
        const space = spaceOf(entry(shading, "ColorSpace"), this.#resources);
        this.#report({ kind: "shading", space, box: undefined });
      }
    }
  }

  #paths(operator: string, n: readonly number[]): boolean {
    if (this.#path.takes(operator, n, this.#state.ctm)) return true;
    if (!/^(?:[SsFn]|f\*?|[Bb]\*?)$/.test(operator)) return false;
    const { clips, thinnest, box, x, y } = this.#path.end();
    const { ctm, width, fill, stroke } = this.#state;
    if ("fFBb".includes(operator[0] ?? "")) {
      if (fill.space.family === "Pattern") this.#pattern(fill, box);
      else this.#report({ kind: "fill", thinnest, paint: this.#paint("fill"), box, x, y });
    }
    if ("SsBb".includes(operator[0] ?? "")) {
      if (stroke.space.family === "Pattern") this.#pattern(stroke);
      const weight = width * leastScale(ctm);
      this.#report({ kind: "stroke", weight, paint: this.#paint("stroke"), box, x, y });
    }
    if (clips) clipTo(this.#state, box ?? [0, 0, 0, 0]);
    return true;
  }

  #colours(operator: string, args: readonly Operand[], numbers: readonly number[]): boolean {
    const space = this.#device[operator.toLowerCase()];
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
      this.#state[which] = { ...this.#state[which], values: numbers, pattern: named(args.at(-1)) };
      return true;
    }
    return false;
  }

  #initial(name: string): { space: Space; values: readonly number[] } {
    const space = namedSpace(name, this.#resources);
    return initialColour(space);
  }

  #texts(operator: string, args: readonly Operand[], n: readonly number[]): boolean {
    if (this.#start.takes(operator, n)) return true;
    switch (operator) {
      case "Tf":
        this.#state.font = dictAt(dictAt(this.#resources, "Font"), named(args[0]));
        this.#state.size = n[0] ?? 0;
        return true;
      case "Tr":
        this.#state.render = n[0] ?? 0;
        return true;
      case "'":
      case '"':
        this.#start.nextLine();
        this.#show();
        return true;
      case "Tj":
      case "TJ":
        this.#show();
        return true;
    }
    return false;
  }

  #show(): void {
    const { ctm, size, font, render } = this.#state;
    const matrix = times(this.#start.matrix, ctm);
    const [x, y] = [matrix[4], matrix[5]];
    if (render === 3 || render === 7) {
      this.#report({ kind: "hidden", font, x, y });
      return;
    }
    const { fill } = this.#state;
    if (fill.space.family === "Pattern") this.#pattern(fill);
    const real = Math.abs(size) * Math.hypot(matrix[2], matrix[3]);
    const paint = this.#paint(isOutlined(this.#state) ? "stroke" : "fill");
    this.#report({ kind: "text", size: real, font, paint, x, y });
    if (nameAt(font, "Subtype") === "Type3") this.#drawings(font, matrix);
  }

  /** Reports the drawings of a type 3 font, once a page: their colours and transparency. Thin parts of letters do not count as rules. */
  #drawings(font: PDFDict | undefined, matrix: Matrix): void {
    if (font === undefined || this.#patterns.has(font) || this.#depth >= DEEPEST) return;
    this.#patterns.add(font);
    const outer = new Set(this.#state.see);
    const coloured = this.#glyphs(font, (painted) => {
      const { kind } = painted;
      const isArea = kind === "fill" || kind === "stroke";
      this.#visit(isArea ? { ...painted, kind: "fill", thinnest: undefined, box: undefined } : painted);
    });
    // Shapes have the text's colour, which is already reported.
    const shapes = this.#glyphs(font, ({ see, state, x, y }) => {
      if (see.some((what) => !outer.has(what))) this.#visit({ kind: "hidden", font, see, state, x, y });
    });
    const state = { ...this.#state, ctm: times(matrixOf(numbersOf(entry(font, "FontMatrix"))), matrix) };
    const drawings = dictAt(font, "CharProcs");
    for (const name of drawings?.keys() ?? []) {
      const content = bytesOf(drawings?.lookup(name));
      const resources = dictAt(font, "Resources") ?? this.#resources;
      if (content !== undefined) (isShape(content) ? shapes : coloured).run(content, resources, state, this.#depth + 1);
    }
  }

  /** Reads the glyphs of a font, but not those of the same font within them. */
  #glyphs(font: PDFDict, visit: (painted: PaintedObject) => void): Walk {
    const glyphs = new Walk(visit);
    glyphs.#patterns.add(font);
    return glyphs;
  }

  #external(object: PDFObject | undefined): void {
    if (!(object instanceof PDFStream)) this.#report({ kind: "damage", what: "Do" });
    else if (nameAt(object.dict, "Subtype") === "Image") this.#image(object);
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
    const state = { ...this.#state };
    if (this.#wasReported(form, state)) return;
    if (matrix.length === 6) state.ctm = times(matrixOf(matrix), state.ctm);
    const box = boxOf(entry(dict, "BBox"));
    if (box !== undefined) clipTo(state, movedBox(box, state.ctm));
    const group = dictAt(dict, "Group");
    if (nameAt(group, "S") === "Transparency") {
      inGroup(state);
      const blend = entry(group, "CS");
      if (blend !== undefined) this.#report({ kind: "group", space: spaceOf(blend, this.#resources) });
    }
    this.run(content, dictAt(dict, "Resources") ?? this.#resources, state, this.#depth + 1);
  }

  /** True if the form was drawn in this state before; records the state. */
  #wasReported(form: PDFObject, { ctm, fill, stroke, mode, width, size, font, see }: State): boolean {
    const colour = ({ space, values, overprints, pattern }: Colour): string =>
      [space.family, space.inks, values, overprints, pattern].join(" ");
    const place = ctm.map((value) => value.toFixed(3));
    const key = [place, colour(fill), colour(stroke), mode, width, size, font === undefined, [...see]].join("|");
    const states = this.#drawn.get(form) ?? new Set();
    this.#drawn.set(form, states);
    if (states.has(key)) return true;
    states.add(key);
    return false;
  }

  /** Reports the content of an area's pattern, once a page. */
  #pattern({ pattern: name, space, values }: Colour, box?: PdfBox): void {
    const pattern = name === undefined ? undefined : entry(dictAt(this.#resources, "Pattern"), name);
    const dict = dictOf(pattern);
    if (pattern === undefined || dict === undefined) return;
    const matrix = times(matrixOf(numbersOf(entry(dict, "Matrix"))), this.#ground);
    const shading = dictOf(entry(dict, "Shading"));
    if (shading !== undefined) {
      const inside = spaceOf(entry(shading, "ColorSpace"), this.#resources);
      this.#report({ kind: "shading", space: inside, box });
      return;
    }
    if (this.#patterns.has(pattern)) return;
    this.#patterns.add(pattern);
    const content = bytesOf(pattern);
    if (content === undefined || this.#depth >= DEEPEST) {
      this.#report({ kind: "damage", what: "scn" });
      return;
    }
    const uncoloured = numberAt(dict, "PaintType") === 2 && space.base !== undefined;
    const colour = uncoloured ? { space: space.base ?? GREY, values } : { space: GREY, values: [0] };
    const state: State = {
      ...this.#state,
      ctm: matrix,
      fill: { ...colour, overprints: false },
      stroke: { ...colour, overprints: false },
      width: 1,
    };
    this.run(content, dictAt(dict, "Resources") ?? this.#resources, state, this.#depth + 1);
  }

  #image(image: PDFStream): void {
    const { dict } = image;
    const { ctm } = this.#state;
    const mask = flagAt(dict, "ImageMask") ?? false;
    const across = Math.hypot(ctm[0], ctm[1]) / 72;
    const down = Math.hypot(ctm[2], ctm[3]) / 72;
    const pixels = [numberAt(dict, "Width") ?? 0, numberAt(dict, "Height") ?? 0] as const;
    const ppi = Math.min(pixels[0] / (across || 1), pixels[1] / (down || 1));
    const { fill } = this.#state;
    if (mask && fill.space.family === "Pattern") this.#pattern(fill);
    const stated = entry(dict, "ColorSpace");
    const own = stated === undefined ? spaceOfJpx(image) : undefined;
    const space = mask ? fill.space : (own ?? spaceOf(stated, this.#resources));
    const see = entry(dict, "SMask") !== undefined ? (["soft-mask"] as const) : [];
    const [x, y] = [ctm[4], ctm[5]];
    this.#report({ kind: "image", image, ppi, space, mask, x, y }, see);
  }

  #paint(which: "fill" | "stroke"): Paint {
    const { space, values, overprints } = this.#state[which];
    const device = space.family !== "Separation" && space.family !== "DeviceN";
    // White overprints, and so disappears, only in mode 1 or as an ink of its own.
    return { space, values, overprints: overprints && (!device || this.#state.mode === 1) };
  }

  #report(painted: Reported, see: readonly See[] = []): void {
    const { ctm } = this.#state;
    const state = this.#state;
    this.#visit({ x: ctm[4], y: ctm[5], ...painted, see: [...state.see, ...see], state } as PaintedObject);
  }
}

function clipTo(state: State, box: PdfBox): void {
  state.clip = state.clip === undefined ? box : sharedBox(state.clip, box);
}

/** True for a type 3 glyph without colours of its own (`d1`). */
function isShape(content: Uint8Array): boolean {
  return /\sd1\s/.test(Buffer.from(content.subarray(0, 200)).toString("latin1"));
}

function named(operand: Operand | undefined): string {
  return typeof operand === "object" && "name" in operand ? operand.name : "";
}

export interface Paint {
  readonly space: Space;
  readonly values: readonly number[];
  readonly overprints: boolean;
}

interface AsPainted {
  /** The start, in points of the page, y up. */
  readonly x: number;
  readonly y: number;
  readonly see: readonly See[];
  /** Valid only during the report: later operators change it. */
  readonly state: Readonly<State>;
}

interface Boxed {
  /** The bounding box, in points of the page; undefined if it is unknown or limited only by the clip. */
  readonly box: PdfBox | undefined;
}

export type PaintedObject = AsPainted &
  (
    | { readonly kind: "text"; readonly size: number; readonly font: PDFDict | undefined; readonly paint: Paint }
    | ({ readonly kind: "fill"; readonly thinnest: number | undefined; readonly paint: Paint } & Boxed)
    | ({ readonly kind: "stroke"; readonly weight: number; readonly paint: Paint } & Boxed)
    | {
        readonly kind: "image";
        readonly image: PDFStream;
        readonly ppi: number;
        readonly space: Space;
        readonly mask: boolean;
      }
    | ({ readonly kind: "shading"; readonly space: Space } & Boxed)
    /** Type without ink, or type 3 drawings with transparency. */
    | { readonly kind: "hidden"; readonly font: PDFDict | undefined }
    /** A transparency group with its own blending space. */
    | { readonly kind: "group"; readonly space: Space }
    | { readonly kind: "curve" }
    /** An operator, or page content, that cannot be followed. */
    | { readonly kind: "damage"; readonly what: string }
  );

type See = "opacity" | "blend" | "soft-mask" | "group";

/** A painting without the fields that `Walk` adds from the state. */
type Reported = PaintedObject extends infer P
  ? P extends PaintedObject
    ? Omit<P, "see" | "x" | "y" | "state"> & Partial<Pick<P, "x" | "y">>
    : never
  : never;

/** A current colour. For a pattern, `pattern` is its name and `values` the colour of an uncoloured one. */
interface Colour {
  space: Space;
  values: readonly number[];
  overprints: boolean;
  pattern?: string;
}

/** True if letters are outlined but not filled. */
export function isOutlined({ render }: Pick<State, "render">): boolean {
  return render === 1 || render === 5;
}

/** The graphics state, as far as it matters. */
interface State {
  ctm: Matrix;
  fill: Colour;
  stroke: Colour;
  /** The overprint mode, OPM. */
  mode: number;
  /** Line width, before the matrix. */
  width: number;
  font: PDFDict | undefined;
  size: number;
  /** The text rendering mode, Tr. */
  render: number;
  see: ReadonlySet<See>;
  /** The bounding box of the clip; undefined without a clip. */
  clip: PdfBox | undefined;
  /** Opacity of fills and pictures, 0 to 1. */
  opacity: number;
  /** The combined opacity of the enclosing groups, 0 to 1. */
  groupOpacity: number;
}

interface DrawnPath {
  /** The bounding box of all points, including control points, in points of the page. Undefined for an empty path. */
  readonly box: PdfBox | undefined;
  /** The shortest side of its rectangles, in points; undefined without rectangles. */
  readonly thinnest: number | undefined;
  readonly x: number;
  readonly y: number;
  readonly clips: boolean;
}

/** The path under construction; a class, because operators add to it one by one. */
class Path {
  #points: number[] = [];
  #thinnest: number | undefined;
  #clips = false;

  /** @returns false for an operator that does not build a path */
  takes(operator: string, n: readonly number[], ctm: Matrix): boolean {
    switch (operator) {
      case "m":
      case "l":
        this.#put(n.slice(0, 2), ctm);
        return true;
      case "c":
        this.#put(n.slice(0, 6), ctm);
        return true;
      case "v":
      case "y":
        this.#put(n.slice(0, 4), ctm);
        return true;
      case "re":
        this.#rectangle(n, ctm);
        return true;
      case "h":
        return true;
      case "W":
      case "W*":
        this.#clips = true;
        return true;
    }
    return false;
  }

  /** Returns the path so far and begins a new one. */
  end(): DrawnPath {
    const [x = 0, y = 0] = this.#points;
    const drawn = { box: boxAround(this.#points), thinnest: this.#thinnest, x, y, clips: this.#clips };
    [this.#points, this.#thinnest, this.#clips] = [[], undefined, false];
    return drawn;
  }

  #put(n: readonly number[], [a, b, c, d, e, f]: Matrix): void {
    for (let at = 0; at < n.length; at += 2) {
      const [x = 0, y = 0] = [n[at], n[at + 1]];
      this.#points.push(a * x + c * y + e, b * x + d * y + f);
    }
  }

  #rectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[], ctm: Matrix): void {
    const thin = Math.min(Math.abs(width) * Math.hypot(ctm[0], ctm[1]), Math.abs(height) * Math.hypot(ctm[2], ctm[3]));
    this.#thinnest = Math.min(this.#thinnest ?? thin, thin);
    this.#put([x, y, x + width, y, x + width, y + height, x, y + height], ctm);
  }
}

function boxAround(points: readonly number[]): PdfBox | undefined {
  if (points.length === 0) return undefined;
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] as number, points[at + 1] as number];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  return [left, bottom, right, top];
}

export function movedBox([left, bottom, right, top]: PdfBox, [a, b, c, d, e, f]: Matrix): PdfBox {
  const corner = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f];
  const corners = [corner(left, bottom), corner(right, bottom), corner(right, top), corner(left, top)].flat();
  return boxAround(corners) ?? [0, 0, 0, 0];
}

/** The intersection of two boxes; empty if its right is not greater than its left, or its top not greater than its bottom. */
export function sharedBox(a: PdfBox, b: PdfBox): PdfBox {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** The start of the current line of text; a class, because operators move it. Advances within a line do not matter. */
class TextStart {
  /** From text space to the space of the content that contains it. */
  matrix: Matrix = IDENTITY;
  #leading = 0;

  /** @returns false for an operator that does not move to another line */
  takes(operator: string, numbers: readonly number[]): boolean {
    const [x = 0, y = 0] = numbers;
    switch (operator) {
      case "BT":
        this.matrix = IDENTITY;
        return true;
      case "TL":
        this.#leading = x;
        return true;
      case "TD":
        this.#leading = -y;
        this.#move(x, y);
        return true;
      case "Td":
        this.#move(x, y);
        return true;
      case "Tm":
        this.matrix = matrixOf(numbers);
        return true;
      case "T*":
        this.nextLine();
        return true;
    }
    return false;
  }

  nextLine(): void {
    this.#move(0, -this.#leading);
  }

  #move(x: number, y: number): void {
    this.matrix = times([1, 0, 0, 1, x, y], this.matrix);
  }
}

/** Applies a graphics state dictionary (ISO 32000-1, 8.4.5). */
function extend(state: State, dict: PDFDict | undefined): void {
  const stroke = flagAt(dict, "OP");
  const fill = flagAt(dict, "op") ?? stroke;
  state.mode = numberAt(dict, "OPM") ?? state.mode;
  if (stroke !== undefined) state.stroke = { ...state.stroke, overprints: stroke };
  if (fill !== undefined) state.fill = { ...state.fill, overprints: fill };
  state.width = numberAt(dict, "LW") ?? state.width;
  state.opacity = numberAt(dict, "ca") ?? state.opacity;
  const see = new Set(state.see);
  const set = (what: See, on: boolean | undefined): void => {
    if (on === true) see.add(what);
    else if (on === false) see.delete(what);
  };
  const opacities = ["ca", "CA"].flatMap((key) => numberAt(dict, key) ?? []);
  if (opacities.length > 0) set("opacity", Math.min(...opacities) < 1);
  const blend = nameAt(dict, "BM") ?? nameOf(listAt(dict, "BM")[0]);
  if (blend !== undefined) set("blend", blend !== "Normal" && blend !== "Compatible");
  const mask = entry(dict, "SMask");
  if (mask !== undefined) set("soft-mask", mask instanceof PDFDict);
  state.see = see;
}

/** True if a graphics state has a transfer function, which changes the inks on the plate. TR2 takes precedence over TR. */
function bendsInks(dict: PDFDict | undefined): boolean {
  const curve = entry(dict, "TR2") ?? entry(dict, "TR");
  const curves = curve === undefined ? [] : listOf(curve);
  return curves.some((each) => !["Identity", "Default"].includes(nameOf(each) ?? ""));
}

/** Sets the initial state of a transparency group: opaque. `groupOpacity` takes on the opacity of the group itself. */
function inGroup(state: State): void {
  state.groupOpacity *= state.opacity;
  state.opacity = 1;
  state.see = new Set([...state.see, "group"]);
}

/** The operands a b c d e f of `cm`. */
type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** The matrix that applies `m`, then `n`. */
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

/** The smallest factor by which the matrix scales a length, in any direction. */
function leastScale([a, b, c, d]: Matrix): number {
  const sum = a * a + b * b + c * c + d * d;
  const area = a * d - b * c;
  return Math.sqrt(Math.max(0, (sum - Math.sqrt(Math.max(0, sum * sum - 4 * area * area))) / 2));
}
