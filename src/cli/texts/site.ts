import type { Language } from "../../locales/words.ts";

/** What `site` and `serve` say. */
const en = {
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

const zh: typeof en = {
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

export const siteTexts: Readonly<Record<Language, typeof en>> = { en, zh };
