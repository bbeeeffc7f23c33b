import type { Files } from "../base/files.ts";
import type { Memory } from "../base/memo.ts";
import type { Watch } from "../base/watch.ts";
import type { PictureCache } from "../engine/images/cache.ts";
import type { Words } from "../engine/words/words.ts";
import type { FontFiles } from "./issue-fonts.ts";
import { keepLedger, type Ledger } from "./lock/ledger.ts";
import type { Engine } from "./lock/lock.ts";

/** What the stages need of the world outside. */
export interface Host {
  /** The working folder: messages name files from there. */
  readonly folder: string;
  readonly files: Files;
  /** Reads the issues beside one, which are no inputs of its build; undefined: nobody looks at them. */
  readonly beside?: Files;
  readonly fonts: FontFiles;
  readonly pictures: PictureCache;
  /** The ICC profile of papers that name none: an absolute path. */
  readonly profile: string;
  /**
   * Where a file of `files` stands on the disk, for libraries that read by themselves (sharp silently takes another profile if it finds none).
   * Undefined: where `files` has it.
   */
  readonly onDisk?: (path: string) => Promise<string>;
  readonly watch: Watch;
  /** Undefined: the words of `knownWords`. */
  readonly words?: Words;
  /** What earlier builds left in memory; undefined: each build starts from nothing. */
  readonly memory?: Memory;
  /** Set if outputs are to name their build; reading through `files` and `fonts` is then noted in it. */
  readonly ledger?: Ledger;
  /** True: the issue is drawn in spite of its errors, and its pages mark what is missing. */
  readonly draft?: boolean;
  /** The program's own version; outputs name it. */
  readonly version?: string;
  /** The program and its libraries; needed where outputs come with a lock. */
  readonly engine?: Engine;
}

/** A host that keeps a ledger of all that a build reads. */
export function withLedger(host: Host, version: string): Host & { readonly ledger: Ledger } {
  const { files, fonts } = host;
  const kept = keepLedger({ files, locate: fonts.locate, open: fonts.open });
  return {
    ...host,
    files: kept.files,
    fonts: { ...fonts, locate: kept.locate, open: kept.open },
    ledger: kept.ledger,
    version,
  };
}
