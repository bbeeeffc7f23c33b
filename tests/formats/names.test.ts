import { expect, test } from "vitest";
import { pdfName } from "../../src/formats/names.ts";

type Pages = readonly { readonly label: string }[] | undefined;

const labels = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ label: `A${String(from + at).padStart(2, "0")}` }));

test.each<[Pages, RegExp, string]>([
  // pages                    name                          why
  [undefined, /^SK\.pdf$/, "the whole issue"],
  [labels(2, 4), /^SK-pages-A02\+A03\+A04\.pdf$/, "some pages"],
  [labels(2, 79), /^SK-pages-A02\+A03\+A04-and-75-[0-9a-f]{8}\.pdf$/, "so many that no disk would take their labels"],
])("%j: %s: %s", (pages, name) => {
  expect(pdfName("SK", pages)).toMatch(name);
});

test("other pages have another name, however many they are", () => {
  const [last] = labels(80, 80);
  expect(pdfName("SK", [...labels(2, 78), last as { label: string }])).not.toBe(pdfName("SK", labels(2, 79)));
});
