// Mutated manifests, looked through by the program: what must hold of its messages, counted.
import { bytesOf, mutation, SOUND } from "./mutations.mjs";

/**
 * @param count how many mutations; @param seed the first one's
 * @param diagnose bytes of issue.yaml → diagnostics as `reportJson` gives them, in order; a thrown error is a fault of the program
 */
export async function fuzz({ count, seed, diagnose }) {
  const known = new Set((await diagnose(bytesOf(SOUND))).map(({ code }) => code));
  const result = { count, told: 0, near: 0, failed: [], placeless: [], twice: [], far: [], silent: [] };
  for (let n = 0; n < count; n++) {
    const change = { seed: seed + n, ...mutation(seed + n) };
    const found = await diagnose(bytesOf(change.text)).catch((error) =>
      result.failed.push(described(change, String(error.stack))),
    );
    if (!Array.isArray(found)) continue;
    // What the sound issue is told as well (copy that does not fill its frame) says nothing of the mutation.
    const messages = found.filter(({ code }) => !known.has(code));
    judge(change, messages, result);
  }
  return result;
}

function judge(change, messages, result) {
  const say = (what) => described(change, what);
  const told = messages.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
  if (messages.some(({ file, line, column }) => !file || !(line > 0) || !(column > 0)))
    result.placeless.push(say(told.join(", ")));
  if (messages.length === 0) {
    if (change.sure) result.silent.push(say(""));
    return;
  }
  result.told++;
  const places = told.map((each) => each.replace(/^\S+ /, ""));
  // Twice for one fault: two messages at one place, or two errors on the changed line.
  const here = messages.filter(({ severity, line }) => severity === "error" && line === change.line);
  if (new Set(places).size < places.length || here.length > 1) result.twice.push(say(told.join(", ")));
  if (Math.abs(messages[0].line - change.line) <= 1) result.near++;
  else result.far.push(say(told.slice(0, 3).join(", ")));
}

function described({ seed, kind, line, before, changed }, what) {
  return `${seed} ${kind}, line ${line}: ${before} → ${changed.replace("\n", "⏎")}: ${what}`;
}
