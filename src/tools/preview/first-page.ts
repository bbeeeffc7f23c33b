import type { Language } from "../../base/report.ts";

/** The document that the client fills. */
export function firstPage(language: Language): string {
  const lang = language === "zh" ? "zh-CN" : "en";
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>banmian</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/client.css">
<body><div id="app"></div><script type="module" src="/client.js"></script></body>
</html>
`;
}
