import fc from "fast-check";
import { parseFragment } from "parse5";
import { expect, test } from "vitest";
import { attribute, comment, html, phrases, scriptJson, styleRules } from "../../../src/formats/site/html.ts";

test.each([
  [html`<p>${"a<b & \"c\" 'd'>"}</p>`.markup, "<p>a&lt;b &amp; &quot;c&quot; &#39;d&#39;&gt;</p>", "a text is escaped"],
  [html`<p>${html`<b>${"<"}</b>`}</p>`.markup, "<p><b>&lt;</b></p>", "markup is not escaped again"],
  [html`${["a", html`<i>`, 3]}`.markup, "a<i>3", "a list is joined"],
  [html`${undefined}${false}`.markup, "", "what is not there leaves nothing"],
  [html`${"a\u0000b\u000bc\n"}`.markup, "abc\n", "control characters go, line feeds stay"],
  [attribute("href", 'x"y').markup, ' href="x&quot;y"', "an attribute with its blank"],
  [attribute("href", undefined).markup, "", "no attribute without a value"],
  [comment(html`a ${"--> <b>"}`).markup, "<!--a &#45;&#45;&gt; &lt;b&gt;-->", "no text ends a comment"],
  [scriptJson({ a: "</script>\u2028" }).markup, '{"a":"\\u003c/script>\\u2028"}', "no text ends a script"],
  [
    phrases("一　二").markup,
    '<span class="phrase">一</span>　<span class="phrase">二</span>',
    "phrases keep their blank",
  ],
  [phrases("一二").markup, "一二", "one phrase is none"],
])("%s = %s: %s", (made, expected) => {
  expect(made).toBe(expected);
});

test("rules that would end their element are refused", () => {
  expect(() => styleRules("</style>")).toThrow();
});

test("every text comes out of a browser's parser as it went in, as text and as attribute", () => {
  // A parser makes line feeds of carriage returns; copy has none.
  const texts = fc.string({ unit: "grapheme" }).filter((text) => !/[\p{Cc}\ufffe\uffff]/u.test(text));
  fc.assert(
    fc.property(texts, (text) => {
      const [element] = parseFragment(html`<p title="${text}">${text}</p>`.markup).childNodes;
      expect(element).toMatchObject({ attrs: [{ name: "title", value: text }] });
      expect(element).toMatchObject({ childNodes: text === "" ? [] : [{ value: text }] });
    }),
    { seed: 20261124 },
  );
});
