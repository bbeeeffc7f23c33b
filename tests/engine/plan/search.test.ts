import { expect, test } from "vitest";
import { assign, costOf, type Load, NO_LOAD, type Problem } from "../../../src/engine/plan/search.ts";
import { diceOf } from "../layout/random-issue.ts";

/** Stories on pages of 80 quanta, drawn by a seed. */
function drawnProblem(seed: number, pages: number, stories: number): Problem {
  const dice = diceOf(seed);
  const most = (80 * pages) / stories;
  const loads = Array.from({ length: stories }, (_, at): Load => {
    const need = 2 + dice.roll(Math.round(1.7 * most));
    return {
      ...{ need, fill: need + dice.roll(4) },
      ...{ leads: Number(at < pages), majors: 0, briefs: Number(need < 5), pictures: Number(dice.once(3)) },
    };
  });
  const place = { least: 72, most: 80, lead: true, picture: true, given: NO_LOAD };
  const costs = loads.map((_, at) => [
    ...Array.from({ length: pages }, (_page, page) => Math.abs(page - Math.floor((at * pages) / stories))),
    1000,
  ]);
  return { places: Array.from({ length: pages }, () => place), loads, costs };
}

/** The least cost of all assignments. */
function leastOf(problem: Problem): number {
  const [pages, stories] = [problem.places.length, problem.loads.length];
  let least = Number.POSITIVE_INFINITY;
  for (let number = 0; number < pages ** stories; number++) {
    const assigned = Array.from({ length: stories }, (_, at) => Math.floor(number / pages ** at) % pages);
    least = Math.min(least, costOf(problem, assigned));
  }
  return least;
}

test.each([
  [2, 6, true],
  [2, 14, false],
  [3, 9, false],
])("%i pages and %i stories: the best of all assignments is found; proven %s", (pages, stories, proven) => {
  for (const seed of [1, 2, 3]) {
    const problem = drawnProblem(seed, pages, stories);
    const found = assign(problem);
    expect(found.proven).toBe(proven);
    expect(found.cost).toBe(costOf(problem, found.pages));
    expect(found.cost).toBe(leastOf(problem));
  }
});

test("equal problems have equal assignments", () => {
  expect(assign(drawnProblem(9, 6, 40))).toEqual(assign(drawnProblem(9, 6, 40)));
});
