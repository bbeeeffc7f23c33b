import type { Language } from "../../locales/words.ts";

/** What deposit says. `{name}` stands for a value. */
const en = {
  deposit: "put issues into bags for a library: PDF/A, page pictures, METS/ALTO, IIIF, ninjs, sources",
  out: "the folder of bags; each issue has its own in it (default: bags)",
  noBase: "deposit needs --base: the URL where the folder of bags will stand, such as https://epaper.example/bags",
  badBase: "`{text}` is no http or https URL without `?` and `#`",
  badDpi: "`{text}` is not a number of pixels per inch: 100 to 600",
  collected: "{paper}: Collection of its bags ({issues}) → {path}",
};

const zh: typeof en = {
  deposit: "把各期装成馆藏包，供图书馆收藏：PDF/A、版面图片、METS/ALTO、IIIF、ninjs、原稿",
  out: "馆藏包文件夹，每期在其中占一个文件夹（缺省：bags）",
  noBase: "deposit 需要 --base：馆藏包文件夹将来在网上的地址，如 https://epaper.example/bags",
  badBase: "`{text}` 不是 http 或 https 地址，或带有 `?`、`#`",
  badDpi: "`{text}` 不是可用的每英寸像素数：100 到 600",
  collected: "{paper}：{issues} 期 → {path}",
};

export const depositTexts: Readonly<Record<Language, typeof en>> = { en, zh };
