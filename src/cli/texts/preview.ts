import type { Language } from "../../locales/words.ts";

/** What `banmian preview` says on the terminal. */
const en = {
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

const zh: typeof en = {
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

export const previewTexts: Readonly<Record<Language, typeof en>> = { en, zh };
