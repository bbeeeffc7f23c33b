// From runs to figures, and from figures to tables: Markdown, ratios first.

/** Median, least and most. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const one = (value) => Number(value.toFixed(1));
  return { median: one(sorted[sorted.length >> 1]), min: one(sorted[0]), max: one(sorted.at(-1)) };
}

const of = (runs, key) => spread(runs.map((run) => run[key]));

/** What one case came to. */
export function summary({ name, pages, ours, peers }) {
  const stages = Object.keys(ours[0].timings);
  const total = of(ours, "total");
  const peer = of(peers, "total");
  return {
    name,
    pages,
    characters: ours[0].characters,
    ratio: Number((total.median / peer.median).toFixed(2)),
    processorRatio: Number((of(ours, "processor").median / of(peers, "processor").median).toFixed(2)),
    banmian: {
      total,
      compile: of(ours, "compile"),
      processor: of(ours, "processor"),
      peakMiB: of(ours, "peak"),
      pdfBytes: ours[0].pdf,
      charactersPerSecond: Math.round((ours[0].characters / total.median) * 1000),
      stages: Object.fromEntries(stages.map((stage) => [stage, spread(ours.map((run) => run.timings[stage] ?? 0))])),
      diagnostics: ours[0].faults,
    },
    typst: {
      total: peer,
      compile: of(peers, "compile"),
      processor: of(peers, "processor"),
      peakMiB: of(peers, "peak"),
      pdfBytes: peers[0].pdf,
    },
  };
}

const wide = ({ median, min, max }) => `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`;
const row = (cells) => `| ${cells.join(" | ")} |`;
const kib = (bytes) => Math.round(bytes / 1024);

export function inMarkdown({ machine, node, commit, runs, cases }) {
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB; load ${machine.load} as the runs began; Node ${node}; commit ${commit}; ${runs} runs each, in alternation; median (min–max).`,
    "",
    row([
      "copy",
      "characters",
      "ratio",
      "banmian ms",
      "Typst ms",
      "peak MiB",
      "Typst",
      "PDF KiB",
      "Typst",
      "characters/s",
    ]),
    row(["---", ...Array(9).fill("--:")]),
    ...cases.map(({ name, characters, ratio, banmian, typst }) =>
      row([
        name,
        characters,
        `**${ratio}**`,
        wide(banmian.total),
        wide(typst.total),
        Math.round(banmian.peakMiB.median),
        Math.round(typst.peakMiB.median),
        kib(banmian.pdfBytes),
        kib(typst.pdfBytes),
        banmian.charactersPerSecond,
      ]),
    ),
    "",
    "Processor time of both and the stages, median milliseconds; what is missing to the whole is Node's start and exit and the loading of modules:",
    "",
    ...stageTable(cases),
    "",
    growth(cases),
  ].join("\n");
}

function stageTable(cases) {
  const stages = [...new Set(cases.flatMap(({ banmian }) => Object.keys(banmian.stages)))];
  return [
    row(["copy", "ratio of processor time", "processor ms", "Typst", "stages", "Typst's compile", ...stages]),
    row(["---", ...Array(stages.length + 5).fill("--:")]),
    ...cases.map(({ name, processorRatio, banmian, typst }) =>
      row([
        name,
        processorRatio,
        Math.round(banmian.processor.median),
        Math.round(typst.processor.median),
        Math.round(banmian.compile.median),
        Math.round(typst.compile.median),
        ...stages.map((stage) => Math.round(banmian.stages[stage]?.median ?? 0)),
      ]),
    ),
  ];
}

/** Time a page: in all stages, so that the start, which is paid once, does not hide growth. */
function growth(cases) {
  const perPage = cases
    .filter(({ pages }) => pages !== undefined)
    .map(({ name, pages, banmian }) => `${name}: ${(banmian.compile.median / pages).toFixed(1)}`);
  return `Milliseconds of all stages a page: ${perPage.join("; ")}.`;
}

/** Each case beside the same of an earlier run. */
export function comparison(now, before) {
  return now.cases.flatMap((each) => {
    const other = before.cases.find(({ name }) => name === each.name);
    if (other === undefined) return [];
    const change = (key) => {
      const [a, b] = [other.banmian[key].median, each.banmian[key].median];
      return `${key} ${Math.round(a)} → ${Math.round(b)} (${(((b - a) / a) * 100).toFixed(0)} %)`;
    };
    const ratios = `ratio ${other.ratio} → ${each.ratio}`;
    return [`${each.name}: ${ratios}; ${["total", "processor", "peakMiB"].map(change).join("; ")}`];
  });
}
