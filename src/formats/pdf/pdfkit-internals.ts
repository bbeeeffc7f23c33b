// The shapes of pdfkit 0.20.2 that inside-pdfkit.ts and aside.ts rely on.

/** An indirect object. */
export interface PdfRef {
  readonly id: number;
  readonly data: Record<string, unknown>;
}

export interface InternalRef extends PdfRef {
  buffer: Uint8Array[];
  compress: boolean;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array): void;
  finalize(): void;
}

interface InternalOutline {
  readonly outlineData: Record<string, unknown>;
  readonly dictionary: InternalRef;
  addItem(title: string, options: { pageNumber: number; expanded?: boolean }): InternalOutline;
}

interface InternalFont {
  id: string;
  readonly font: FontkitFont;
  readonly scale: number;
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  readonly dictionary: InternalRef;
  subset: Subset;
  ref(): InternalRef;
  embed(): void;
}

/** fontkit's subset, or ours in its place; `cff` tells pdfkit the kind of font. */
interface Subset {
  readonly cff?: object;
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

/** The parts of a fontkit font that we use; pdfkit itself uses others. */
interface FontkitFont {
  readonly numGlyphs: number;
  readonly stream: { readonly buffer: Uint8Array };
  readonly directory: {
    readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  };
}

export interface Internals {
  readonly page: {
    readonly content: InternalRef;
    readonly dictionary: InternalRef;
    fonts: Record<string, PdfRef>;
    xobjects: Record<string, PdfRef>;
    ext_gstates: Record<string, PdfRef>;
    colorSpaces: Record<string, PdfRef>;
    annotations: PdfRef[];
  };
  readonly outline: InternalOutline;
  readonly _root: InternalRef & {
    readonly data: {
      Names: { data: { Dests: NameTree } };
      Pages: { data: { Kids: InternalRef[] } };
      ViewerPreferences: InternalRef;
    };
  };
  readonly _font: InternalFont;
  _id: Uint8Array;
  _offset: number;
  ref(data?: Record<string, unknown>): InternalRef;
  font(font: object, family: string): void;
  addPage(options: { size: [number, number]; margin: number }): void;
  openImage(bytes: Uint8Array): { embed(document: Internals): void; readonly obj: InternalRef };
  endMetadata(): void;
  end(): void;
  _write(data: Uint8Array | string): void;
  _finalize(): void;
}

interface NameTree {
  add(name: string, value: unknown): void;
  _compareKeys(a: string, b: string): number;
}
