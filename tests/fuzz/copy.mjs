// Files of copy, damaged, through the importer: half of the cases are Word documents, half are page texts.
import { diskFiles } from "../../dist/base/disk-files.js";
import { knownWords } from "../../dist/engine/words/known-words.js";
import { reportJson } from "../../dist/locales/report.js";
import { takeIn } from "../../dist/tools/import/intake.js";
import { assignPages, joinParts, planStories } from "../../dist/tools/import/plan.js";
import { writeManifest } from "../../dist/tools/import/write-manifest.js";
import { DAMAGES, runCases } from "./cases.mjs";
import { DOCUMENT, PAGE_TEXT, withPart } from "./copy-files.mjs";

const words = knownWords();
const { name } = diskFiles("/");

/** Damages of XML: its tags out of order, too many, too few, with other values. */
const OF_XML = {
  lost: (text, { of }) => text.replace(of(text.match(/<[^>]+>/g)), ""),
  doubled: (text, { of }) => text.replace(of(text.match(/<[^>]+>/g)), (tag) => tag + tag),
  element: (text, { of }) =>
    text.replace(of(text.match(/<(\w+:\w+)[^>]*>[^<]*<\/\1>/g) ?? [""]), (whole) => whole.repeat(40)),
  value: (text, { of, below }) =>
    text.replace(of(text.match(/="[^"]*"/g)), () =>
      of(['=""', '="-1"', '="99999999999"', '="&#65534;"', `="${"x".repeat(below(9999))}"`]),
    ),
  renamed: (text, { of }) => {
    const names = text.match(/(?<=<)\w+:\w+/g) ?? ["w:p"];
    const [from, to] = [of(names), of(names)];
    return text.replaceAll(`<${from}`, `<${to}`).replaceAll(`</${from}>`, `</${to}>`);
  },
  deep: (text, { below }) => text.replace("<w:body>", `<w:body>${"<w:p>".repeat(below(600))}`),
  nested: (text, { below }) => {
    const depth = below(120);
    return text
      .replace("<w:tbl>", `${"<w:tbl><w:tr><w:tc>".repeat(depth)}<w:tbl>`)
      .replace("</w:tbl>", `</w:tbl>${"</w:tc></w:tr></w:tbl>".repeat(depth)}`);
  },
  entity: (text) => `<!DOCTYPE x [<!ENTITY a "哈">]>${text}`,
  reference: (text, { of }) =>
    text.replace(/(?<=<w:t[^>]*>)/, of(["&a;", "&#0;", "&#xD800;", "&#x10FFFF;", "<![CDATA[<>]]>", "<!-- -->", "]]>"])),
};

const OF_TEXT = {
  lines: (text, { below }) => {
    const lines = text.split("\n");
    for (let count = 1 + below(6); count > 0; count--)
      lines.splice(below(lines.length), below(2), lines[below(lines.length)]);
    return lines.join("\n");
  },
  marks: (text, { below, of }) => {
    let made = text;
    for (let count = 1 + below(12); count > 0; count--) {
      const at = below(made.length);
      made =
        made.slice(0, at) +
        of(["**", "# ", "\n\n\n", "|", "![](", "（上接", "版）", "\u202e", "\0", "\ufeff", "---\n", "\\", "> ", "𠮷"]) +
        made.slice(at);
    }
    return made;
  },
  long: (text, { below }) => text + "长".repeat(below(200_000)),
  many: (text, { below }) => text.repeat(1 + below(60)),
  stars: (text, { below }) => `${text}\n\n${"*".repeat(below(3000))}字${"_".repeat(below(3000))}`,
};

await runCases(async (chance, number) => {
  const isWord = number % 2 === 0;
  const bytes = Buffer.from(isWord ? word(chance) : page(chance));
  const path = isWord ? "case.docx" : "case.md";
  const intake = await takeIn(
    { path, bytes, picture: () => undefined },
    { encoding: undefined, date: "2026-11-24", words },
  );
  reportJson(intake.diagnostics, "zh");
  for (const { span } of intake.diagnostics) if (!name(span.source.path)) throw new Error("a message without a place");
  const { stories } = joinParts(
    assignPages([{ name: path, ...intake }], { page: undefined, known: [], room: undefined }),
  );
  const plan = planStories(stories, { ids: [], stories: [], textOf: () => undefined });
  writeManifest(undefined, plan.stories, {
    paper: "paper.yaml",
    date: "2026-11-24",
    number: 1,
    schema: undefined,
    questionsOn: () => [],
  });
  return intake.diagnostics.find(({ severity }) => severity === "error")?.code ?? "imported";
});

function word(chance) {
  const { below, of } = chance;
  if (below(3) === 0) return DAMAGES[of(Object.keys(DAMAGES))](Buffer.from(DOCUMENT), chance);
  return withPart((text) => OF_XML[of(Object.keys(OF_XML))](text, chance), chance);
}

function page(chance) {
  const { below, of } = chance;
  if (below(4) === 0) return DAMAGES[of(Object.keys(DAMAGES))](Buffer.from(PAGE_TEXT), chance);
  return OF_TEXT[of(Object.keys(OF_TEXT))](PAGE_TEXT, chance);
}
