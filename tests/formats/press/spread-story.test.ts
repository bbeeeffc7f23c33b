import { beforeAll, describe, expect, test } from "vitest";
import { mm, type Pt } from "../../../src/base/length.ts";
import { printIssue } from "../../../src/engine/newspaper/build.ts";
import type { PrintedPage, Thing } from "../../../src/engine/newspaper/newspaper.ts";
import { type DrawnIssue, drawnIssue } from "../../engine/newspaper/drawn.ts";
import { halfIn } from "./placed-half.ts";

const apart = (a: Pt, b: Pt): number => Math.abs(a - b) / mm(1);

describe("a story over the fold: its halves fit to 0.01 mm", () => {
  let issue: DrawnIssue;
  let trim: Pt;
  let pages: readonly PrintedPage[];

  beforeAll(async () => {
    issue = await drawnIssue("tests/golden/spread-story/issue.yaml", { press: {} });
    const { madeUp } = issue;
    trim = madeUp.issue.paper.trim.width;
    pages = printIssue(madeUp.issue, madeUp.layout, { name: (path) => path, hash: () => undefined }).newspaper().pages;
  });

  const own = <Kind extends Thing["kind"]>(page: number, kind: Kind): readonly Extract<Thing, { kind: Kind }>[] =>
    (pages[page]?.things ?? []).filter(
      (thing): thing is Extract<Thing, { kind: Kind }> => thing.kind === kind && thing.story === "ferry",
    );

  test("the photo is one picture in both files, a trim's width apart, printed up to the fold in each", () => {
    const [left, right] = [halfIn(issue.file("_02_v1.pdf")), halfIn(issue.file("_03_v1.pdf"))];
    expect(apart(left.x - right.x, trim)).toBeLessThan(0.01);
    expect(apart(left.foot, right.foot)).toBeLessThan(0.01);
    expect([left.width, left.height]).toEqual([right.width, right.height]);
    expect(Math.max(...left.corners.map(([x]) => x))).toBeCloseTo(trim, 2);
    expect(Math.min(...right.corners.map(([x]) => x))).toBeCloseTo(0, 2);
  });

  test("the lines of a heading stand on one height, and no character within 1.5 mm of the fold", () => {
    const headings = (page: number) =>
      own(page, "line").filter(({ leg, block }) => leg === undefined && !/byline|note|figure/.test(block));
    const [left, right] = [headings(0), headings(1)];
    expect(left.map(({ block }) => block)).toEqual(right.map(({ block }) => block));
    expect(left.length).toBeGreaterThanOrEqual(3);
    for (const [at, { y, box }] of left.entries()) {
      const other = right[at];
      if (other === undefined) throw new Error("a line without its other half");
      expect(apart(y, other.y)).toBeLessThan(0.01);
      expect(box.x + box.width).toBeLessThanOrEqual(trim - mm(1.5) + 0.001);
      expect(other.box.x).toBeGreaterThanOrEqual(mm(1.5) - 0.001);
      // Nothing but the gap is missing between them.
      expect(trim - (box.x + box.width) + other.box.x).toBeLessThan(mm(3) + 0.01);
    }
  });

  test("the box is drawn round both as one: its rules go on over the fold, and none runs along it", () => {
    const rules = (page: number) =>
      own(page, "rule")
        .filter(({ role }) => role === "box")
        .map(({ from, to }) => ({ from, to }));
    const level = (page: number) => rules(page).filter(({ from, to }) => from.y === to.y);
    const boxes = (page: number) =>
      level(page).filter(({ from, to }) => from.x === 0 || to.x === 0 || Math.max(from.x, to.x) === trim);
    expect(boxes(0).length).toBe(2);
    expect(boxes(0).map(({ from }) => from.y)).toEqual(boxes(1).map(({ from }) => from.y));
    const upright = [...rules(0), ...rules(1)].filter(({ from, to }) => from.x === to.x);
    expect(upright.filter(({ from: { x } }) => x < 5 || x > trim - 5)).toEqual([]);
  });

  test("rows of copy go on from page to page on one grid, and no leg lies on the fold", () => {
    const rows = (page: number) =>
      new Set(
        own(page, "line")
          .filter(({ leg }) => leg !== undefined)
          .map(({ y }) => y.toFixed(3)),
      );
    const shared = [...rows(0)].filter((y) => rows(1).has(y));
    expect(shared.length).toBeGreaterThan(5);
    for (const page of [0, 1]) {
      for (const { x, width } of pages[page]?.frames.find(({ of }) => of === "ferry")?.legs ?? []) {
        expect(x).toBeGreaterThan(0);
        expect(x + width).toBeLessThan(trim);
      }
    }
  });
});
