heads-side-by-side = the headlines of `{ $story }` and `{ $other }` are side by side on page { $page }, rows { $rows } at column { $column } (碰题)
    .hint = run `{ $pin }` and begin one of the frames lower, or give one story a `place` with `columns` and `rows`
    .hint-2 = begin one of the frames lower, put a photo between them, or box one
    .explain = Two headlines on the same rows, with only a gutter between them, read as one.
heads-stacked = the headline of `{ $other }` is directly under that of `{ $story }` on page { $page }, row { $row } (叠题)
    .hint = give `{ $story }` rows for its text, or move one of them
    .explain = One headline follows another without text between them.
head-without-text = a headline or subhead of `{ $story }` has no text under it on page { $page }, columns { $columns }, rows { $rows } (背题)
    .hint = give the frame more rows
    .explain = A headline needs text under or beside it. A subhead is never the last line of a leg.
page-split = a straight gap runs across page { $page }{ $column ->
        [none] {""}
       *[other] {" "}after column { $column }
    }{ $row ->
        [none] {""}
       *[other] {" "}after row { $row }
    } (断版)
    .hint = extend one frame across it
    .explain = A gap from edge to edge splits the page in two.
head-apart = the copy of `{ $story }` on page { $page }, columns { $columns }, rows { $rows }, begins away from its headline (题文分离)
    .hint = extend the headline over the leg where the copy begins, or give this part a headline of its own
    .explain = Copy begins under its headline or in the leg beside it. A part without a headline touches the part before it.
line-alone = `{ $story }` on page { $page } has { $count } { $count ->
        [one] line
       *[other] lines
    } alone at the head or foot of a leg (孤行不成页)
    .hint = cut or add a line, or move a photo
    .explain = A paragraph's last line should not be alone at the head of a leg, nor its first line at the foot.
character-alone = { $count } { $count ->
        [one] paragraph
       *[other] paragraphs
    } of `{ $story }` on page { $page } { $count ->
        [one] ends
       *[other] end
    } with a single character on the last line (孤字不成行)
    .hint = reword the paragraph
    .explain = The last line of a paragraph should have more than one character.
photo-on-fold = the photo `{ $photo }` of `{ $story }`, rows { $rows }, is on the fold of page { $page }, row { $fold } (图跨折线)
    .hint = move it up or down by some rows
    .explain = A 对开 sheet is folded across its middle, and the fold spoils a face. If the crop names a point (`crop: "30% 60%"`), that point is checked, otherwise the photo's middle.
nameplate-small = `{ $role }` of `{ $story }` ({ $size } pt) is as large as the nameplate of page { $page } (报头不突出)
    .hint = make `{ $role }` smaller, or give the nameplate more rows
    .explain = The paper's name must be the largest text on page 1. By regulation, a smaller one counts as four errors.
statutory-missing = nameplate and colophon lack required facts: { $facts } (缺法定项)
    .hint = add them to the paper's `furniture: nameplate: strip` or `colophon`; 总期号 also needs `number` in issue.yaml
    .explain = By regulation every issue prints in a fixed place: name, date, weekday, running number, number of pages, national serial number, publisher, address, printer, distribution and price.
credits-missing = the folio of page { $page } lacks { $credits } (缺署名)
    .hint = write `{ $nearest }` for `{ $key }`, if that is what it means
    .hint-2 = add them to the page's `section` and `credits`
    .explain = Every folio names the section and who edited, designed and proofread the page. Unless the paper sets 缺署名, the check only looks for what other pages of the issue have.
advert-unlabelled = the advert `{ $file }` on page { $page } is not labelled 广告 (无广告标识)
    .hint = write 广告 in its label
    .explain = The law requires advertisements to carry the word 广告.
spread-uneven = `{ $story }` crosses the spine on different rows: page { $page } rows { $rows }, page { $other } rows { $others } (跨版不齐)
    .hint = give both parts the same rows
    .explain = A story that meets at the spine of two facing pages is read as one block: both parts begin and end on the same rows.
page-empty = page { $page } is empty: it has room for { $characters } { $characters ->
        [one] character
       *[other] characters
    } (天窗)
    .hint = follow the messages about { $waiting }, which did not fit on this page
    .hint-2 = give it a story or an advert, or delete the page from `pages`
    .explain = A page without stories and adverts prints white.
page-rest = page { $page } has an empty area: columns { $columns }, rows { $from } to { $to } ({ $characters } { $characters ->
        [one] character
       *[other] characters
    }) (天窗)
    .hint = follow the messages about { $waiting }, which did not fit on this page
    .hint-2 = place a filler of so many characters or an advert of { $width } × { $height } mm there, or give the frame of `{ $beside }` these rows
    .hint-3 = place a filler of so many characters or an advert of { $width } × { $height } mm there
    .explain = A rectangle of at least three rows without a story or an advert would print white.
furniture-no-room = `{ $key }` does not fit into its place on page { $page }
    .hint = shorten it, set it smaller in `styles: { $style }`, or give the nameplate more { $extent }
    .hint-2 = shorten it, or set it smaller in `styles: { $style }`
    .hint-3 = shorten it
    .explain = A text of the furniture runs over a rule, or out of the nameplate or the page: the strip under the name, an ear, a folio's section, credits or contact, or the colophon. Text is never cut off silently.
furniture-touches = `{ $key }` touches `{ $other }` on page { $page }
    .hint = shorten one of them, set them smaller in `styles: { $style }`, or give the nameplate more { $extent }
    .hint-2 = shorten one of them, or set them smaller in `styles: { $style }`
    .hint-3 = shorten one of them
    .explain = Two texts share a line that is too short for both: texts of the strip, or section and credits of a folio.
nameplate-no-room = the nameplate of page { $page } has no room for the paper's name
    .hint = give it more rows or columns, make its ears narrower (`earColumns`), or remove them
    .explain = The strip takes three rows of the nameplate, and the ears take their columns at its right. The name gets the rest.
jump-too-long = the jump line `{ $notice }` of `{ $story }` on page { $page } is longer than its line
    .hint = shorten the paper's `jump: {"{"}to: …{"}"}`, set it smaller in `styles: jump`, or give the frame wider legs
    .explain = 下转 has one row at the foot of a part's last leg. A longer text would lose its end.
qr-too-small = the QR code of `{ $story }` on page { $page } is { $side } mm wide; its address needs { $least } mm
    .hint = give it more columns with `qr: {"{"}columns: …{"}"}`, or use a shorter address
    .explain = A longer address needs more modules in its code. On newsprint, modules of less than half a millimetre fill in, and phones cannot read the code.
label-too-long = the label of `{ $story }` has { $characters } { $characters ->
        [one] character
       *[other] characters
    } and is longer than its head on page { $page }
    .hint = shorten it, or give the frame more columns
    .explain = A label (栏头) is one line, in the size of the style `label`. Text is never cut off silently.
group-no-room = the group `{ $group }` does not fit on page { $page }: it needs at least { $columns } { $columns ->
        [one] column
       *[other] columns
    } and { $rows } { $rows ->
        [one] row
       *[other] rows
    }{ $freeColumns ->
        [none] {""}
       *[other] { $freeRows ->
            [none] {""}
           *[other] ; the largest free area has { $freeColumns } { $freeColumns ->
                [one] column
               *[other] columns
            } and { $freeRows } { $freeRows ->
                [one] row
               *[other] rows
            }
        }
    }
    .hint = cut its stories or others on the page, take a story out of the group, or move it to another page
    .explain = A group is one rectangle, including its headline and box, and cannot jump. No make-up of the page leaves such a rectangle free.
group-no-form = the stories of the group `{ $group }` do not fit under its headline at any depth (page { $page }, { $columns } { $columns ->
        [one] column
       *[other] columns
    })
    .hint = shorten headlines, make photos smaller, or give all its stories columns and rows inside the group
    .explain = The stories of a group are made up below its headline like a small page. A headline that is too long, a photo or table that is too wide, or copy longer than the page makes that impossible.
group-overset = the group `{ $group }` is { $rows } { $rows ->
        [one] row
       *[other] rows
    } over: in { $columns } { $columns ->
        [one] column
       *[other] columns
    } it needs { $least } { $least ->
        [one] row
       *[other] rows
    } (page { $page })
    .hint = give it { $least } { $least ->
            [one] row
           *[other] rows
        }, or more columns; or cut its stories
    .explain = The group's frame must hold its headline and all its stories.
group-short = the group `{ $group }` leaves { $rows } { $rows ->
        [one] row
       *[other] rows
    } white at its foot, over { $columns } { $columns ->
        [one] column
       *[other] columns
    } (page { $page })
    .hint = make it { $rows } { $rows ->
            [one] row
           *[other] rows
        } less deep, enlarge a photo, or add copy
    .explain = The stories of a group begin below its headline. The rows that they do not fill stay white at the foot.
overset = `{ $story }` is { $rows } { $rows ->
        [one] line
       *[other] lines
    } over (about { $characters } { $characters ->
        [one] character
       *[other] characters
    }) on page { $page }
    .hint = cut the copy, give the frame more room, or let it go on on a later page: add one if none has room
    .explain = The story does not end in its frame even with photos, headline and paragraphs at their shortest. Nothing is cut off in silence: the build fails, and `--draft` draws the page all the same, with a red bar where copy is left out.
advert-over = `{ $advert }` on page { $page } is { $lines } { $lines ->
        [one] line
       *[other] lines
    } over
    .hint = make its frame deeper or wider, or cut its text
    .explain = The text of an advert does not fit into its frame: a text advert even at its smallest size, small ads even without space between them. Text is never cut off silently.
advert-head-long = the headline of the advert `{ $advert }` on page { $page } does not fit even at its smallest size
    .hint = shorten it, break it yourself (write a list of lines), or make the frame wider
    .explain = An advert's headline shrinks from the size of the style `advertHead` to its floor, in as many lines as the style allows.
advert-short = the advert `{ $advert }` on page { $page } leaves { $lines } { $lines ->
        [one] line
       *[other] lines
    } empty{ $legs ->
        [none] {""}
       *[other] , over { $legs } { $legs ->
            [one] leg
           *[other] legs
        } together
    }
    .hint = add text, set it larger, or make the frame less deep
    .explain = Space between small ads grows until all legs end level; the rest stays white at the foot. A text advert is centred in its frame: more than half of the frame is white.
underfull = `{ $story }` is { $rows } { $rows ->
        [one] line
       *[other] lines
    } short (about { $characters } { $characters ->
        [one] character
       *[other] characters
    }) on page { $page }
    .hint = add copy or a filler, enlarge a photo, or make the frame less deep
    .explain = The last leg may end two rows above the frame's foot. Copy-fitting (photo depth, white around headlines, paragraph breaks) could not fill the rest.
broken-line = `{ $text }` on page { $page } is broken where a line should not end
    .hint = shorten the word or address, add a space or U+200B where it may break, or give the story wider legs
    .explain = A word, number, address or unbreakable name was wider than the line, or several punctuation marks left no place to break. The engine breaks such a line anywhere, so that it does not run out of its leg.
loose-line = `{ $text }` on page { $page } is not justified: it would need { $added } em between characters
    .hint = `{ $word }` does not fit on the line: give the name in Chinese, reword the sentence, or give the story wider legs
    .hint-2 = reword the sentence, or give the story wider legs
    .explain = Justified, the characters of this line would be more than half an em apart, because the rules for line ends leave no other break. So the line is left short.
opened-lines = `{ $text }` on page { $page } is spaced out by { $added } em between characters{ $more ->
        [none] {""}
       *[other] ; { $more } more { $more ->
            [one] line
           *[other] lines
        } of the page by more than 0.25 em
    }
    .hint = `{ $word }` does not fit on the line: give the name in Chinese, reword the sentence, or give the story wider legs
    .hint-2 = reword the sentence, or give the story wider legs
    .explain = Each gap in this justified line grows by more than a quarter of an em, which readers notice. Long words, numbers or addresses leave no better break. Only the widest line of each page is reported; `check --typography` gives figures for each story.
heading-torn = a headline of `{ $story }` on page { $page } breaks inside a phrase: `{ $text }`
    .hint = write it as a list of lines, shorten it, or give it more columns
    .explain = Headlines break by sense. Here no better break fits, down to the `floor` of the style. In a list of lines the editor sets the breaks, and each line must fit. Names and terms under `words` in paper.yaml or issue.yaml are kept whole. The editor's own break inside a name marked `never` is also reported.
table-too-wide = the table of `{ $story }` on page { $page } is { $characters } { $characters ->
        [one] character
       *[other] characters
    } too wide
    .hint = shorten its longest cells, remove a column, or give the story wider legs (`legs: 1` joins all columns into one leg)
    .explain = Each table row is one line. A table that is too wide is set smaller, down to four fifths of its size; anything smaller cannot be read in a newspaper.
type-too-wide = `{ $style }` of `{ $of }` on page { $page } does not fit on its line of { $room } pt
    .hint = set it smaller or with less indent in `styles: { $style }`, shorten it, or give it more columns
    .explain = Text breaks at the end of a line. A text with only one line, or a character wider than its line, would overlap what is beside it.
leg-short = `{ $story }` leaves { $rows } { $rows ->
        [one] row
       *[other] rows
    } white inside its legs on page { $page }
    .hint = add or cut a line before a subhead, or move a photo
    .explain = Every leg but the last ends on the frame's last row. A subhead keeps three lines of text with it, and a table is not split. When they move to the next leg, the foot of this one stays white.
headline-too-long = a headline of `{ $story }` has { $characters } { $characters ->
        [one] character
       *[other] characters
    } and does not fit on page { $page }, even at its smallest size
    .hint = shorten it, turn it into more lines, or give it more columns; as it is, the head takes the room of { $takes } { $takes ->
            [one] line
           *[other] lines
        } of copy
    .hint-2 = shorten it, turn it into more lines, or give it more columns
    .explain = The engine makes a headline smaller, down to the `floor` of its style, and breaks it into at most `lines` lines.
frame-too-small = headline, note and opening photo of `{ $story }` need { $rows } { $rows ->
        [one] row
       *[other] rows
    } more than its frame on page { $page } has
    .hint = give the frame { $rows } { $rows ->
            [one] row
           *[other] rows
        } more and some for the text, or shorten the headline
    .explain = Everything above the text does not fit into the frame, even with the headline at its smallest size.
frame-too-narrow = headline, note and photo of `{ $story }` need { $lines } { $lines ->
        [one] line
       *[other] lines
    } more than its frame on page { $page } has
    .hint = give the frame more columns, or shorten the headline
    .explain = In a vertical story, headline and note are at the right of the text. They do not fit into the frame's width.
head-not-over = `head: top` of `{ $story }` does not fit on page { $page }: the headline is set at the right instead
    .hint = give the frame more columns, split it into more `legs`, or remove `head: top`
    .explain = In a vertical paper a headline above the copy takes whole bands, and the copy needs a band below it. In a frame with too few bands the headline is set at the right of the copy, as without `head: top`.
photo-no-room = `{ $photo }` of `{ $story }` does not fit into its frame on page { $page }: it needs { $rows } { $rows ->
        [one] row
       *[other] rows
    } in { $columns } { $columns ->
        [one] column
       *[other] columns
    }
    .hint = give it fewer columns or rows, or give the frame more
    .explain = A photo keeps its proportion within the paper's `levers: crop`, does not touch headline or other photos, and has a row of white towards text.
photo-outranked = `{ $photo }` of `{ $story }` is smaller than `{ $other }` of the less important `{ $lesser }` on page { $page }, which is { $times } times as large
    .hint = make `{ $other }` smaller or remove it; or set `columns` on `{ $photo }`: your own choice is not reported
    .explain = A page's main picture belongs to its most important story. Make-up could not enlarge that photo: its pixels, its story's copy or the page left no room.
part-empty = the copy of `{ $story }` ends before part { $part } on page { $page }
    .hint = delete this part: all copy fits on page { $before }
    .hint-2 = delete this part, or make the earlier ones smaller
    .explain = All text fits into earlier parts, so no jump leads here and the frame stays empty.
jump-page-alike = a jump line of `{ $story }` says { $name }, which could be page { $page } or page { $other } (转版不符)
    .hint = leave out `page` of `jump` in paper.yaml, so that jump lines use page labels
    .explain = Pages of two sections may end in the same number: with the wording `第{"{"}number{"}"}版`, A02 and B02 are both 第二版, and readers cannot know which is meant.
jump-unpaired = `{ $story }` jumps from page { $from } to page { $to }, where no jump line continues it (转版不符)
    .hint = enlarge the frame on page { $to } until it holds its headline and some lines
    .explain = Every 下转 needs its 上接. The frame of the continuation has no row left for text.
continues-outside = `{ $story }` leaves { $characters } { $characters ->
        [one] character
       *[other] characters
    } for a page that is not in this manifest
    .hint = set the rest there, from character { $at } of the copy
    .explain = A story with `continuesOn` is cut at the end of its frame. The rest belongs into another manifest.
copy-cut = { $paragraphs ->
        [one] the last paragraph
       *[other] the last { $paragraphs } paragraphs
    } of `{ $story }` ({ $characters } { $characters ->
        [one] character
       *[other] characters
    }) { $paragraphs ->
        [one] is
       *[other] are
    } not printed: page { $page } has no room for { $paragraphs ->
        [one] it
       *[other] them
    }
    .hint = cut other copy on the page; if it must be printed, lower `cuttable`
    .explain = With `cuttable: 3`, make-up may cut the last three paragraphs of a story if its page has no room. The website and the archive keep them. `banmian layout --pin` writes `cut`.
optional-left-out = the optional `{ $name }` of `{ $story }` was left out: page { $page } has no room for it
    .hint = cut copy on the page or enlarge the frame; if it must be printed, remove `optional`
    .explain = With `optional: true`, make-up prints a photo, pull quote, figures, code or deck only if the page has room.
