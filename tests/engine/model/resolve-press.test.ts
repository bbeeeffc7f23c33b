import { expect, test } from "vitest";
import { pictureAdverts } from "../../../src/engine/model/adverts.ts";
import { issueOf, issueYaml, PAPER, problems, story } from "./resolve-yaml.ts";

const ONE = issueYaml(story("a", "{page: 1}"));
const RED = "palette: {red: [0, 100, 90, 0]}\n";

test.each([
  [
    "press: {ink: 220, standard: x1a}\n",
    { ink: 220, standard: "x1a", resolution: 200 },
    "what is left out is newsprint's",
  ],
  [
    "press: {sharpen: 0, hairline: 0.3pt}\n",
    { sharpen: 0, floors: { hairline: 0.3, reversed: 8, colourType: 12 } },
    "floors",
  ],
  ["press: {bleed: 3mm, marks: crop}\n", { marks: "crop" }, "marks"],
  [
    `${RED}press: {spots: {red: PANTONE 185 C}}\n`,
    { spots: [{ name: "PANTONE 185 C", colour: [0, 100, 90, 0] }] },
    "an ink of its own",
  ],
] as [string, object, string][])("%#", async (yaml, press, _) => {
  expect((await issueOf(ONE, `${PAPER}${yaml}`)).paper.press).toMatchObject(press);
});

test("an ink of its own is one of the palette's colours", async () => {
  expect(await problems(ONE, `${PAPER}${RED}press: {spots: {rde: PANTONE 185 C}}\n`)).toEqual([
    expect.stringMatching(/^unknown-name paper\.yaml:4 .*⟨rde⟩$/),
  ]);
});

test.each([
  ["{label: 1}", false],
  ["{label: 1, inks: black}", true],
  ["{label: 1, inks: colour}", false],
])("page %s is printed with one plate: %s", async (page, black) => {
  const issue = await issueOf(issueYaml(story("a", "{page: 1}"), `[${page}]`));
  expect(issue.pages.map((plan) => plan.black)).toEqual([black]);
});

test.each([
  ["ads/bank.pdf", "", "exact"],
  ["ads/bank.pdf", ", fit: contain", "contain"],
  ["ads/bank.jpg", "", "exact"],
  ["ads/bank.jpg", ", fit: cover", "cover"],
])("advert %s%s stands %s", async (file, fit, expected) => {
  const adverts = `adverts:\n  - {file: ${file}, page: 1, columns: 1-8, rows: 90-115${fit}}\n`;
  const issue = await issueOf(issueYaml(story("a", "{page: 1}")) + adverts, PAPER, { [file]: "x" });
  expect(pictureAdverts(issue).map((advert) => advert.fit)).toEqual([expected]);
});
