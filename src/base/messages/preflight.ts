import type { Message } from "../wording.ts";

export const preflightMessages = {
  "pdf-unreadable": {
    en: {
      message: "the file cannot be read as a PDF: {problem}",
      hints: ["ask for the file again"],
      explain: "The file is cut short, damaged, or no PDF. Nothing else in it was checked.",
    },
    zh: {
      message: "无法作为 PDF 读取：{problem}",
      hints: ["请重新索取文件"],
      explain: "文件不完整、已损坏，或不是 PDF。其余内容未作检查。",
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
  "pdf-no-id": {
    en: {
      message: "the file has no ID",
      hints: ["export it again"],
      explain: "Every PDF/X file carries an identifier in its trailer, by which plants tell versions apart.",
    },
    zh: { message: "文件没有 ID", hints: ["请重新导出"], explain: "PDF/X 文件的尾部都有标识，印厂据此区分版本。" },
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
      explain: "PDF/X files must carry a title, dates and identifiers.",
    },
    zh: {
      message: "文件元数据缺少 `{key}`",
      hints: ["请按 PDF/X 重新导出"],
      explain: "PDF/X 文件必须带有标题、日期和标识。",
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
      message: "输出意图的特性文件不合用：{problem}",
      hints: ["请内嵌 CMYK 输出特性文件"],
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
  "pdf-no-media": {
    en: {
      message: "page {page} has no MediaBox",
      hints: ["export it again"],
      explain: "Every page needs the size of its sheet.",
    },
    zh: { message: "第 {page} 页没有 MediaBox", hints: ["请重新导出"], explain: "每页都必须有纸张尺寸。" },
  },
  "pdf-no-trim": {
    en: {
      message: "page {page} has no TrimBox",
      hints: ["export it with page boxes"],
      explain: "Plants place a page by its TrimBox, the finished size.",
    },
    zh: {
      message: "第 {page} 页没有 TrimBox",
      hints: ["请连同页面框导出"],
      explain: "印厂按 TrimBox（成品尺寸）拼版。",
    },
  },
  "pdf-box-outside": {
    en: {
      message: "on page {page} the {inner} reaches out of the {outer}",
      hints: ["set the page boxes again"],
      explain: "TrimBox, BleedBox and MediaBox must lie within each other.",
    },
    zh: {
      message: "第 {page} 页的 {inner} 超出 {outer}",
      hints: ["请重设页面框"],
      explain: "TrimBox、BleedBox、MediaBox 必须逐层包含。",
    },
  },
  "pdf-user-unit": {
    en: {
      message: "page {page} is scaled by UserUnit",
      hints: ["export it at its real size"],
      explain: "Programs that do not know UserUnit print the page at another size.",
    },
    zh: {
      message: "第 {page} 页用 UserUnit 缩放",
      hints: ["请按实际尺寸导出"],
      explain: "不认识 UserUnit 的软件会印成别的尺寸。",
    },
  },
  "pdf-turned": {
    en: {
      message: "page {page} is turned by {degrees}°",
      hints: ["export it upright"],
      explain: "Imposition programs do not all follow a page's Rotate entry.",
    },
    zh: {
      message: "第 {page} 页旋转了 {degrees}°",
      hints: ["请按正向导出"],
      explain: "拼版软件未必都理会页面的 Rotate。",
    },
  },
  "pdf-annotation": {
    en: {
      message: "page {page} has an annotation ({kind}) on the print area",
      hints: ["remove comments and links"],
      explain: "Annotations print on some machines and not on others; PDF/X allows none on the page.",
    },
    zh: {
      message: "第 {page} 页的印刷区内有批注（{kind}）",
      hints: ["请去掉批注和链接"],
      explain: "批注有的机器会印，有的不印；PDF/X 不允许页面上有批注。",
    },
  },
  "pdf-font-missing": {
    en: {
      message: "page {page} uses the font `{font}`, which is not in the file",
      hints: ["export it with all fonts embedded"],
      explain: "Without the font the plant sets another one: lines turn elsewhere and characters get lost.",
    },
    zh: {
      message: "第 {page} 页用到的字体 `{font}` 没有嵌入",
      hints: ["请嵌入全部字体后导出"],
      explain: "没有字体，印厂会换用别的字体，折行会变、会丢字。",
    },
  },
  "pdf-rgb": {
    en: {
      message: "page {page} has a {what} in {space} at {x}, {y} mm",
      hints: ["convert it to CMYK with the plant's profile"],
      explain:
        "A press prints inks. RGB and Lab are separated by whatever stands in the way, and black text comes out in four colours.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的 {what} 用了 {space}",
      hints: ["请按印厂的特性文件转为 CMYK"],
      explain: "印刷用的是油墨。RGB 和 Lab 由沿途的软件随意分色，黑字会变成四色。",
    },
  },
  "pdf-spot": {
    en: {
      message: "page {page} needs a plate of its own for `{ink}`",
      hints: ["ask the plant, or convert it to CMYK"],
      explain: "A spot colour costs a plate and a printing unit; on a press without one it is converted or left out.",
    },
    zh: {
      message: "第 {page} 页要为专色 `{ink}` 另出一块版",
      hints: ["请与印厂商量，或转为 CMYK"],
      explain: "专色要多一块版、一个机组；没有机组时会被转换或漏印。",
    },
  },
  "pdf-transparency": {
    en: {
      message: "page {page} has transparency ({what}) at {x}, {y} mm",
      hints: ["flatten it"],
      explain:
        "PDF/X-1a allows no transparency; PDF/X-4 does, but newspaper plants often flatten it with results of their own.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有透明效果（{what}）",
      hints: ["请拼合透明度"],
      explain: "PDF/X-1a 不允许透明；PDF/X-4 允许，但报纸印厂往往自行拼合，结果难料。",
    },
  },
  "pdf-damaged": {
    en: {
      message: "page {page} cannot be followed at the operator `{operator}`",
      hints: ["export it again"],
      explain: "The page's description is damaged or refers to something that is not in the file.",
    },
    zh: {
      message: "第 {page} 页在操作符 `{operator}` 处无法解读",
      hints: ["请重新导出"],
      explain: "页面描述损坏，或引用了文件里没有的东西。",
    },
  },
  "pdf-resolution": {
    en: {
      message: "page {page} has a picture with {ppi} ppi at {x}, {y} mm; newsprint wants {wanted}",
      hints: ["place it smaller, or use a larger file"],
      explain:
        "The picture's pixels are spread over its printed size: below about 150 an inch it looks soft, below 120 plants refuse it.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的图片只有 {ppi} ppi，新闻纸印刷要 {wanted} ppi",
      hints: ["请缩小，或换用更大的原图"],
      explain: "图片像素摊到见报尺寸上，每英寸低于约 150 会发虚，低于 120 印厂会退。",
    },
  },
  "pdf-black-knocks-out": {
    en: {
      message: "page {page} has black type of {size} pt that does not overprint at {x}, {y} mm",
      hints: ["set 100 % K text to overprint"],
      explain: "Black type that clears its ground shows a white edge wherever the plates shift.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处 {size} 磅的黑字没有叠印",
      hints: ["请把 100% K 的文字设为叠印"],
      explain: "黑字镂空底色时，印版稍偏便露白边。",
    },
  },
  "pdf-white-overprints": {
    en: {
      message: "page {page} has white set to overprint at {x}, {y} mm: it vanishes",
      hints: ["switch overprint off for white"],
      explain: "White is no ink: overprinted it leaves what is below, so that white type on a ground is lost.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的白色设为叠印，会消失",
      hints: ["请对白色取消叠印"],
      explain: "白色没有油墨，叠印时底色原样保留，反白字就没了。",
    },
  },
  "pdf-hairline": {
    en: {
      message: "page {page} has a rule of {weight} pt at {x}, {y} mm; the plates hold {floor} pt",
      hints: ["make it heavier"],
      explain: "A rule thinner than about 0.25 pt breaks up or vanishes on a newspaper plate.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {weight} 磅的线，版材只能保持 {floor} 磅",
      hints: ["请加粗"],
      explain: "细于约 0.25 磅的线在报纸印版上会断线或丢失。",
    },
  },
  "pdf-reversed-small": {
    en: {
      message: "page {page} has white type of {size} pt at {x}, {y} mm; under {floor} pt it fills in",
      hints: ["set it larger or bolder"],
      explain: "Ink spreads on newsprint and closes small white type from all sides.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {size} 磅的反白字，小于 {floor} 磅会糊版",
      hints: ["请加大或加粗"],
      explain: "油墨在新闻纸上扩散，会从四周吞没小的反白字。",
    },
  },
  "pdf-colour-type-small": {
    en: {
      message:
        "page {page} has type of {size} pt in several inks at {x}, {y} mm; under {floor} pt every shift of a plate shows",
      hints: ["set it in black or in one ink"],
      explain:
        "Plates shift against each other by a tenth of a millimetre or more; small type in several inks shows coloured edges.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {size} 磅的多色字，小于 {floor} 磅时套印稍偏即露边",
      hints: ["请改用黑色或单色"],
      explain: "各色印版之间总有零点一毫米以上的误差，多色小字会露出色边。",
    },
  },
  "pdf-rich-black-type": {
    en: {
      message: "page {page} has type of {size} pt in black with other inks at {x}, {y} mm",
      hints: ["set it in 100 % K alone"],
      explain: "Type in black with other inks needs all plates to fit exactly, dries slowly and sets off.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处有 {size} 磅的复合黑字",
      hints: ["请只用 100% K"],
      explain: "掺有其他色的黑字要求各版严丝合缝，又干得慢、易蹭脏。",
    },
  },
  "pdf-too-much-ink": {
    en: {
      message: "page {page} has a colour with {sum} % of ink at {x}, {y} mm; {limit} % is the limit",
      hints: ["choose a lighter colour"],
      explain: "Newsprint takes 220 to 240 % of ink in one place; more does not dry, and sets off.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处的颜色总墨量 {sum}%，上限 {limit}%",
      hints: ["请改用较浅的颜色"],
      explain: "新闻纸一处只能吃 220% 到 240% 的墨，再多便不干、蹭脏。",
    },
  },
  "pdf-ink": {
    en: {
      message: "page {page} carries up to {sum} % of ink at {x}, {y} mm, {area} mm² of it over {limit} %",
      hints: ["convert its pictures for newsprint"],
      explain: "Measured on the plates as they would be made: pictures and grounds that lie on each other add up.",
    },
    zh: {
      message: "第 {page} 页 {x}, {y} 毫米处总墨量达 {sum}%，共 {area} 平方毫米超过 {limit}%",
      hints: ["请按新闻纸转换图片"],
      explain: "按实际分色版测得，重叠的图片和底色要相加。",
    },
  },
  "pdf-ink-unmeasured": {
    en: {
      message: "the ink that comes together on a page was not measured: Ghostscript is not installed",
      hints: ["install Ghostscript (`gs`)"],
      explain: "Ink is measured by drawing the separations with Ghostscript. All other checks were made.",
    },
    zh: {
      message: "没有测量版面总墨量：未安装 Ghostscript",
      hints: ["请安装 Ghostscript（`gs`）"],
      explain: "总墨量要用 Ghostscript 画出分色版来测。其他检查都已完成。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
