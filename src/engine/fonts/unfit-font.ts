/** A sound file of a kind that is not set with, or of which nobody says what is meant. */
export class UnfitFont extends Error {
  readonly code: "font-collection" | "font-member" | "font-packed" | "font-cff2";
  /** PostScript names of the fonts that the file holds, where that matters. */
  readonly members: readonly string[];

  constructor(code: UnfitFont["code"], members: readonly string[] = []) {
    super(members.length === 0 ? code : `${code}: ${members.join(", ")}`);
    this.code = code;
    this.members = members;
  }
}
