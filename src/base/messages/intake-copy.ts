import type { Message } from "../wording.ts";

/** What importers make of copy, and what they are not sure of. */
export const intakeCopyMessages = {
  "copy-lost": {
    en: {
      message: "not all of the source came through: missing {missing}, too many {surplus}",
      hints: ["report it; until then copy this text by hand"],
      explain:
        "What goes in is counted against what comes out, character by character. The file holds text in a way that the importer does not know, so nothing of it was written.",
    },
    zh: {
      message: "原稿没有全部导入：缺 {missing}，多 {surplus}",
      hints: ["请报告；在此之前请手工复制"],
      explain: "导入前后逐字清点。文件里有导入程序不认识的写法，所以一点也没有写出。",
    },
  },
  "no-story": {
    en: {
      message: "there is no copy in the file",
      hints: ["look whether it is the right file"],
      explain:
        "Neither a headline nor a paragraph was found. Items of ninjs 1, 2 and 3 and of Superdesk have `headline` or `headlines`, and a body.",
    },
    zh: {
      message: "文件里没有稿件",
      hints: ["请核对是不是这个文件"],
      explain:
        "没有找到标题，也没有找到正文。ninjs 1、2、3 和 Superdesk 的稿件都有 `headline` 或 `headlines`，以及正文。",
    },
  },
  "unsure-role": {
    en: {
      message: "this line was taken for a {role}, by its looks alone",
      hints: ["look whether it is; the manifest or the copy is easily changed"],
      explain: "The source does not mark the line. Its length, its place and its neighbours tell what it probably is.",
    },
    zh: {
      message: "这一行看样子是 {role}，原稿没有标明",
      hints: ["请核对（byline 署名，deck 副题，subhead 小标题，caption 图说）；不对就改稿单或正文"],
      explain: "原稿没有标明这一行是什么，只能凭长短、位置和前后文判断。",
    },
  },
  "published-before": {
    en: {
      message: "a line of date and source was left out: `{text}`",
      hints: ["say in the copy where it comes from, as in `据新华社电`"],
      explain:
        "Web pages say below the headline when and where a story was published. In a newspaper the dateline tells that.",
    },
    zh: {
      message: "发布时间和来源一行没有导入：`{text}`",
      hints: ["需要注明来源的，请写进正文，如 `据新华社电`"],
      explain: "网页在标题下写明发布时间和来源；报纸由电头交代。",
    },
  },
  "joined-paragraph": {
    en: {
      message: "two paragraphs were joined here, though the second may begin by itself",
      hints: ["part them by a blank line if they are two"],
      explain:
        "The paragraph before ends in mid-sentence, so that a column or a picture probably tore it. The second one begins with a quotation, as paragraphs do.",
    },
    zh: {
      message: "此处前后两段已连成一段，后一段也可能自成一段",
      hints: ["如果是两段，请用空行分开"],
      explain: "前一段在句中断开，多半是换栏或插图造成的；后一段以引号起头，又像另起一段。",
    },
  },
  "torn-paragraph": {
    en: {
      message: "the paragraph stops in mid-sentence: …{text}",
      hints: ["look in the source for what follows"],
      explain:
        "It ends without a full stop, and nothing that follows goes on with it. Its rest may stand elsewhere, or have been lost where the text was scanned or copied.",
    },
    zh: {
      message: "这一段在句中断了：…{text}",
      hints: ["请在原稿里找下文"],
      explain: "末尾没有句号，后面也没有能接上的文字。余下的可能在别处，也可能在扫描或复制时丢了。",
    },
  },
  "stray-text": {
    en: {
      message: "`{text}` strayed in from a neighbour, and was taken out",
      hints: ["put it back if it belongs here"],
      explain:
        "The same words stand elsewhere on the page, and here they tear a sentence: readers of scans take up a neighbouring column's line twice.",
    },
    zh: {
      message: "`{text}` 是从别处串进来的，已取出",
      hints: ["如果本来就在这里，请放回去"],
      explain: "同样的文字在版面别处也有，而在这里把句子割断了：识别扫描件时常把邻栏的一行重复读入。",
    },
  },
  "photo-wanted": {
    en: {
      message: "the photo is not there yet: it belongs at `{file}`",
      hints: ["put it there; until then `banmian build --draft` draws a grey place"],
      explain: "The source holds a caption, but no picture. The manifest names a file to be put in its place.",
    },
    zh: {
      message: "还没有图片：请放在 `{file}`",
      hints: ["放好之前，`banmian build --draft` 用灰块代替"],
      explain: "原稿有图片说明，没有图片。稿单里写好了文件名，把图片放在那里即可。",
    },
  },
  "picture-format": {
    en: {
      message: "the picture cannot be printed as it is: it is kept as `{file}`",
      hints: ["save it as `{wanted}` (JPEG, PNG or TIFF)"],
      explain: "Windows metafiles and some other kinds of picture are drawings in a form that no press takes.",
    },
    zh: {
      message: "这种图片不能付印，原样存为 `{file}`",
      hints: ["请另存为 `{wanted}`（JPEG、PNG 或 TIFF）"],
      explain: "Windows 图元文件等格式不能付印。",
    },
  },
  "dropped-style": {
    en: {
      message: "bold or emphasis dots of this paragraph could not be kept; its words are all there",
      hints: ["mark them by hand"],
      explain:
        "House markup does not know bold within a Latin word, nor a paragraph that is bold as a whole and no subhead.",
    },
    zh: {
      message: "这一段的粗体或着重号没能保留，文字一字不少",
      hints: ["请手工加上"],
      explain: "稿件标记没有西文单词之内的粗体，也没有不是小标题而全段加粗的写法。",
    },
  },
  "already-imported": {
    en: {
      message: "this story came in already, as `{id}`: it was not imported again",
      hints: ["delete `{id}` from the manifest to import it anew"],
      explain:
        "A second import of a file changes nothing, so that frames and corrections in the issue stay. Behind a story's id a comment names its source, with twelve signs that tell the story again: its file may be renamed, and its id, place, head and copy be changed in the issue. Of one story in two files one comes in.",
    },
    zh: {
      message: "这篇稿件已经导入过，就是 `{id}`，不再导入",
      hints: ["要重新导入，请先从稿单里删去 `{id}`"],
      explain:
        "同一文件导入两次不会有变化，本期里的位置和改动都保留。稿单里 id 后面的注释写着出处，另有十二个字符用来认稿：文件改了名，或在本期里改了代号、版面、标题、正文，都认得出。两个文件是同一篇稿件时，只收一篇。",
    },
  },
  "other-copy": {
    en: {
      message: "`{id}` is there already, with other copy: this story came in as `{own}`",
      hints: ["delete one of them if they are the same story"],
      explain:
        "Two stories have the same name. They may be two, or one that was changed after its first import, in the issue or by its author. Neither replaces the other.",
    },
    zh: {
      message: "已有 `{id}`，正文不同：这一篇取名 `{own}`",
      hints: ["如果是同一篇稿件，请删去一篇"],
      explain: "两篇稿件同名：可能是两篇，也可能是同一篇在首次导入之后，在本期里或由作者改过。导入时互不替换。",
    },
  },
  "other-part": {
    en: {
      message: "the other part of this story came in before: this part came in by itself",
      hints: [
        "append it to that story by hand, and give it both places; or delete that story from the manifest and import both pages again",
      ],
      explain:
        "Two parts that come in together become one story. Where one of them stands in the issue already, perhaps corrected and made up, it is not written over. The notices （下转…） and （上接…） are printed all the same.",
    },
    zh: {
      message: "这篇稿件的另一部分以前已经导入，这一部分单独成篇",
      hints: ["请手工接到那一篇后面，写上两处位置；或从稿单里删去那一篇，两版一起重新导入"],
      explain:
        "两部分一起导入，就并成一篇。其中一部分已在本期、可能改过也排过版的，不会被改写。（下转……）和（上接……）照样排出。",
    },
  },
  "jump-left-out": {
    en: {
      message: "the line that sends readers on to page {page} was left out: this story came in whole",
      hints: [
        "if the rest is in another file, import both together; if it stands in another manifest, write `continuesOn: {page}`",
      ],
      explain:
        "Templates of reporters' files end with （下转…）. The manifest says `continuesOn` only where the rest of a story stands elsewhere: the story is cut there. So the line stays on the text of a printed page: one with several stories, with a folio or a name that tells its page, or whose copy stops in mid-sentence.",
    },
    zh: {
      message: "转到 {page} 版的一行没有导入：这篇稿件是完整的",
      hints: ["下文在另一个文件里，请两个文件一起导入；在别的稿单里，请写 `continuesOn: {page}`"],
      explain:
        "记者用的模板末尾常带（下转……）。稿单里的 `continuesOn` 表示下文排在别处，稿件就在那里断开。所以只有版面文字保留这一行：有几篇稿件，报眉或文件名写明版次，或正文在句中断开。",
    },
  },
  "unclear-jump": {
    en: {
      message: "several stories go on from this page to that one: it is not clear which belongs to which",
      hints: ["give one story both places, and join the copies"],
      explain:
        "Two parts become one story when their notices name each other's pages. Where several do, headlines that share words tell; here they do not.",
    },
    zh: {
      message: "有几篇稿件都从这一版转到那一版，分不清哪两部分是一篇",
      hints: ["请在一篇稿件里写两处位置，并接上正文"],
      explain: "下转与上接对得上，两部分就并成一篇；有几对时凭标题里相同的字判断，这里判断不了。",
    },
  },
  embargoed: {
    en: {
      message: "the story is embargoed until {until}, after the day of issue {date}",
      hints: ["import it into a later issue"],
      explain: "A sender's embargo is kept: such a story does not come into an issue of an earlier day.",
    },
    zh: {
      message: "稿件 {until} 之前不得刊登，而本期是 {date}",
      hints: ["请放进以后的一期"],
      explain: "遵守发稿方的时限：未到时间的稿件不进本期。",
    },
  },
  "embargo-today": {
    en: {
      message: "the story may not be published before {until}, on the day of issue itself",
      hints: ["make sure that readers do not have the paper before"],
      explain: "The embargo ends during the day of the issue.",
    },
    zh: {
      message: "稿件当天 {until} 之前不得刊登",
      hints: ["请确认报纸不会在此之前到读者手里"],
      explain: "时限在出报当天之内。",
    },
  },
  "not-usable": {
    en: {
      message: "the sender's status of the story is `{status}`, not usable",
      hints: ["ask the sender; nothing of it was imported"],
      explain: "A story that was withheld or cancelled must not be printed.",
    },
    zh: {
      message: "发稿方标明稿件状态为 `{status}`，不可用",
      hints: ["请问发稿方；没有导入"],
      explain: "扣发或撤销的稿件不可刊登。",
    },
  },
  "broken-json": {
    en: {
      message: "the JSON is broken here",
      hints: ["ask the sender for the file again"],
      explain: "A ninjs item is a JSON object, and a feed an array of them. The file is cut off or no JSON.",
    },
    zh: {
      message: "JSON 在这里断了",
      hints: ["请让发稿方重发"],
      explain: "ninjs 稿件是一个 JSON 对象，一批稿件是一个数组。文件不全，或不是 JSON。",
    },
  },
  "script-in-copy": {
    en: {
      message: "`{element}` in the copy was taken out",
      hints: ["nothing need be done if its words were no copy"],
      explain: "Scripts, styles and frames are parts of web pages, and no text.",
    },
    zh: {
      message: "正文里的 `{element}` 已取出",
      hints: ["如果其中没有稿件文字，就不必处理"],
      explain: "脚本、样式和框架是网页的部件，不是文字。",
    },
  },
  "link-address": {
    en: {
      message: "an address behind a link was left out: {address}",
      hints: ["write it into the copy if readers need it"],
      explain: "Paper has no links. The link's words stay.",
    },
    zh: {
      message: "链接的地址没有导入：{address}",
      hints: ["读者要用，就写进正文"],
      explain: "纸上没有链接，链接的文字保留。",
    },
  },
  "front-matter": {
    en: {
      message: "the front matter is no map of keys",
      hints: ["write `key: value` lines between the two lines of `---`"],
      explain: "Front matter is YAML between two lines of `---`, with the manifest's keys of a story.",
    },
    zh: {
      message: "文件头不是键值表",
      hints: ["在两行 `---` 之间写 `键: 值`"],
      explain: "文件头是两行 `---` 之间的 YAML，所用的字段与稿单里的稿件相同。",
    },
  },
  "front-matter-key": {
    en: {
      message: "the front matter's key `{key}` was left out: the manifest has none of this name",
      hints: ["did you mean `{nearest}`?", "`banmian schema issue --reference` lists the keys of a story"],
      explain: "Keys of the front matter go into the manifest as they are, so they must be those of a story.",
    },
    zh: {
      message: "文件头的 `{key}` 没有导入：稿单里没有这个字段",
      hints: ["是不是 `{nearest}`？", "`banmian schema issue --reference` 列出稿件的全部字段"],
      explain: "文件头的字段照原样写进稿单，所以必须是稿件的字段。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
