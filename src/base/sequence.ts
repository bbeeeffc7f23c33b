// The shortest edit script between two sequences (Myers 1986). The paths of each step count are stored and followed backwards, which is simple and fast enough
// for stories; beyond a limit the sequences count as wholly different.
/** A stretch in which two sequences differ: `was` from…to was removed, `is` from…to was added; either may be empty. */
export interface SequenceEdit {
  readonly wasFrom: number;
  readonly wasTo: number;
  readonly isFrom: number;
  readonly isTo: number;
}

/** Sequences with more differences count as wholly different: nobody reads so many, and the time to find them grows with their square. */
const MOST_EDITS = 1500;

/** The shortest list of edits that turns one sequence into the other (E. W. Myers, An O(ND) Difference Algorithm, 1986), in order. */
export function editsBetween(was: readonly string[], is: readonly string[]): readonly SequenceEdit[] {
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start++;
  let wasEnd = was.length;
  let isEnd = is.length;
  while (wasEnd > start && isEnd > start && was[wasEnd - 1] === is[isEnd - 1]) {
    wasEnd--;
    isEnd--;
  }
  if (start === wasEnd && start === isEnd) return [];
  const all: SequenceEdit = { wasFrom: start, wasTo: wasEnd, isFrom: start, isTo: isEnd };
  if (start === wasEnd || start === isEnd) return [all];
  const path = shortestPath(was.slice(start, wasEnd), is.slice(start, isEnd));
  return path === undefined ? [all] : editsAlong(path, start);
}

/** A step down adds one of `is`, a step to the right removes one of `was`. */
interface Step {
  readonly x: number;
  readonly y: number;
  readonly down: boolean;
}

/** Undefined if there are too many differences. */
function shortestPath(was: readonly string[], is: readonly string[]): readonly Step[] | undefined {
  const most = Math.min(was.length + is.length, MOST_EDITS);
  const middle = most + 1;
  const farthest = new Int32Array(2 * middle + 1);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(farthest.slice(middle - edits - 1, middle + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const left = farthest[middle + k - 1] as number;
      const above = farthest[middle + k + 1] as number;
      const goesDown = k === -edits || (k !== edits && left < above);
      const x = pastSame(was, is, goesDown ? above : left + 1, k);
      farthest[middle + k] = x;
      if (x >= was.length && x - k >= is.length) return stepsBack(trace, was.length, is.length);
    }
  }
  return undefined;
}

/** Along a diagonal as far as both are equal. */
function pastSame(was: readonly string[], is: readonly string[], from: number, k: number): number {
  let x = from;
  while (x < was.length && x - k < is.length && was[x] === is[x - k]) x++;
  return x;
}

/** Goes back from the end, edit by edit. */
function stepsBack(trace: readonly Int32Array[], wasLength: number, isLength: number): readonly Step[] {
  const steps: Step[] = [];
  let x = wasLength;
  let y = isLength;
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const farthest = trace[edits] as Int32Array;
    // The slice begins one diagonal before −edits.
    const at = (k: number): number => farthest[k + edits + 1] as number;
    const k = x - y;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const before = down ? k + 1 : k - 1;
    x = at(before);
    y = x - before;
    steps.push({ x, y, down });
  }
  return steps.reverse();
}

/** Joins consecutive steps to one edit. */
function editsAlong(steps: readonly Step[], offset: number): readonly SequenceEdit[] {
  const edits: SequenceEdit[] = [];
  for (const { x, y, down } of steps) {
    const step = {
      wasFrom: x + offset,
      wasTo: x + offset + (down ? 0 : 1),
      isFrom: y + offset,
      isTo: y + offset + (down ? 1 : 0),
    };
    const last = edits.at(-1);
    if (last !== undefined && last.wasTo === step.wasFrom && last.isTo === step.isFrom)
      edits[edits.length - 1] = { ...last, wasTo: step.wasTo, isTo: step.isTo };
    else edits.push(step);
  }
  return edits;
}
