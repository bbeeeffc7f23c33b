import type { Language } from "../base/report.ts";

/** What lock, verify and pack say. `{name}` stands for a value. */
const en = {
  lock: "write issue.lock: hashes of everything an issue is made from, of its layout and of its outputs",
  verify: "rebuild issues and prove them the same as their locks, or tell what differs; also packs",
  pack: "put an issue, its fonts, its lock and the program into one file that rebuilds it anywhere",
  verifyArgument: "manifests, folders that hold an issue.yaml, or packs (default: the current folder)",
  pdfOption: "the arguments are PDFs: tell of each which issue and build it is",
  verifyOut: "also write the rebuilt outputs to this folder",
  outOption: "the pack to write (default: <stem>.zip)",
  locked: "locked {path}: {inputs} inputs, {outputs} outputs",
  notLocked: "{issue} has errors: not locked",
  noLock: "there is no `{path}`: `banmian lock` writes it",
  unfitLock: "`{path}` is no lock that this version can read",
  identical: "{issue}: identical ({inputs} inputs, layout, {outputs} outputs)",
  differs: "{issue}: not as locked",
  cannotRebuild: "{issue}: cannot be rebuilt",
  sameLayout: "  the layout is the same",
  otherLayout: "  the layout is another",
  inputChanged: "  input changed: {kind} {name}",
  inputAdded: "  new input: {kind} {name}",
  inputGone: "  input gone: {kind} {name}",
  storyLine: "  story `{story}` differs from line {line} of its copy on (page {page}: {text})",
  storyShorter: "  story `{story}` ends after line {line} of its copy, earlier than locked",
  storyHead: "  story `{story}` differs in its head, photos or rules; its copy's lines are the same",
  storyAdded: "  story `{story}` is new",
  storyGone: "  story `{story}` is gone",
  pageDiffers: "  page {page} differs in what belongs to no story: furniture, adverts, rules",
  outputChanged: "  other bytes: {path}",
  outputObject: "  other bytes: {path}, from object {number} ({what}) on",
  outputAdded: "  new output: {path}",
  outputGone: "  output gone: {path}",
  engineChanged: "  {name} was {was}, is {is}",
  howToRun:
    "  the lock was made by banmian {version} on Node {node}. A pack of the issue brings that program along. Where issue and program lie in one repository, git log -1 --format=%h -- <issue>/issue.lock names the commit that the lock came with: git worktree add ../banmian-then <commit>, there npm ci and npm run build, then node dist/commands/cli.js verify <issue>",
  isBuild: "{path}: {issue}, made by banmian {engine}\n  layout {layout}\n  inputs {inputs}\n  sha256 {sha256}",
  noBuild: "{path} does not tell which issue it is",
  cannotRead: "cannot read `{path}`",
  unfitPack: "`{path}` is no pack of an issue",
  noProgram: "the program has no dist/: build it first (npm run build)",
  packed: "packed {path}: {files} files, {size} MB",
  notPacked: "{issue} is not as locked: not packed",
} as const;

type LockWords = { readonly [Key in keyof typeof en]: string };

const zh: LockWords = {
  lock: "写 issue.lock：本期全部来源、版面和成品的哈希值",
  verify: "重新出版面，证明与 issue.lock 一致，或指出差别；也可核对归档包",
  pack: "把一期稿单、字体、issue.lock 和程序装入一个文件，可随处重新出版面",
  verifyArgument: "稿单文件、含有 issue.yaml 的文件夹，或归档包（缺省：当前文件夹）",
  pdfOption: "参数为 PDF：说明各属哪一期、哪一次生成",
  verifyOut: "另将重新生成的成品写入此文件夹",
  outOption: "归档包文件（缺省：<期>.zip）",
  locked: "已锁定 {path}：来源 {inputs} 个，成品 {outputs} 个",
  notLocked: "{issue} 有错误，未锁定",
  noLock: "没有 `{path}`：请先运行 banmian lock",
  unfitLock: "`{path}` 不是本版本能读的 issue.lock",
  identical: "{issue}：完全一致（来源 {inputs} 个、版面、成品 {outputs} 个）",
  differs: "{issue}：与锁定时不一致",
  cannotRebuild: "{issue}：无法重新出版面",
  sameLayout: "  版面相同",
  otherLayout: "  版面不同",
  inputChanged: "  来源有改动：{kind} {name}",
  inputAdded: "  新增来源：{kind} {name}",
  inputGone: "  来源缺失：{kind} {name}",
  storyLine: "  稿件 `{story}` 自正文第 {line} 行起不同（{page} 版：{text}）",
  storyShorter: "  稿件 `{story}` 在正文第 {line} 行后结束，比锁定时短",
  storyHead: "  稿件 `{story}` 的标题、图片或线条不同，正文各行相同",
  storyAdded: "  新增稿件 `{story}`",
  storyGone: "  稿件 `{story}` 已不在",
  pageDiffers: "  {page} 版不属于稿件的部分不同：报头报眉、广告、线条",
  outputChanged: "  字节不同：{path}",
  outputObject: "  字节不同：{path}，自对象 {number}（{what}）起",
  outputAdded: "  新增成品：{path}",
  outputGone: "  成品缺失：{path}",
  engineChanged: "  {name} 原为 {was}，现为 {is}",
  howToRun:
    "  锁定时用 banmian {version}、Node {node}。归档包自带当时的程序。稿单与程序同在一个仓库时，git log -1 --format=%h -- <稿单>/issue.lock 查出提交 issue.lock 的那次提交：git worktree add ../banmian-then <提交>，在其中 npm ci、npm run build，再 node dist/commands/cli.js verify <稿单>",
  isBuild: "{path}：{issue}，由 banmian {engine} 生成\n  版面 {layout}\n  来源 {inputs}\n  sha256 {sha256}",
  noBuild: "{path} 未说明属于哪一期",
  cannotRead: "读不到 `{path}`",
  unfitPack: "`{path}` 不是归档包",
  noProgram: "程序没有 dist/：请先 npm run build",
  packed: "已装包 {path}：{files} 个文件，{size} MB",
  notPacked: "{issue} 与锁定时不一致，未装包",
};

const texts: Readonly<Record<Language, LockWords>> = { en, zh };

export function lockTextsIn(language: Language): LockWords {
  return texts[language];
}
