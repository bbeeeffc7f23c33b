import type { Diagnostic } from "../base/diagnostic.ts";
import { type Desk, labelOf } from "./desk.ts";
import { type FaultSearch, weighed } from "./fault.ts";
import { nameplate } from "./nameplate.ts";
import type { Placed } from "./page.ts";

/** What the strip under the nameplate has to say (MAKEUP, page furniture), and how it is told. */
const STATUTORY: readonly (readonly [fact: string, told: RegExp])[] = [
  ["date", /[0-9]+年[0-9]+月[0-9]+日/],
  ["weekday", /星期[一二三四五六日天]/],
  ["pages", /今日[0-9]+版/],
  ["CN", /CN\s*[0-9]/],
];
/** Who answers for a page, under the names in use. */
const CREDITS: readonly (readonly [credit: string, told: RegExp])[] = [
  ["责编", /责编|责任编辑/],
  ["版式", /版式|美编|组版/],
  ["校对", /校对|校检/],
];

/** Faults of what is the same every day: nameplate, statutory facts, credits, the label of adverts. */
export function faultsOfFurniture(search: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return [...plateFaults(search, desk), ...creditFaults(search, desk), ...advertFaults(search, desk)];
}

function plateFaults({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { issue, fonts } = desk;
  const plan = issue.pages[page];
  const plate = issue.paper.nameplate;
  if (plan === undefined || plan.number !== 1 || plate === undefined) return [];
  const place = { page: labelOf(desk, page) };
  const found = { span: plan.span, related: [], usual: "warning" } as const;
  const name = Math.max(0, ...nameplate(issue, plate, fonts).map(heightOf));
  const largest = settings
    .flatMap((setting) => (setting.stage.head?.placed ?? []).map((placed) => ({ setting, size: textSize(placed) })))
    .toSorted((a, b) => b.size - a.size)[0];
  const strip = plate.strip.join("　");
  const missing = STATUTORY.filter(([, told]) => !told.test(strip)).map(([fact]) => fact);
  return [
    ...(largest !== undefined && largest.size >= name
      ? weighed(desk, {
          ...found,
          fault: "报头不突出",
          code: "nameplate-small",
          arguments: { ...place, story: largest.setting.request.story.id, size: largest.size },
        })
      : []),
    ...(missing.length > 0
      ? weighed(desk, {
          ...found,
          fault: "缺法定项",
          code: "statutory-missing",
          arguments: { ...place, facts: missing.join(", ") },
        })
      : []),
  ];
}

/** Height of the letters of the paper's name: the art's, or the type's. */
function heightOf(placed: Placed): number {
  if (placed.kind === "art") return placed.at.height;
  return placed.kind === "text" && placed.line.segments.some(({ role }) => role === "nameplate") ? placed.line.size : 0;
}

function textSize(placed: Placed): number {
  return placed.kind === "text" ? placed.line.size : 0;
}

/** A page whose credits lack what others of the issue have. */
function creditFaults({ page }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { pages } = desk.issue;
  const plan = pages[page];
  if (plan === undefined) return [];
  const missing = CREDITS.filter(
    ([, told]) => !told.test(plan.folio.credits) && pages.some(({ folio }) => told.test(folio.credits)),
  ).map(([credit]) => credit);
  if (missing.length === 0) return [];
  return weighed(desk, {
    fault: "缺署名",
    code: "credits-missing",
    span: plan.span,
    arguments: { page: labelOf(desk, page), credits: missing.join(", ") },
    related: [],
    usual: "warning",
  });
}

/** 无广告标识: an advert's label does not say that it is one. */
function advertFaults({ page }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return desk.issue.adverts
    .filter((advert) => advert.page === page && !advert.label.includes("广告"))
    .flatMap((advert) =>
      weighed(desk, {
        fault: "无广告标识",
        code: "advert-unlabelled",
        span: advert.span,
        arguments: { file: advert.file, page: labelOf(desk, page) },
        related: [],
        usual: "warning",
      }),
    );
}
