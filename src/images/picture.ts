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
