/*
 * Checks the data of an SVG path: commands with their numbers (SVG 1.1 §8.3). Written by hand, because the libraries for it (svgpath) take time quadratic in
 * the numbers of a command.
 */

const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const COMMAND = /[\s,]*([MLHVCSQTAZ])/i;
const NUMBER = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;
const FLAG = /[\s,]*([01])/y;

/**
 * The index of the first fault in path data, from 0; undefined for valid data. Empty data draws nothing and is valid.
 * @param furthest every number must be below this in absolute value
 */
export function pathFault(data: string, furthest = Number.POSITIVE_INFINITY): number | undefined {
  const end = data.trimEnd().length;
  const next = new RegExp(COMMAND, "iy");
  let at = 0;
  let isFirst = true;
  while (at < end) {
    next.lastIndex = at;
    const command = next.exec(data)?.[1]?.toUpperCase();
    if (command === undefined || (isFirst && command !== "M")) return at;
    const read = numbersEnd(data, { from: next.lastIndex, command, furthest });
    if (read === undefined) return at;
    at = read;
    isFirst = false;
  }
  return undefined;
}

/** About how many commands path data, or a list of points, comes to, those without their letter counted. */
export function commandsIn(data: string): number {
  let commands = 0;
  let wanted = 2;
  let numbers = 0;
  for (const [piece] of data.matchAll(/[MLHVCSQTAZ]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)) {
    const takes = NUMBERS[piece.toUpperCase()];
    if (takes === undefined) {
      numbers++;
      if (numbers > wanted) [commands, numbers] = [commands + 1, 1];
    } else [commands, wanted, numbers] = [commands + 1, takes, 0];
  }
  return commands;
}

interface Numbers {
  readonly from: number;
  readonly command: string;
  readonly furthest: number;
}

/** The index after a command's numbers; undefined if their count does not fit the command. */
function numbersEnd(data: string, { from, command, furthest }: Numbers): number | undefined {
  const wanted = NUMBERS[command] ?? 0;
  if (wanted === 0) return from;
  let at = from;
  let count = 0;
  for (;;) {
    const isFlag = command === "A" && (count % 7 === 3 || count % 7 === 4);
    const form = isFlag ? FLAG : NUMBER;
    form.lastIndex = at;
    const number = form.exec(data)?.[1];
    if (number === undefined) break;
    if (!(Math.abs(Number(number)) < furthest)) return undefined;
    at = form.lastIndex;
    count++;
  }
  return count > 0 && count % wanted === 0 ? at : undefined;
}
