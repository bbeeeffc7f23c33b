import fc from "fast-check";
import { expect, test } from "vitest";
import { Document, isMap, isScalar, type Scalar } from "yaml";
import { sourceFile } from "../../../src/base/source.ts";
import { compose, originsOf } from "../../../src/engine/manifest/yaml.ts";

/** The scalar under the key `a` of a YAML text. */
function scalarOf(text: string): Scalar.Parsed {
  const { root, diagnostics } = compose(sourceFile("x.yaml", text));
  expect(diagnostics).toEqual([]);
  const value = isMap(root) ? root.get("a", true) : undefined;
  if (!isScalar(value)) throw new Error("no scalar");
  return value as Scalar.Parsed;
}

/** A value with the character of the file under each of its own. */
function traced(text: string): [value: string, under: string] {
  const scalar = scalarOf(text);
  const origins = originsOf(text, scalar);
  return [scalar.source, [...origins.subarray(0, -1)].map((at) => text[at]).join("")];
}

test.each([
  // yaml                            value            the file's characters         why
  ["a: 江水 b\n", "江水 b", "江水 b", "plain text is itself"],
  ["a: 江水\n  退去\n", "江水 退去", "江水\n退去", "a folded line end is a space"],
  ["a: 江\n\n\n  水\n", "江\n\n水", "江\n\n水", "two blank lines are two line ends"],
  ["a: '江''水'\n", "江'水", "江'水", "two single quotes are one"],
  ['a: "江\\n水\\u4e00\\\n   x"\n', "江\n水一x", "江\\水\\x", "an escape stands at its backslash"],
  ['a: "😀\\U0001F600"\n', "😀😀", "😀\\\\", "a pair from one escape stands there twice"],
  ['a: "x  \n   y"\n', "x y", "x\ny", "blanks before a fold are gone"],
  ["a: |\n  江\n   水\n\n  x\n", "江\n 水\n\nx\n", "江\n 水\n\nx\n", "a literal keeps its lines"],
  ["a: |2-\n   江\n  水\n", " 江\n水", " 江\n水", "an indentation indicator keeps leading blanks"],
  ["a: |+\n  江\n\n", "江\n\n", "江\n\n", "+ keeps the line ends"],
  ["a: >\n  江\n  水\n\n  x\n   y\n  z\n", "江 水\nx\n y\nz\n", "江\n水\nx\n y\nz\n", "a folded block"],
  ["a: >-  # 注\n  江\n", "江", "江", "a comment after the header is no text"],
])("%j → %j over %j: %s", (text, value, under) => {
  expect(traced(text)).toEqual([value, under]);
});

const words = fc.string({ unit: fc.constantFrom(..."江水。“aZ0 \n\t'\"\\#:-😀é", "  ", "\n\n"), maxLength: 60 });

test.each(["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const)(
  "%s: the file holds each character where it is said to come from, but for escapes and folds",
  (type) => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 60 }), (given, lineWidth) => {
        const document = new Document({ before: 1, a: given, after: 2 });
        const node = document.get("a", true) as Scalar;
        node.type = type;
        const text = document.toString({ lineWidth });
        // A few texts yaml writes so that it cannot read them back (": " before a blank line).
        fc.pre(compose(sourceFile("x.yaml", text)).diagnostics.length === 0);
        const scalar = scalarOf(text);
        const value = scalar.source;
        const origins = originsOf(text, scalar);
        for (let at = 0; at < value.length; at++) {
          const origin = origins[at] ?? -1;
          const written = text[origin];
          const isEscape = scalar.type === "QUOTE_DOUBLE" && written === "\\";
          const isFold = written === "\n" && (value[at] === " " || value[at] === "\n");
          if (!isEscape && !isFold) expect([at, written]).toEqual([at, value[at]]);
          if (at > 0) expect(origin).toBeGreaterThanOrEqual(origins[at - 1] ?? 0);
        }
      }),
      { numRuns: 120, seed: 20261124 },
    );
  },
);

test.each(["", "+", "-"] as const)("blocks with any white and chomping `%s` are traced whole", (chomp) => {
  const line = fc.constantFrom("", " ", "   ", "江", "江 ", " 水", "  水  x", "\t水");
  fc.assert(
    fc.property(fc.constantFrom("|", ">"), fc.constantFrom("", "1", "2"), fc.array(line), (style, indent, lines) => {
      const text = `a: ${style}${indent}${chomp}\n${lines.map((each) => `  ${each}\n`).join("")}b: 1\n`;
      const composed = compose(sourceFile("x.yaml", text));
      fc.pre(composed.diagnostics.length === 0 && isMap(composed.root));
      const scalar = isMap(composed.root) ? (composed.root.get("a", true) as Scalar.Parsed) : undefined;
      if (scalar === undefined) throw new Error("no scalar");
      const value = scalar.source;
      const origins = originsOf(text, scalar);
      for (let at = 0; at < value.length; at++) {
        const written = text[origins[at] ?? -1];
        if (!(written === "\n" && value[at] === " ")) expect([at, written]).toEqual([at, value[at]]);
      }
    }),
    { numRuns: 300, seed: 20261124 },
  );
});
