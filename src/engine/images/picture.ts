import type { Span } from "../../base/source.ts";

/** What layout knows of a picture file. */
export interface Picture {
  /** Absolute; the key by which output asks for the bytes. */
  readonly path: string;
  /** Pixels, after the EXIF turn. */
  readonly width: number;
  readonly height: number;
}

/** Pictures by absolute path; where the manifest names a page of a PDF, with `#page=2` behind it. */
export type Pictures = ReadonlyMap<string, Picture>;

/** The name of a picture among them. */
export function pictureName({ path, filePage }: { readonly path: string; readonly filePage?: number }): string {
  return filePage === undefined ? path : `${path}#page=${filePage}`;
}

/** The pixels an inch, at the placed size, of a PDF's page that is drawn in pixels: its type stays readable. */
export const DRAWN_PPI = 300;

/** A picture that the manifest names. */
export interface PictureRequest {
  /** Absolute. */
  readonly path: string;
  /** As written. */
  readonly file: string;
  readonly span: Span;
  /** True where a page of a PDF may stand: adverts. */
  readonly mayBePdf?: boolean;
  /** True where a drawing has to be named as what it is: photos, whose charts are known, and checked, by their names. */
  readonly byName?: boolean;
  /** Which page of a PDF is meant, from 1; left out: the first, and a file of several is told. */
  readonly filePage?: number;
}
