import { createRequire } from "node:module";
import { type MessagePort, workerData } from "node:worker_threads";

/** What the thread is given: where questions come from, and the cell that says that an answer is there. */
export interface JiebaDesk {
  readonly port: MessagePort;
  readonly answered: Int32Array;
}

// The thread behind words-aside.ts: it loads the dictionary at once, then cuts what it is asked.
const jieba = createRequire(import.meta.url)("jieba-wasm") as { cut(text: string, hmm: boolean): string[] };
jieba.cut("报", true);
const { port, answered } = workerData as JiebaDesk;
port.on("message", (text: string) => {
  port.postMessage(jieba.cut(text, true));
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
