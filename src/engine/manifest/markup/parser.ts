import type { Root } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Code, Construct, Extension, State, Token, Tokenizer } from "micromark-util-types";

/*
 * Configures the CommonMark parser for house markup: fewer constructs, and emphasis that works next to Chinese characters.
 */

const ASTERISK = 42;
const UNDERSCORE = 95;

/**
 * `*` and `**` follow the CJK-friendly rules. `__` marks proper names and works inside a run of Han (`在__周口__上学`), where CommonMark refuses underscores.
 * Delimiters between two Latin letters or figures (`5*3*2`) stay text; so does a single underscore.
 */
function houseAttention(): Extension {
  const cjk = cjkFriendlyExtension();
  const attention = cjk.text?.[ASTERISK];
  if (attention === undefined || Array.isArray(attention)) throw new Error("cjk-friendly: no attention construct");
  const { resolveAll } = attention;
  if (resolveAll === undefined) throw new Error("cjk-friendly: attention resolves nothing");
  const stars: Construct = { name: "houseStars", resolveAll, tokenize: starTokenizer(attention.tokenize) };
  const names: Construct = { name: "houseNames", resolveAll, tokenize: tokenizeNames };
  return {
    text: { [ASTERISK]: stars, [UNDERSCORE]: names },
    insideSpan: { null: [stars] },
    disable: { null: ["attention"] },
  };
}

function starTokenizer(tokenize: Tokenizer): Tokenizer {
  return function (effects, ok, nok) {
    const { previous } = this;
    let sequence: Token | undefined;
    const watched: typeof effects = {
      ...effects,
      exit(type) {
        sequence = effects.exit(type);
        return sequence;
      },
    };
    return tokenize.call(
      this,
      watched,
      (code) => {
        if (sequence !== undefined && isLatin(previous) && isLatin(code)) setSides(sequence, false, false);
        return ok(code);
      },
      nok,
    );
  };
}

/** Two underscores are one delimiter: in `____` the first half closes a name and the second opens the next. */
const tokenizeNames: Tokenizer = function (effects, ok, nok) {
  const { previous } = this;
  const first: State = (code) => {
    effects.enter("attentionSequence");
    effects.consume(code);
    return second;
  };
  const second: State = (code) => {
    if (code !== UNDERSCORE) return nok(code);
    effects.consume(code);
    return after;
  };
  const after: State = (code) => {
    const sequence = effects.exit("attentionSequence");
    const inWord = isLatin(previous) && isLatin(code);
    setSides(sequence, !inWord && !isSpace(code), !inWord && !isSpace(previous));
    return ok(code);
  };
  return first;
};

function setSides(sequence: Token, open: boolean, close: boolean): void {
  sequence._open = open;
  sequence._close = close;
}

function isLatin(code: Code): boolean {
  if (code === null) return false;
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Line ends and virtual spaces are negative codes. */
function isSpace(code: Code): boolean {
  return code === null || code <= 0x20 || code === 0x3000;
}

/** CommonMark constructs that copy never means. Each would swallow characters of `2020. 这一年`, `&copy;`, `<某某>` or a URL. */
const SWITCHED_OFF = [
  "list",
  "codeIndented",
  "codeFenced",
  "codeText",
  "thematicBreak",
  "setextUnderline",
  "htmlFlow",
  "htmlText",
  "autolink",
  "definition",
  "labelStartLink",
  "characterReference",
] as const;

const OPTIONS: Options = {
  extensions: [houseAttention(), gfmTable(), { disable: { null: [...SWITCHED_OFF] } }],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** Parses house markup: the allowed part of CommonMark, with tables. */
export function parseMarkup(text: string): Root {
  return fromMarkdown(text, OPTIONS);
}
