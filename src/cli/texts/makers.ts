import type { Language } from "../../locales/words.ts";

/** What batch and worker say. `{name}` stands for a value. */
const batchEn = {
  batch:
    "build any number of issues: what has not changed is skipped, one bad issue stops nothing, an interrupted run goes on",
  worker: "take issues from a queue and build them, until Ctrl-C",
  issuesArgument: "manifests, packs, folders with issues below them, or lists: .txt, a path a line (default: issues)",
  jobs: "build so many issues at once (default: {cores}, the processor's cores)",
  ledger: "the ledger: a JSON line an issue (default: batch.jsonl in the folder for the outputs)",
  resume: "go on with the run that the ledger holds last: its issues, its formats",
  formats: "formats besides the proof and report.json: {named}",
  verify: "prove each issue against its lock; write nothing",
  queue: "let workers do it: the address of a Valkey or Redis, redis://host:6379",
  workerQueue: "the address of the Valkey or Redis, redis://host:6379",
  resumeOrIssues: "--resume goes on with the issues of the ledger: name no others",
  nothingToResume: "`{ledger}` holds no run to go on with",
  brokenLine: "{ledger}:{line}: this line is broken off; what it told of is looked at anew",
  notThere: "`{path}` is not there",
  noIssues: "no folder below `{path}` holds an issue.yaml",
  left: "{time} left",
  bad: "failed: {bad}",
  outcomes: {
    made: "{issue}: made",
    errors: "{issue}: has errors: {problem}",
    identical: "{issue}: identical",
    differs: "{issue}: {problem}",
    failed: "{issue}: failed: {problem}",
  },
  summary:
    "issues: {issues}, {good}, unchanged: {skipped}, failed: {bad}; {time}, {rate} a second, peak memory {peak} MB",
  queueSummary: "issues: {issues}, {good}, unchanged: {skipped}, failed: {bad}; {time}, {rate} a second",
  good: { made: "made: {made}", identical: "identical: {identical}", both: "made: {made}, identical: {identical}" },
  unseen: "not begun: {unseen}; `banmian batch --resume` goes on",
  noQueuePackages: "a queue needs the packages bullmq and ioredis: npm install bullmq ioredis",
  badQueue: "`{text}` is not the address of a queue: redis://host:6379",
  noQueue: "cannot reach `{queue}`: {reason}",
  queueLost: "{queue} does not answer: waiting for it",
  queueBack: "{queue} is back",
  waiting: "waiting for issues from {queue}, program {program}; Ctrl-C ends",
  otherProgram: "the batch runs program {theirs}, this worker {ours}: the bytes might differ",
  otherFile: "`{issue}` is not the file here that the batch has: do they share the folder?",
  malformed: "the job is not as `banmian batch` writes it: look at `{field}`",
  leadsOut: "`{path}` leads out of the worker's folder",
  gaveUp: "given up after its workers died {times} times",
};

const batchZh: typeof batchEn = {
  batch: "成批出版面：未变动的跳过，坏一期不影响别期，中断后可接着出",
  worker: "从队列领取各期并出版面，按 Ctrl-C 结束",
  issuesArgument: "稿单、归档包、下有各期的文件夹，或清单（.txt，一行一个路径）（缺省：issues）",
  jobs: "同时出这么多期（缺省：{cores}，即处理器核数）",
  ledger: "账本：一期一行 JSON（缺省：输出文件夹下的 batch.jsonl）",
  resume: "接着出账本里最后一批：同样的各期、同样的格式",
  formats: "校样和 report.json 之外另出：{named}",
  verify: "只与各期的 issue.lock 核对，不写文件",
  queue: "交给各机上的 worker：Valkey 或 Redis 的地址，redis://主机:6379",
  workerQueue: "Valkey 或 Redis 的地址，redis://主机:6379",
  resumeOrIssues: "--resume 接着出账本里的各期，不要再另指定",
  nothingToResume: "`{ledger}` 里没有可接着出的一批",
  brokenLine: "{ledger}:{line}：此行不完整，所记的一期重新核对",
  notThere: "没有 `{path}`",
  noIssues: "`{path}` 之下没有含 issue.yaml 的文件夹",
  left: "还需 {time}",
  bad: "失败 {bad}",
  outcomes: {
    made: "{issue}：已出",
    errors: "{issue}：有错误：{problem}",
    identical: "{issue}：一致",
    differs: "{issue}：{problem}",
    failed: "{issue}：失败：{problem}",
  },
  summary: "共 {issues} 期，{good}，未变动 {skipped}，失败 {bad}；用时 {time}，每秒 {rate} 期，内存峰值 {peak} MB",
  queueSummary: "共 {issues} 期，{good}，未变动 {skipped}，失败 {bad}；用时 {time}，每秒 {rate} 期",
  good: { made: "已出 {made}", identical: "一致 {identical}", both: "已出 {made}，一致 {identical}" },
  unseen: "未开始 {unseen} 期；用 `banmian batch --resume` 接着出",
  noQueuePackages: "用队列需要 bullmq 和 ioredis 两个包：npm install bullmq ioredis",
  badQueue: "`{text}` 不是队列地址：应如 redis://主机:6379",
  noQueue: "连不上 `{queue}`：{reason}",
  queueLost: "{queue} 没有应答，等待中",
  queueBack: "{queue} 已恢复",
  waiting: "等待 {queue} 派发各期，程序 {program}；按 Ctrl-C 结束",
  otherProgram: "派发方程序是 {theirs}，本 worker 是 {ours}，出来的字节可能不同",
  otherFile: "此处的 `{issue}` 与派发方的文件不同：两处是否共用同一文件夹？",
  malformed: "这项任务不是 `banmian batch` 写的样子：请看 `{field}`",
  leadsOut: "`{path}` 在 worker 的文件夹之外",
  gaveUp: "worker 已有 {times} 次中途退出，不再重试",
};

export const batchTexts: Readonly<Record<Language, typeof batchEn>> = { en: batchEn, zh: batchZh };

const UNITS = { en: { h: " h ", min: " min ", s: " s" }, zh: { h: " 小时 ", min: " 分 ", s: " 秒" } } as const;

/** `42 s`, `3 min 20 s`, `1 h 5 min`. */
export function durationIn(seconds: number, language: Language): string {
  const unit = UNITS[language];
  const whole = Math.round(seconds);
  if (whole < 60) return `${seconds < 10 ? seconds.toFixed(1) : whole}${unit.s}`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}${unit.min}${whole % 60}${unit.s}`;
  return `${Math.floor(minutes / 60)}${unit.h}${minutes % 60}${unit.min.trimEnd()}`;
}

/** What deposit says. `{name}` stands for a value. */
const depositEn = {
  deposit: "put issues into bags for a library: PDF/A, page pictures, METS/ALTO, IIIF, ninjs, sources",
  out: "the folder of bags; each issue has its own in it (default: bags)",
  noBase: "deposit needs --base: the URL where the folder of bags will stand, such as https://epaper.example/bags",
  badBase: "`{text}` is no http or https URL without `?` and `#`",
  badDpi: "`{text}` is not a number of pixels per inch: 100 to 600",
  collected: "{paper}: Collection of its bags ({issues}) → {path}",
};

const depositZh: typeof depositEn = {
  deposit: "把各期装成馆藏包，供图书馆收藏：PDF/A、版面图片、METS/ALTO、IIIF、ninjs、原稿",
  out: "馆藏包文件夹，每期在其中占一个文件夹（缺省：bags）",
  noBase: "deposit 需要 --base：馆藏包文件夹将来在网上的地址，如 https://epaper.example/bags",
  badBase: "`{text}` 不是 http 或 https 地址，或带有 `?`、`#`",
  badDpi: "`{text}` 不是可用的每英寸像素数：100 到 600",
  collected: "{paper}：{issues} 期 → {path}",
};

export const depositTexts: Readonly<Record<Language, typeof depositEn>> = { en: depositEn, zh: depositZh };

/** What `site` and `serve` say. */
const siteEn = {
  site: "make issues into the site of their paper (数字报): static files for any web server",
  siteOut: "the site's folder (default: site); issues that it holds already stay",
  badBase: "`{text}` is no address of a site: write it like https://epaper.example/",
  otherPaper: "`{site}` is the site of {paper}: give {other} a folder of its own",
  siteMade: "{site}: {issues} issues; look at it with `banmian serve {typed}`",
  noBase: "without --base the site has no feed, no sitemap and no canonical links, and links to it show no picture",
  elsewhere: "issues that still name another address: {count}; make them again",
  halves: "the other folder of these issues is gone: delete these, too, or make the issues again: {folders}",
  twice:
    "No. {number} stands on more than one day: {days}; if its date moved, delete the old day's folders in pc/layout and pc/content",
  serve: "show a site over HTTP on this machine, with the search that IIIF viewers ask",
  siteArgument: "the site's folder (default: site)",
  port: "the port (default: 8026; 0: any that is free)",
  portTaken: "cannot listen on port {port}: {reason}",
  noSite: "`{path}` is no site: make one with `banmian site`",
  serving: "{address} shows {site}; Ctrl-C ends",
};

const siteZh: typeof siteEn = {
  site: "把各期做成本报网站（数字报）：静态文件，任何网站服务器都能用",
  siteOut: "网站文件夹（缺省：site）；其中已有的各期保留",
  badBase: "`{text}` 不是网站地址：请写成 https://epaper.example/",
  otherPaper: "`{site}` 是{paper}的网站：请给{other}另用一个文件夹",
  siteMade: "{site}：共 {issues} 期；查看：`banmian serve {typed}`",
  noBase: "没有 --base，网站就没有订阅、站点地图和规范链接，转发的链接也不带图片",
  elsewhere: "有 {count} 期是按另一个地址做的，网页里仍是旧地址：请重做",
  halves: "下列各期的另一个文件夹已不在：请一并删去，或重做这几期：{folders}",
  twice: "第 {number} 期在网站里占了不止一天：{days}；若是改了日期，请删去旧日期在 pc/layout 和 pc/content 里的文件夹",
  serve: "在本机用 HTTP 查看网站，并回答 IIIF 阅读器的检索",
  siteArgument: "网站文件夹（缺省：site）",
  port: "端口（缺省：8026；0 表示任取一个空闲端口）",
  portTaken: "无法使用端口 {port}：{reason}",
  noSite: "`{path}` 不是网站：用 `banmian site` 来做",
  serving: "{address} 显示 {site}；按 Ctrl-C 结束",
};

export const siteTexts: Readonly<Record<Language, typeof siteEn>> = { en: siteEn, zh: siteZh };
