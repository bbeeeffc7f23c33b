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
