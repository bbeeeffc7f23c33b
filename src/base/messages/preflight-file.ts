import type { Message } from "../wording.ts";

/** Of a file as a whole. */
export const preflightFileMessages = {
  "pdf-unreadable": {
    en: {
      message: "the file cannot be read as a PDF: {problem}",
      hints: ["ask for the file again"],
      explain: "The file is cut short, damaged, or no PDF. Nothing else in it was checked.",
    },
    zh: {
      message: "无法作为 PDF 读取[：{reason}]",
      hints: ["请重新索取文件[；读取程序的原话：{problem}]"],
      explain: "文件不完整、已损坏，或不是 PDF。其余内容未作检查。",
    },
  },
  "pdf-cut-short": {
    en: {
      message: "the file is cut short or damaged: its end does not lead to its table of objects",
      hints: ["ask for the file again, or save it anew in the program that made it"],
      explain:
        "A PDF ends in a line that says where its table of objects stands. Without it some programs put the file together again, and others show less of it or refuse it. What could be read was checked.",
    },
    zh: {
      message: "文件不完整或已损坏：末尾没有指向对象表",
      hints: ["请重新索取文件，或在原来的程序里重新保存"],
      explain:
        "PDF 末尾写明对象表在哪里。缺了它，有的程序能勉强拼凑起来，有的会漏掉内容，或拒收。读得到的部分已作检查。",
    },
  },
  "pdf-encrypted": {
    en: {
      message: "the file is encrypted",
      hints: ["ask for it without a password"],
      explain: "An encrypted file cannot be placed on a page or separated by the plant, whatever its permissions say.",
    },
    zh: {
      message: "文件已加密",
      hints: ["请索取无密码的文件"],
      explain: "加密文件无论权限如何，都不能置入版面，印厂也无法分色。",
    },
  },
  "pdf-no-standard": {
    en: {
      message: "the file claims no PDF/X standard",
      hints: ["export it as PDF/X-4 or PDF/X-1a"],
      explain:
        "PDF/X is the set of rules for files that go to a press. A file without the claim may still print well; nobody has promised it.",
    },
    zh: {
      message: "文件没有声明任何 PDF/X 标准",
      hints: ["请按 PDF/X-4 或 PDF/X-1a 导出"],
      explain: "PDF/X 是付印文件的规范。没有声明的文件未必印不好，只是没有人作过保证。",
    },
  },
  "pdf-other-standard": {
    en: {
      message: "the file claims {claim}; {wanted} is wanted",
      hints: ["export it again with the other standard"],
      explain: "The plant has asked for one standard, and the file keeps another.",
    },
    zh: {
      message: "文件声明为 {claim}，要求 {wanted}",
      hints: ["请改用另一标准重新导出"],
      explain: "印厂要求一种标准，文件采用的是另一种。",
    },
  },
  "pdf-version": {
    en: {
      message: "the file is PDF {version}; {standard} allows {most} at most",
      hints: ["export it again as {standard}"],
      explain:
        "Each PDF/X standard is built on one version of PDF, and older plant software does not know the later ones.",
    },
    zh: {
      message: "文件为 PDF {version}，{standard} 最高允许 {most}",
      hints: ["请按 {standard} 重新导出"],
      explain: "每种 PDF/X 标准建立在某一 PDF 版本上，印厂的旧软件不认识更新的版本。",
    },
  },
  "pdf-object-streams": {
    en: {
      message: "the file packs objects in streams, which PDF/X-1a does not allow",
      hints: ["save it as PDF 1.4"],
      explain: "Object streams came with PDF 1.5; PDF/X-1a is PDF 1.4.",
    },
    zh: {
      message: "文件含有压缩对象流，PDF/X-1a 不允许",
      hints: ["请存为 PDF 1.4"],
      explain: "对象流出自 PDF 1.5，PDF/X-1a 是 PDF 1.4。",
    },
  },
  "pdf-trapped": {
    en: {
      message: "the file does not say whether it is trapped",
      hints: ["set Trapped to False unless traps are in the file"],
      explain: "Trapped must be True or False, as a name, so that the plant neither traps twice nor not at all.",
    },
    zh: {
      message: "文件没有说明是否已做陷印",
      hints: ["如未做陷印，请设为 False"],
      explain: "Trapped 必须是 True 或 False，印厂才不会重复陷印或漏做。",
    },
  },
  "pdf-disagrees": {
    en: {
      message: "the file's Info `{key}` and its XMP `{property}` differ",
      hints: ["export it again, with one program"],
      explain: "A PDF holds the same facts twice; PDF/X asks that both say the same.",
    },
    zh: {
      message: "文件 Info 的 `{key}` 与 XMP 的 `{property}` 不一致",
      hints: ["请用同一软件重新导出"],
      explain: "PDF 里同样的信息存有两份，PDF/X 要求两者一致。",
    },
  },
  "pdf-metadata-missing": {
    en: {
      message: "`{key}` is missing from the file's metadata",
      hints: ["export it again as PDF/X"],
      explain: "PDF/X files must carry a title, dates and identifiers; plants tell versions apart by the ID.",
    },
    zh: {
      message: "文件元数据缺少 `{key}`",
      hints: ["请按 PDF/X 重新导出"],
      explain: "PDF/X 文件必须带有标题、日期和标识，印厂靠 ID 区分版本。",
    },
  },
  "pdf-intents": {
    en: {
      message: "the file has {count} output intents for the press; one is wanted",
      hints: ["export it with the plant's printing condition"],
      explain:
        "The output intent names the printing condition that colours were made for. With none or several the plant has to guess.",
    },
    zh: {
      message: "文件有 {count} 个付印输出意图，应恰有一个",
      hints: ["请按印厂的印刷条件导出"],
      explain: "输出意图写明颜色是为哪种印刷条件制作的。没有或有多个，印厂只能猜。",
    },
  },
  "pdf-intent-unnamed": {
    en: {
      message: "the output intent does not name its printing condition",
      hints: ["export it with the plant's printing condition"],
      explain: "OutputConditionIdentifier is required, for example IFRA26.",
    },
    zh: {
      message: "输出意图没有写明印刷条件",
      hints: ["请按印厂的印刷条件导出"],
      explain: "必须写明 OutputConditionIdentifier，例如 IFRA26。",
    },
  },
  "pdf-intent-profile": {
    en: {
      message: "the output intent's profile is unfit: {problem}",
      hints: ["embed a CMYK output profile"],
      explain: "The embedded ICC profile must describe a printing process with the four inks.",
    },
    zh: {
      message: "输出意图的特性文件不合用[：{reason}]",
      hints: ["请内嵌 CMYK 输出特性文件[；读取程序的原话：{problem}]"],
      explain: "内嵌的 ICC 特性文件必须描述四色印刷。",
    },
  },
  "pdf-action": {
    en: {
      message: "the file holds `{key}`: it would act when it is opened",
      hints: ["remove forms, scripts and actions"],
      explain: "Forms, scripts and actions have no place in a page that is printed.",
    },
    zh: {
      message: "文件含有 `{key}`，打开时会执行动作",
      hints: ["请去掉表单、脚本和动作"],
      explain: "表单、脚本和动作不应出现在付印版面里。",
    },
  },
  "pdf-layers": {
    en: {
      message: "the file has layers",
      hints: ["flatten them"],
      explain: "What a layer shows may depend on the viewer, so the plate may differ from the proof.",
    },
    zh: { message: "文件含有图层", hints: ["请合并图层"], explain: "图层显示与否因软件而异，印版可能与校样不同。" },
  },
} as const satisfies Readonly<Record<string, Message>>;
