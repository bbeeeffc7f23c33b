import { type Operand, readContent } from "./content.ts";

/**
 * What a page begins with (ISO 32000-1, table 52), as far as our pages change it. A form begins with what stands before it on the page that
 * takes it: its black may come out red.
 */
const BEGINNING = "0 g 0 G 1 w\n";

/** What must be set before something is painted with it, in bits. */
const [FILL, STROKE, WIDTH] = [1, 2, 4];
const LINE = STROKE | WIDTH;
const BOTH = FILL | LINE;
const SETS: Readonly<Record<string, number>> = {
  ...{ g: FILL, rg: FILL, k: FILL, cs: FILL },
  ...{ G: STROKE, RG: STROKE, K: STROKE, CS: STROKE, w: WIDTH },
};
const NEEDS: Readonly<Record<string, number>> = {
  ...{ f: FILL, F: FILL, "f*": FILL, S: LINE, s: LINE, B: BOTH, "B*": BOTH, b: BOTH, "b*": BOTH },
  ...{ Tj: FILL, TJ: FILL, "'": FILL, '"': FILL },
};

/**
 * The content of a page as that of a form: what it leaves open is closed, a `Q` without its `q` is taken out, since some programs would take ours for
 * it, and where it paints in what every page begins with, that is set.
 * @param inherits whether an XObject of this name paints with what is set: a form, or a stencil
 */
export function selfContained(content: Uint8Array, inherits: (name: string) => boolean): Uint8Array {
  const known: number[] = [];
  const stray: number[] = [];
  let set = 0;
  let relies = false;
  let inText = false;
  readContent(content, {
    damage: () => undefined,
    image: () => {
      relies ||= (set & FILL) === 0;
    },
    operator: (name, [operand], end) => {
      switch (name) {
        case "q":
          known.push(set);
          return;
        case "Q":
          if (known.length === 0) stray.push(end - 1);
          set = known.pop() ?? set;
          return;
        case "BT":
        case "ET":
          inText = name === "BT";
          return;
      }
      set |= SETS[name] ?? 0;
      const needs = name === "Do" ? (inherits(nameIn(operand)) ? BOTH : 0) : (NEEDS[name] ?? 0);
      relies ||= (set & needs) !== needs;
    },
  });
  if (stray.length === 0 && known.length === 0 && !relies && !inText) return content;
  const closed = Buffer.from(content);
  for (const at of stray) closed[at] = 0x20;
  const end = `\n${inText ? "ET " : ""}${"Q ".repeat(known.length)}`;
  return Buffer.concat([Buffer.from(relies ? BEGINNING : ""), closed, Buffer.from(end)]);
}

function nameIn(operand: Operand | undefined): string {
  return typeof operand === "object" && "name" in operand ? operand.name : "";
}
