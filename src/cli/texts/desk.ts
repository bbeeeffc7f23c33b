import { cellsIn } from "../../base/excerpt.ts";
import type { CopyFit, IssueQuality, LoosePlace, Quality } from "../../engine/layout/figures.ts";
import type { Language } from "../../locales/words.ts";
import type { Decision, TakenReason } from "../../tools/import/proposal.ts";
import { fill, texts } from "./texts.ts";

/** What `banmian layout` says of make-ups and of how copy fits. */
const layoutEn = {
  makeUp:
    "page {page}, make-up {rank}: cost {cost}; heads side by side or gaps across: {marks}; faults {faults}; {free}",
  rest: "free at the foot: columns {columns}, rows {rows}",
  full: "full",
  given: "page {page}, given by the manifest:",
  states: "page {page}: {states} states searched",
  drawn: "{count} pictures → {folder}/alternatives",
  pinned: "{issue}: places of {count} stories written, with those of their photos",
  unpinned: "{issue}: {count} frames taken out",
  noRank: "page {page} has only {count} make-ups; there is no number {rank} to choose",
  pageFit:
    "page {page}: {capacity} rows, asked for {demand}; {spare} rows ({characters} characters) {side}; free {free}; statutory count {perLine} × {lines} − photos = {statutory}",
  issueFit: "statutory count of the issue: {statutory}",
  under: "to spare",
  over: "over",
  storyFit:
    "  {story}/{part} p{page}: {legs} legs of {measure}, {empty} rows empty ({short} characters); 100 characters less are {rows} rows ({depth} of depth){wider}{headline}",
  wider: "; photo one leg wider takes {rows} rows ({characters} characters)",
  headline: "; headline {characters} of {lines} × {perLine} characters at {size} pt, {most} at its smallest",
};

const layoutZh: typeof layoutEn = {
  makeUp: "{page} 版方案 {rank}：代价 {cost}；碰题、断版 {marks} 处；差错 {faults}；{free}",
  rest: "版底余 {columns} 栏、{rows} 行",
  full: "满版",
  given: "{page} 版稿单已定：",
  states: "{page} 版：搜索 {states} 个状态",
  drawn: "{count} 张图 → {folder}/alternatives",
  pinned: "{issue}：写入 {count} 篇稿件及其图片的位置",
  unpinned: "{issue}：取消 {count} 处位置",
  noRank: "{page} 版只有 {count} 个方案，没有方案 {rank}",
  pageFit:
    "{page} 版：容 {capacity} 行，稿件 {demand} 行；{side} {spare} 行（{characters} 字）；未用 {free} 行；版面字数 {perLine} × {lines} − 图片 = {statutory}",
  issueFit: "全期版面字数：{statutory}",
  under: "余",
  over: "超",
  storyFit:
    "  {story}/{part} {page} 版：{legs} 栏 × {measure} 字，空 {empty} 行（{short} 字）；删百字省 {rows} 行（深 {depth} 行）{wider}{headline}",
  wider: "；图片加宽一栏多占 {rows} 行（{characters} 字）",
  headline: "；标题 {characters} 字，{size} 磅可排 {lines} × {perLine} 字，最小字号 {most} 字",
};

export const layoutTexts: Readonly<Record<Language, typeof layoutEn>> = { en: layoutEn, zh: layoutZh };

/** How copy and pages fit, a line a page and a line a story's part. */
export function copyFitText({ pages, stories, statutory: whole }: CopyFit, language: Language): string {
  const words = layoutTexts[language];
  const lines = pages.map((page) => {
    const { spare, characters, statutory } = page;
    const side = spare < 0 ? words.over : words.under;
    return fill(words.pageFit, {
      ...page,
      ...statutory,
      statutory: statutory.characters,
      spare: Math.abs(spare),
      characters: Math.abs(characters),
      side,
      rest: page.rest ?? "",
    });
  });
  lines.push(fill(words.issueFit, { statutory: whole }));
  for (const { cut, wider, headline, characters, ...story } of stories) {
    const more = wider === undefined ? "" : fill(words.wider, wider);
    const head = headline === undefined ? "" : fill(words.headline, { ...headline });
    const values = { ...story, short: characters, rows: cut.rows, depth: cut.depth };
    lines.push(fill(words.storyFit, { ...values, wider: more, headline: head }));
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** The quality report as a table: pages, stories, then the loosest lines of all with their places. */
export function typographyText({ stories, pages }: IssueQuality, language: Language): string {
  const words = texts[language];
  const head = Object.values(words.typographyTable);
  const rows = [
    ...pages.map((page) => rowOf(fill(words.typographyPage, { label: page.page }), page)),
    ...stories.map((story) => rowOf(story.story, story)),
  ];
  const loosest = pages.flatMap((page) => page.loosest).sort((a, b) => b.added - a.added);
  return [...table([head, ...rows]), words.typographyLegend, ...loosest.slice(0, LOOSEST).map(placeText), ""].join(
    "\n",
  );
}

const LOOSEST = 5;

function rowOf(name: string, quality: Quality): readonly string[] {
  const { lines, mean, p95, max, visible, ugly, squeezed, hyphens, saved } = quality;
  const em = (length: number): string => length.toFixed(3);
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const counts = [squeezed, hyphens, saved].map(String);
  return [name, `${lines}`, em(mean), em(p95), em(max), percent(visible), percent(ugly), ...counts];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cellsIn(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = " ".repeat((widths[column] ?? 0) - cellsIn(cell));
        return column === 0 ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}

function placeText({ added, text, file, line, column }: LoosePlace): string {
  return `${added.toFixed(3)}  ${file}:${line}:${column}  ${text}`;
}

/** What `import` says. */
const importEn = {
  about:
    "take copy into an issue: page text, Word, WPS, RTF, OpenDocument, web pages, mails, Markdown, ninjs, plain text",
  files: "files of copy, folders that hold some, or - for standard input",
  issue: "the issue's folder (default: issues/<date>); a manifest that is there is extended",
  page: "the page that the stories go to; of several page texts, that of the first",
  encoding: "the encoding of text that is not UTF-8: gb18030, big5, utf-16le, utf-16be",
  badEncoding: "there is no encoding `{text}` to convert from: {choices}",
  badPage: "`{text}` is not a page's label: 4 or A04",
  noFiles:
    "there is nothing to import in `{path}`: no .docx, .doc, .wps, .rtf, .odt, .md, .txt, .html, .mht, .eml or .json",
  tooMuch: "`{path}` has more than {most} MB: that is no copy",
  isManifest:
    "`{path}` is a manifest and no copy\n  = name its stories' files, or `--issue` the folder that copy goes into",
  badManifest: "`{path}` has errors: mend it before copy is imported into it (`banmian check {folder}` tells them)",
  source: "{file}: {stories} stories",
  refused: "{file}: not imported",
  passedOver: "passed over, neither copy nor a picture that copy names: {files}",
  decisions: {
    joined: "torn paragraphs joined",
    note: "editor's notes",
    dateline: "datelines",
    "story-joined": "parts joined to one story",
  } satisfies Record<Decision["what"], string>,
  taken: {
    markup: "marks",
    notice: "notices of jumps",
    folio: "folios",
    stray: "strayed text",
    deleted: "tracked deletions",
    hidden: "hidden text",
    equation: "equations",
    field: "field codes",
    comment: "comments",
    furniture: "headers, footers, menus",
    script: "scripts and styles",
    address: "addresses of links",
    key: "keys and words beside the copy",
    letter: "letters with copy attached",
    "mail-foot": "feet of mails",
    control: "control characters",
    "jump-head": "heads of continued parts",
  } satisfies Record<TakenReason, string>,
  takenOut: "taken out: {reason}: {text}",
  wrote: "{stories} stories, {photos} photos ({wanted} still wanted) → {path}",
  nothing: "nothing was imported",
  next: "look at it: `banmian build {folder} --draft --png`",
  lines: "line {lines}",
};

const importZh: typeof importEn = {
  about: "把稿件收进一期：版面文字、Word、WPS、RTF、OpenDocument、网页、邮件、Markdown、ninjs、纯文本",
  files: "稿件文件、装有稿件的文件夹，或 -（标准输入）",
  issue: "本期文件夹（缺省：issues/<日期>）；已有的稿单会接着往下写",
  page: "稿件放在哪一版；有几份版面文字时，指第一份",
  encoding: "不是 UTF-8 的文本用什么编码：gb18030、big5、utf-16le、utf-16be",
  badEncoding: "不能从 `{text}` 编码转换，可选：{choices}",
  badPage: "`{text}` 不是版号：应为 4 或 A04",
  noFiles: "`{path}` 里没有可导入的文件：没有 .docx、.doc、.wps、.rtf、.odt、.md、.txt、.html、.mht、.eml 或 .json",
  tooMuch: "`{path}` 超过 {most} MB：不会是稿件",
  isManifest: "`{path}` 是稿单，不是稿件\n  = 请写各篇稿件的文件；要把稿件收进某一期，用 `--issue` 写它的文件夹",
  badManifest: "`{path}` 有错误：请先改好再导入（`banmian check {folder}` 逐条列出）",
  source: "{file}：{stories} 篇",
  refused: "{file}：没有导入",
  passedOver: "未读取（不是稿件，也不是稿件所用的图片）：{files}",
  decisions: {
    joined: "接上断开的段落",
    note: "编者按",
    dateline: "电头",
    "story-joined": "并成一篇的转版稿",
  },
  taken: {
    markup: "标记",
    notice: "转版提示",
    folio: "报眉",
    stray: "串入的文字",
    deleted: "修订中删去的文字",
    hidden: "隐藏文字",
    equation: "公式",
    field: "域代码",
    comment: "批注",
    furniture: "页眉页脚、网页导航",
    script: "脚本与样式",
    address: "链接地址",
    key: "正文之外的字段",
    letter: "附有稿件的来信",
    "mail-foot": "邮件签名",
    control: "控制字符",
    "jump-head": "转版部分的题头",
  },
  takenOut: "取出：{reason}：{text}",
  wrote: "{stories} 篇稿件，{photos} 张图片（还缺 {wanted} 张）→ {path}",
  nothing: "没有导入任何稿件",
  next: "看样：`banmian build {folder} --draft --png`",
  lines: "第 {lines} 行",
};

export const importTexts: Readonly<Record<Language, typeof importEn>> = { en: importEn, zh: importZh };

/** What `banmian preview` says on the terminal. */
const previewEn = {
  preview: "show pages in the browser while you write: redrawn at every save, each click leads to the source",
  issuesArgument: "manifests, or folders that hold an issue.yaml (default: the current folder, or all in issues/)",
  port: "the port on 127.0.0.1 (default: 4717, or the next that is free)",
  open: "open the browser",
  editor:
    'the command that opens your editor: "code -g {file}:{line}:{column}" (default: BANMIAN_EDITOR, else a vscode:// link)',
  against: "a layout.json, or the folder of a build, an issue or a pack, that pages can be compared with",
  portTaken: "cannot listen on port {port} ({reason}): give another with --port, or none",
  at: "{issue}: {address}",
  ready: "ready in {seconds} s; Ctrl-C ends",
  cannotOpen: "cannot open the browser ({reason}): open the address yourself",
};

const previewZh: typeof previewEn = {
  preview: "在浏览器里看版：随存随排，点到哪里就回到哪里的原稿",
  issuesArgument: "issue.yaml，或其所在文件夹（缺省：当前文件夹，或 issues/ 下的各期）",
  port: "127.0.0.1 上的端口（缺省：4717，被占用则顺延）",
  open: "打开浏览器",
  editor: '打开编辑器的命令："code -g {file}:{line}:{column}"（缺省：BANMIAN_EDITOR 所设，没有则用 vscode:// 链接）',
  against: "用来与版面比较的 layout.json、成品文件夹、稿单或归档包",
  portTaken: "无法使用端口 {port}（{reason}）：请用 --port 换一个，或不指定",
  at: "{issue}：{address}",
  ready: "{seconds} 秒后就绪；按 Ctrl-C 结束",
  cannotOpen: "打不开浏览器（{reason}）：请自行打开上面的网址",
};

export const previewTexts: Readonly<Record<Language, typeof previewEn>> = { en: previewEn, zh: previewZh };
