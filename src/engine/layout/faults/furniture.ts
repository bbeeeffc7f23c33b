import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { PagePlan } from "../../model/issue.ts";
import { type Desk, labelOf } from "../desk.ts";
import { nameplate } from "../furniture/nameplate.ts";
import type { Placed } from "../page.ts";
import type { PartSetting } from "../part.ts";
import { type FaultSearch, weighed } from "./fault.ts";

/**
 * What every issue has to say in a fixed place (RULES.md#statutory-facts), and how it is told: in
 * the nameplate's strip, its ears or the colophon.
 */
const STATUTORY: readonly (readonly [fact: string, told: RegExp])[] = [
  ["出版日期", /[0-9]+年[0-9]+月[0-9]+日|[〇一二三四五六七八九]+年[一二三四五六七八九十]+月[一二三四五六七八九十]+日/],
  ["星期", /(?:星期|週)[一二三四五六日天]/],
  ["总期号", /第\s*[0-9〇一二三四五六七八九十百千]+\s*[期号號]/],
  ["版数", /[0-9一二三四五六七八九十百]+\s*版/],
  ["CN", /CN\s*[0-9]/],
  ["出版单位", /出版|主[办辦]|主管/],
  ["地址", /地址|社址/],
  ["印刷单位", /印刷|承印|印[制製]/],
  ["发行信息", /[邮郵][发發]代[号號]|[发發]行/],
  ["定价", /定[价價]|零售|售[价價]|免[费費][赠贈][阅閱]/],
];
/** Who answers for a page, under the names in use. */
const CREDITS: readonly (readonly [credit: string, told: RegExp])[] = [
  ["责编", /[责責][编編]|责任编辑|責任編輯/],
  ["版式", /版式|美[编編]|[组組]版|版面/],
  ["校对", /校[对對]|校检/],
];

/** Faults of what is the same every day: nameplate, statutory facts, credits, the label of adverts. */
export function faultsOfFurniture(search: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return [
    ...plateFaults(search, desk),
    ...statutoryFaults(search, desk),
    ...creditFaults(search, desk),
    ...advertFaults(search, desk),
  ];
}

/** 报头不突出: page one has the paper's name, larger than all other text on it. */
function plateFaults({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { issue, bench } = desk;
  const plan = issue.pages[page];
  const plate = issue.paper.nameplate;
  if (plan?.number !== 1 || plate === undefined) return [];
  const name = Math.max(0, ...nameplate(issue, plate, bench).map(heightOf));
  const largest = settings
    .flatMap((setting) => (setting.stage.head?.placed ?? []).flatMap((placed) => linesOf(placed, setting)))
    .toSorted((a, b) => b.size - a.size)[0];
  // A nameplate without room for the name is told as that.
  if (largest === undefined || name === 0 || largest.size < name) return [];
  const { story, part } = largest.setting.request;
  return weighed(desk, {
    fault: "报头不突出",
    code: "nameplate-small",
    span: part.span,
    arguments: { page: labelOf(desk, page), story: story.id, role: largest.role, size: largest.size },
    related: [plan.span],
    usual: "warning",
  });
}

/** 缺法定项: looked for on page one; in a paper without a nameplate only if it gives the fault a severity. */
function statutoryFaults({ page }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { pages, paper } = desk.issue;
  const plan = pages[page];
  if (plan?.number !== 1) return [];
  const { nameplate: plate, colophon } = paper;
  const ears = (plate?.ears ?? []).flatMap(({ title, lines }) => [title, ...lines]);
  const told = [...(plate?.strip ?? []), ...ears, colophon].map((text) => text?.text ?? "").join("　");
  const missing = STATUTORY.filter(([, fact]) => !fact.test(told)).map(([fact]) => fact);
  if (plate === undefined) missing.unshift("报头");
  if (missing.length === 0) return [];
  return weighed(desk, {
    fault: "缺法定项",
    code: "statutory-missing",
    span: plan.span,
    arguments: { page: labelOf(desk, page), facts: missing.join("、") },
    usual: plate === undefined ? "off" : "warning",
  });
}

/** Height of the letters of the paper's name: the art's, or the type's. */
function heightOf(placed: Placed): number {
  if (placed.kind === "art") return placed.at.height;
  return placed.kind === "text" && placed.line.segments.some(({ role }) => role === "nameplate") ? placed.line.size : 0;
}

/** What the message names of a line in a head: whose it is, its role and its size. */
interface HeadLine {
  readonly setting: PartSetting;
  readonly role: string;
  readonly size: number;
}

function linesOf(placed: Placed, setting: PartSetting): readonly HeadLine[] {
  if (placed.kind !== "text") return [];
  return placed.line.segments.slice(0, 1).map(({ role }) => ({ setting, role, size: placed.line.size }));
}

/**
 * 缺署名: a header without its section's name (版名) or one of its credits. A paper that has none of them on any page is told
 * only if it gives the fault a severity.
 */
function creditFaults({ page }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { pages } = desk.issue;
  const plan = pages[page];
  if (plan === undefined) return [];
  const tells = [
    ["版名", (of: PagePlan) => of.section !== undefined] as const,
    ...CREDITS.map(([credit, told]) => [credit, (of: PagePlan) => told.test(of.folio.credits?.text ?? "")] as const),
  ];
  const missing = tells.filter(([, is]) => !is(plan));
  if (missing.length === 0) return [];
  const weighs = desk.issue.paper.faults["缺署名"] !== undefined;
  const told = weighs ? missing : missing.filter(([, is]) => pages.some(is));
  if (told.length === 0) return [];
  return weighed(desk, {
    fault: "缺署名",
    code: "credits-missing",
    span: plan.span,
    arguments: { page: labelOf(desk, page), credits: told.map(([name]) => name).join("、") },
    usual: "warning",
  });
}

/** 无广告标识: an advert's label does not say that it is one. */
function advertFaults({ page }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return desk.issue.adverts
    .filter((advert) => advert.page === page && !/[广廣]告/.test(advert.label))
    .flatMap((advert) =>
      weighed(desk, {
        fault: "无广告标识",
        code: "advert-unlabelled",
        span: advert.span,
        arguments: { file: advert.name, page: labelOf(desk, page) },
        usual: "warning",
      }),
    );
}
