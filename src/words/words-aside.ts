import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { jiebaWords } from "./jieba.ts";
import type { JiebaDesk } from "./jieba-desk.ts";
import { wordsOf } from "./known-words.ts";
import type { Words } from "./words.ts";

/** A thread that does not answer by then never will. */
const PATIENCE_MS = 10_000;

/**
 * As `knownWords`, with the dictionary loading in a thread of its own from now on, while the issue is read: by the time that a heading
 * asks it is there. The thread does not keep the program alive.
 */
export function wordsAside(): Words {
  const { port1: port, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const desk: JiebaDesk = { port: port2, answered };
  const thread = new Worker(new URL("../words/jieba-desk.js", import.meta.url), {
    workerData: desk,
    transferList: [port2],
  });
  let failed = false;
  thread.on("error", () => {
    failed = true;
  });
  thread.unref();
  port.unref();
  const here = jiebaWords();
  return wordsOf((text) => {
    if (failed) return here(text);
    Atomics.store(answered, 0, 0);
    port.postMessage(text);
    const answer =
      Atomics.wait(answered, 0, 0, PATIENCE_MS) === "timed-out" ? undefined : receiveMessageOnPort(port)?.message;
    if (answer !== undefined) return answer as readonly string[];
    failed = true;
    return here(text);
  });
}
