heads-side-by-side = the headlines of `{ $story }` and `{ $other }` stand side by side on page { $page }, rows { $rows } at column { $column } (碰题)
    .hint = let one of the frames begin lower, put a photo between them, or box one
    .explain = Two headlines on the same rows with nothing but a gutter between them read as one.
heads-stacked = the headline of `{ $other }` stands directly under that of `{ $story }` on page { $page }, row { $row } (叠题)
    .hint = give `{ $story }` rows for its text, or move one of them
    .explain = A headline follows another with no text between them.
head-without-text = a headline or subhead of `{ $story }` has no line of text under it on page { $page }, columns { $columns }, rows { $rows } (背题)
    .hint = give the frame more rows
    .explain = A headline needs text under or beside it, and a subhead is never the last line of a leg.
page-split = one straight gap crosses page { $page }{ $column ->
        [none] {""}
       *[other] {" "}after column { $column }
    }{ $row ->
        [none] {""}
       *[other] {" "}after row { $row }
    } (断版)
    .hint = let one frame reach over it
    .explain = A gap from edge to edge makes the page fall apart into two.
head-apart = the copy of `{ $story }` on page { $page }, columns { $columns }, rows { $rows }, begins away from its headline (题文分离)
    .hint = let the headline span the leg where the copy begins, or give this part a headline of its own
    .explain = Body text starts under its own headline, or in the leg beside it; a part without a headline touches the part before it.
line-alone = { $count } { $count ->
        [one] line
       *[other] lines
    } of `{ $story }` on page { $page } stand alone at the head or foot of a leg (孤行不成页)
    .hint = cut or add a line, or move a photo
    .explain = A paragraph's last line does not stand alone at the head of a leg, nor its first at the foot of one.
character-alone = { $count } { $count ->
        [one] paragraph
       *[other] paragraphs
    } of `{ $story }` on page { $page } end in a single character (孤字不成行)
    .hint = reword the paragraph
    .explain = A paragraph's last line holds more than one character.
photo-on-fold = the photo `{ $photo }` of `{ $story }` on rows { $rows } lies on the fold of page { $page }, row { $fold } (图跨折线)
    .hint = move it up or down by some rows
    .explain = A 对开 sheet is folded across its middle; a face on the fold is spoilt. Where the crop names a point (`crop: "30% 60%"`), that point is looked at instead of the middle.
nameplate-small = `{ $role }` of `{ $story }` ({ $size } pt) is as large as the nameplate of page { $page } (报头不突出)
    .hint = set `{ $role }` smaller, or give the nameplate more rows
    .explain = The paper's name is larger than every other text on page one; a smaller one counts as four errors by statute.
statutory-missing = nameplate and colophon do not tell: { $facts } (缺法定项)
    .hint = put them into the paper's `furniture: nameplate: strip` or `colophon`
    .explain = By statute every issue has in a fixed place: name, date, weekday, running number, number of pages, national serial number, publisher, address, printer, distribution and price.
credits-missing = the header of page { $page } does not tell: { $credits } (缺署名)
    .hint = add them to the page's `section` and `credits`
    .explain = Every page's header tells its section and who edited, designed and proofread it. Without a word of the paper's, only what other pages of the issue have is missed.
advert-unlabelled = the advert `{ $file }` on page { $page } is not labelled 广告 (无广告标识)
    .hint = let its label say 广告
    .explain = Advertisements carry the word 广告 by statute.
spread-uneven = `{ $story }` crosses the spine on other rows of page { $other } ({ $others }) than of page { $page } ({ $rows }) (跨版不齐)
    .hint = give both parts the same rows
    .explain = A story whose parts meet at the spine of two facing pages is read as one block: both begin and end on the same rows.
page-empty = nothing stands on page { $page }: { $characters } { $characters ->
        [one] character
       *[other] characters
    } have room there (天窗)
    .hint = mend what is told of { $waiting }, which found no room there
    .hint-2 = give it a story or an advert, or take the page out of `pages`
    .explain = A page without any story or advert would be printed white.
page-rest = page { $page } has room where nothing stands: columns { $columns }, rows { $from } to { $to } ({ $characters } { $characters ->
        [one] character
       *[other] characters
    }) (天窗)
    .hint = `{ $photo }` over { $wider } { $wider ->
            [one] column
           *[other] columns
        } instead of { $now } fills about { $share } % of it; or add copy, or place an advert there
    .hint-2 = add copy, place an advert there, or give the frame of `{ $beside }` these rows
    .hint-3 = add copy, or place an advert there
    .explain = A rectangle of three rows or more that no story and no advert takes would be printed white.
furniture-no-room = `{ $key }` has no room in its place on page { $page }
    .hint = shorten it, set it smaller in `styles: { $style }`, or give the nameplate more { $extent }
    .hint-2 = shorten it, or set it smaller in `styles: { $style }`
    .hint-3 = shorten it
    .explain = A text of the furniture runs over a rule, or out of the nameplate or the page: the strip under the name, an ear, the section, credits and contact of a folio, the colophon. Nothing is cut off in silence.
furniture-touches = `{ $key }` touches `{ $other }` on page { $page }
    .hint = shorten one of them, set them smaller in `styles: { $style }`, or give the nameplate more { $extent }
    .hint-2 = shorten one of them, or set them smaller in `styles: { $style }`
    .hint-3 = shorten one of them
    .explain = Two texts of the furniture share a line that is too short for both: texts of the strip, or section and credits of a folio.
nameplate-no-room = the nameplate of page { $page } has no room for the paper's name
    .hint = give it more rows or columns, or its ears fewer (`earColumns`), or take these out
    .explain = The strip takes three rows of the nameplate, the ears their columns at its right; the name has the rest.
jump-too-long = the notice `{ $notice }` of `{ $story }` on page { $page } is longer than its line
    .hint = shorten `jump: {"{"}to: …{"}"}` of the paper, set it smaller in `styles: jump`, or give the frame wider legs
    .explain = 下转 has one row at the foot of a part's last leg. What is longer would lose its end.
qr-too-small = the code of `{ $story }` on page { $page } is { $side } mm wide; its address needs { $least } mm
    .hint = write `qr: {"{"}columns: …{"}"}` with more columns, or a shorter address
    .explain = The longer an address, the more modules its code has. On newsprint a module of less than half a millimetre closes, and no telephone reads the code.
label-too-long = the label of `{ $story }` has { $characters } { $characters ->
        [one] character
       *[other] characters
    } and is longer than its head on page { $page }
    .hint = shorten it, or give the frame { $columns } { $columns ->
            [one] column
           *[other] columns
        } more
    .hint-2 = shorten it, or give the frame more columns
    .explain = A label (栏头) stands in one line, in the size of the style `label`. Nothing of it is cut off in silence.
group-no-room = the group `{ $group }` finds no room on page { $page }: it takes { $columns } { $columns ->
        [one] column
       *[other] columns
    } and { $rows } { $rows ->
        [one] row
       *[other] rows
    } at the least{ $freeColumns ->
        [none] {""}
       *[other] { $freeRows ->
            [none] {""}
           *[other] ; the largest free place has { $freeColumns } { $freeColumns ->
                [one] column
               *[other] columns
            } and { $freeRows } { $freeRows ->
                [one] row
               *[other] rows
            }
        }
    }
    .hint = cut its stories or what else stands on the page, take a story out of the group, or move it to another page
    .explain = A group stands as one rectangle, its head and its box included, and goes on nowhere. No make-up of the page leaves a rectangle of its size.
group-no-form = the stories of the group `{ $group }` come out under its head at no depth (page { $page }, { $columns } { $columns ->
        [one] column
       *[other] columns
    })
    .hint = shorten the headlines, take a photo smaller, or give all its stories columns and rows inside the group
    .explain = The stories of a group are made up below its head as a page is. A headline that is too long, a photo or table that is too wide, or copy longer than the page leaves no way.
group-overset = the group `{ $group }` is { $rows } { $rows ->
        [one] row
       *[other] rows
    } over: over { $columns } { $columns ->
        [one] column
       *[other] columns
    } it takes { $least } { $least ->
        [one] row
       *[other] rows
    } (page { $page })
    .hint = give it { $least } { $least ->
            [one] row
           *[other] rows
        }, or more columns; or cut its stories
    .explain = The frame of the group holds its head and its stories. They do not come out in its rows.
group-short = the group `{ $group }` leaves { $rows } { $rows ->
        [one] row
       *[other] rows
    } white at its foot, over { $columns } { $columns ->
        [one] column
       *[other] columns
    } (page { $page })
    .hint = give it { $rows } { $rows ->
            [one] row
           *[other] rows
        } less, enlarge a photo, or add copy
    .explain = The stories of the group stand below its head; what they do not fill stays white at its foot.
overset = `{ $story }` is { $rows } { $rows ->
        [one] line
       *[other] lines
    } over (about { $characters } { $characters ->
        [one] character
       *[other] characters
    }) on page { $page }
    .hint = cut { $cut } { $cut ->
            [one] character
           *[other] characters
        } in the paragraph `{ $paragraph }`{ $depth ->
            [none] {""}
           *[other] , or make the frame { $depth } { $depth ->
                [one] row
               *[other] rows
            } deeper
        }{ $to ->
            [none] {""}
           *[other] { $across ->
                [none] {""}
               *[other] { $down ->
                    [none] {""}
                   *[other] , or let the story go on on page { $to }: columns { $across }, rows { $down } are free
                }
            }
        }
    .hint-2 = make the frame { $depth } { $depth ->
            [one] row
           *[other] rows
        } deeper{ $to ->
            [none] {""}
           *[other] { $across ->
                [none] {""}
               *[other] { $down ->
                    [none] {""}
                   *[other] , or let the story go on on page { $to }: columns { $across }, rows { $down } are free
                }
            }
        }, or cut the copy{ $least ->
            [none] {""}
           *[other] { $named ->
                [none] {""}
               *[other] : a line goes with { $least } { $least ->
                    [one] character
                   *[other] characters
                } in the paragraph `{ $named }`
            }
        }
    .hint-3 = let the story go on on page { $to }: columns { $across }, rows { $down } are free; or cut the copy{ $least ->
            [none] {""}
           *[other] { $named ->
                [none] {""}
               *[other] : a line goes with { $least } { $least ->
                    [one] character
                   *[other] characters
                } in the paragraph `{ $named }`
            }
        }
    .hint-4 = cut the copy{ $least ->
            [none] {""}
           *[other] { $named ->
                [none] {""}
               *[other] : a line goes with { $least } { $least ->
                    [one] character
                   *[other] characters
                } in the paragraph `{ $named }`
            }
        }, give the frame more room, or let it go on on a later page: add one if none has room
    .explain = The story does not end in its frame even with photos, headline and paragraphs at their shortest. Nothing is cut off in silence: the build fails, and `--draft` draws the page all the same, with a red bar where copy is left out. Each figure of the hint was tried: the story was set again with it. The characters of a paragraph may go at its end or in its middle.
advert-over = `{ $advert }` on page { $page } is { $lines } { $lines ->
        [one] line
       *[other] lines
    } over
    .hint = make its frame deeper or wider, or take words out
    .explain = The words of an advert do not end in its frame: a text advert even at its smallest size, small ads even without white between them. Nothing is cut off in silence.
advert-head-long = the headline of the advert `{ $advert }` on page { $page } has no room even at its smallest size
    .hint = cut it, give it turns (a list of lines), or make the frame wider
    .explain = A headline over an advert's words falls from the size of the style `advertHead` to its floor, in as many lines as the style allows.
advert-short = the advert `{ $advert }` on page { $page } leaves room for { $lines } { $lines ->
        [one] line
       *[other] lines
    }{ $legs ->
        [none] {""}
       *[other] , those of its { $legs } { $legs ->
            [one] leg
           *[other] legs
        } together
    }
    .hint = add words, set them larger, or make the frame less deep
    .explain = White between small ads grows until all legs end level; what is left of their place is white at the foot. The words of a text advert stand in the middle of theirs: more than half of it is white.
underfull = `{ $story }` is { $rows } { $rows ->
        [one] line
       *[other] lines
    } short (about { $characters } { $characters ->
        [one] character
       *[other] characters
    }) on page { $page }
    .hint = add copy or a filler, enlarge a photo, or make the frame { $depth } { $depth ->
            [one] row
           *[other] rows
        } less deep
    .hint-2 = add copy or a filler, or enlarge a photo
    .explain = A last leg may end two rows above the frame's foot. The engine's levers (photo depth, white round heads, paragraphs' own breaks) could not fill the rest.
broken-line = `{ $text }` on page { $page } breaks where no line should: nothing else fits
    .hint = shorten the word or address, add a space or U+200B where it may break, or give the story wider legs
    .explain = A word, number, address or name that never breaks was wider than the measure, or several marks left no place for a line to end. The engine breaks such a line anywhere rather than let it stick out.
loose-line = `{ $text }` on page { $page } stays short: it would be spaced by { $added } em
    .hint = `{ $word }` has no room in the line: give the name in Chinese, reword the sentence, or give the story wider legs
    .hint-2 = reword the sentence, or give the story wider legs
    .explain = A justified line whose characters would stand more than half an em apart: the rules of line ends left no other break. Readers see such a line as a list of characters, so it is not filled.
opened-lines = `{ $text }` on page { $page } is opened by { $added } em between its characters{ $more ->
        [none] {""}
       *[other] ; further lines of the page by more than 0.25 em: { $more }
    }
    .hint = `{ $word }` has no room in the line: give the name in Chinese, reword the sentence, or give the story wider legs
    .hint-2 = reword the sentence, or give the story wider legs
    .explain = A justified line whose gaps each grow by more than a quarter of an em: everybody sees it. Long words, numbers and addresses left no better break. Told once a page, at the widest line; `check --typography` has the figures of each story.
heading-torn = a headline of `{ $story }` on page { $page } turns inside a phrase: `{ $text }`
    .hint = write its turns as a list of lines, shorten it, or give it more columns
    .explain = A headline turns by its sense. Here no better turn fits, at any size down to its style's `floor`. A list of lines says where it turns; each of them has to fit. Names and terms that stand under `words` in paper.yaml or issue.yaml stay whole; the editor's own turn inside a name marked `never` is told, too.
table-too-wide = the table of `{ $story }` on page { $page } is { $characters } { $characters ->
        [one] character
       *[other] characters
    } too wide
    .hint = shorten its longest cells, take out a column, or give the story wider legs (`legs: 1` makes one leg of all its columns)
    .explain = A row of a table stays a single line. A table that is too wide is set smaller, to four fifths of its size at the least: what is smaller cannot be read in a newspaper.
type-too-wide = `{ $style }` of `{ $of }` on page { $page } does not fit into its line of { $room } pt
    .hint = set it smaller or with less indent in `styles: { $style }`, shorten it, or give it more columns
    .explain = A text turns where its line ends. One that has a single line, or a character that is wider than its line, sticks out over what stands beside it.
leg-short = `{ $story }` leaves { $rows } { $rows ->
        [one] row
       *[other] rows
    } white inside its legs on page { $page }
    .hint = add or cut a line before a subhead, or move a photo
    .explain = Every leg but the last ends on the frame's last row. A subhead stays with two lines of its text, and a table in one leg; where they go over to the next leg, white is left at the foot of this one.
headline-too-long = a headline of `{ $story }` has { $characters } { $characters ->
        [one] character
       *[other] characters
    } and does not fit on page { $page }, even at its smallest size
    .hint = write `legs: { $legs }`: a vertical headline is as long as the legs that it stands beside{ $fits ->
            [none] {""}
           *[other] ; or shorten it to { $fits } { $fits ->
                [one] character
               *[other] characters
            }
        }
    .hint-2 = shorten it to { $fits } { $fits ->
            [one] character
           *[other] characters
        }{ $over ->
            [none] {""}
           *[other] , write `over: { $over }`
        }{ $columns ->
            [none] {""}
           *[other] , or give the frame { $columns } { $columns ->
                [one] column
               *[other] columns
            } more
        }
    .hint-3 = write `over: { $over }`, or shorten it
    .hint-4 = give the frame { $columns } { $columns ->
            [one] column
           *[other] columns
        } more, or shorten it
    .hint-5 = shorten it, turn it into more lines, or give it more columns
    .explain = The engine sets a headline smaller down to its style's `floor`, and turns it into its `lines` at most.
frame-too-small = headline, note and opening photo of `{ $story }` need { $rows } { $rows ->
        [one] row
       *[other] rows
    } more than its frame on page { $page } has
    .hint = make the frame { $depth } { $depth ->
            [one] row
           *[other] rows
        } deeper, or shorten the headline
    .hint-2 = give the frame { $rows } { $rows ->
            [one] row
           *[other] rows
        } more and some for the text, or shorten the headline
    .explain = What stands before the text does not fit into the frame, even with the headline at its smallest size.
frame-too-narrow = headline, note and photo of `{ $story }` need { $lines } { $lines ->
        [one] line
       *[other] lines
    } more than its frame on page { $page } has
    .hint = give the frame { $columns } { $columns ->
            [one] column
           *[other] columns
        } more, or shorten the headline
    .hint-2 = give the frame more columns, or shorten the headline
    .explain = In a vertical story headline and note stand at the right of the text. What they need does not fit into the frame's width.
head-not-over = `head: top` of `{ $story }` has no room on page { $page }: its headline leaves none of its bands to the copy, and stands at the right
    .hint = give the frame more columns, divide it into more `legs`, or leave `head: top` out
    .explain = In a vertical paper a headline over the copy takes as many whole bands as it is high. The copy needs a band below it. A frame of too few bands has its headline at the right of the copy, as it would without `head: top`.
photo-no-room = `{ $photo }` of `{ $story }` finds no place in its frame on page { $page }: it needs { $rows } { $rows ->
        [one] row
       *[other] rows
    } in { $columns } { $columns ->
        [one] column
       *[other] columns
    }
    .hint = make the frame { $depth } { $depth ->
            [one] row
           *[other] rows
        } deeper{ $fewer ->
            [none] {""}
           *[other] , or write `columns: { $fewer }` for the photo
        }{ $shallow ->
            [none] {""}
           *[other] , or `depth: { $shallow }`
        }
    .hint-2 = write `columns: { $fewer }` for the photo{ $shallow ->
            [none] {""}
           *[other] , or `depth: { $shallow }`
        }
    .hint-3 = write `depth: { $shallow }` for the photo
    .hint-4 = give it fewer columns or rows, or give the frame more
    .explain = A photo keeps its proportion within the paper's crop lever, stands clear of head and other photos, and needs a row of white towards text.
photo-outranked = `{ $photo }` of `{ $story }` is smaller than `{ $other }` of `{ $lesser }`, a story of lower rank on page { $page }, which is { $times } times as large
    .hint = take `{ $other }` smaller or out, or give `{ $photo }` its `columns`: your own stand, and nothing is told
    .explain = A page's picture is that of its most important story. Where another photo is larger, make-up found no way to enlarge the first: its pixels, its story's copy or the page had no room for it.
part-empty = the copy of `{ $story }` ends before its part { $part } on page { $page }
    .hint = take this part away: all the copy stands on page { $before }
    .hint-2 = take this part away, or make the earlier ones smaller
    .explain = All of the story's text stands in earlier parts, so no jump leads here and the frame stays empty.
jump-page-alike = a notice of `{ $story }` says { $name }, which is page { $page } and page { $other } (转版不符)
    .hint = write `jump: {"{"}page: "{ $label }版"{"}"}` in paper.yaml: notices then name pages by their labels
    .explain = Pages of two sections may end in one number: A02 and B02 are both 第二版 where the paper's wording says `第{"{"}number{"}"}版`. A reader who is sent there cannot know which is meant.
jump-unpaired = `{ $story }` jumps from page { $from } to page { $to }, where no notice takes it up (转版不符)
    .hint = make the frame on page { $to } large enough for its headline and some lines
    .explain = Every 下转 has its 上接. The continuation's frame has no row left for text.
continues-outside = `{ $story }` leaves { $characters } { $characters ->
        [one] character
       *[other] characters
    } for the page that it continues on, which is not in this manifest
    .hint = set them there, from character { $at } of the copy on
    .explain = A story with `continuesOn` is cut where its frame ends; what is left stands in another manifest.
optional-left-out = the optional `{ $name }` of `{ $story }` is left out: page { $page } has no room for it
    .hint = cut copy on the page, give it a larger frame, or take `optional` out if it has to stand
    .explain = `optional: true` lets make-up print a photo, a pull quote, figures, a code or a deck where its page has room, and leave it out where it has none.
