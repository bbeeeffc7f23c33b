fault-not-by-ink = `{ $fault }` cannot be `ink`
    .hint = write error, warning or off; only 碰题 can be `ink`
    .explain = Headlines side by side can be judged by their frames or by their letters. The other faults have only one measure.
grid-too-wide = the grid is { $width } pt wide, the page only { $trim } pt
    .hint = set `{ $key }` in `grid` to { $fits } or less, use a smaller `measure` or `pitch`, or a wider page
    .hint-2 = use a smaller size, or a wider page
    .explain = A horizontal grid is as wide as its columns: (columns × measure + gutters) × size. A vertical grid is as wide as its rows, which run from right to left: (rows − 1) × pitch + size.
grid-too-tall = the grid ends at { $height } pt, the page at { $trim } pt
    .hint = set `{ $key }` in `grid` to { $fits } or less, use a smaller `measure`, `pitch` or `top`, or a taller page
    .hint-2 = use a smaller size or `top`, or a taller page
    .explain = The grid begins at `top`. A horizontal grid is as deep as its rows: (rows − 1) × pitch + size. A vertical grid is as deep as its columns, which are bands: (columns × measure + gutters) × size.
folio-no-room = row 1 begins { $top } mm below the top of the page, but the folio above it needs { $needs } mm
    .hint = write `sheet: {"{"}top: …{"}"}` with at least { $needs }mm
    .explain = Above row 1 is the folio, or one small line above a nameplate. With too little room it would be cut off at the trim.
size-above-pitch = `{ $role }` has { $size } pt, but the lines of `{ $host }` that it runs into have a pitch of { $pitch } pt
    .hint = set its size to { $pitch } pt or less
    .explain = Speaker, dateline, reporter and jump lines run into lines of the copy, a note's label into the note, a credit into the caption; 广告 takes one row. Type larger than the pitch touches the line above.
body-off-grid = the body's { $key } is { $value } pt, but the grid's is { $grid } pt
    .hint = write the { $key } in `grid` and leave it out here: the grid counts columns and rows
    .explain = A column is a number of characters of `grid: size` wide, and a row is `grid: pitch` high. Copy is counted in both. A body of another size or pitch does not fit the count: each of its lines takes whole rows.
colour-built-in = `{ $colour }` is built in and cannot be redefined
    .hint = choose another name
    .explain = black is 100 % of the black ink; white is the paper. Text is black unless its style says otherwise.
contrast-too-low = the contrast between type and ground is { $contrast } : 1; the least is { $least } : 1
    .hint = use a darker colour for type or under white type, and a lighter `tint` under black type (black at most 30 %)
    .explain = White and very pale type (yellow included) is invisible on paper, and so is white type on such a ground. Copy on a strong colour is hard to read. Black on newsprint is a dark grey, and halftone dots grow. Contrast is computed as in WCAG 2.2, from the light that the inks reflect on newsprint.
type-too-small = type of { $size } pt is too small to read in print; the least is { $least } pt
    .hint = write { $least }pt or more
    .explain = 七号 has 5.5 pt. Ink spreads on newsprint, so the strokes of smaller characters run together.
rule-too-thick = a rule of { $weight } pt touches the type beside it; the most is { $most } pt
    .hint = write { $most }pt or less; 0.35pt to 1pt is usual
    .explain = Rules are printed in the white space between stories and columns, and around boxes, ears and adverts; they take no room of their own. A rule thicker than half a body character, or than the gutter, is printed over letters.
pitch-below-size = the pitch, { $pitch } pt, is less than the type size, { $size } pt
    .hint = set the pitch to { $size } pt or more; 12 pt is usual for 9 pt
    .explain = If the pitch is less than the type size, lines touch.
floor-above-size = the floor, { $floor } pt, is above the size, { $size } pt
    .hint = set the floor to { $size } pt or less
    .explain = `size` is the size that copy-fitting begins with, `floor` the smallest size that it may use.
no-page-in-notice = `{ $key }` does not name the page: { $field } is missing
    .hint = add { $field } to the wording
    .explain = A jump line names a page: `to` and `from` contain {"{"}page{"}"}, and `page` contains {"{"}number{"}"} (四) or {"{"}label{"}"} (A04).
empty-field = { $field } has no value in this issue, so its piece of `{ $key }` is not printed
    .hint = give it a value, or delete { $field } from the paper's text
    .explain = Texts of the furniture contain facts of the issue and the paper. Full-width spaces separate their pieces; a piece whose fact is missing is not printed.
weather-unused = `weather` is not printed: no ear, strip or colophon of the paper contains { $field }
    .hint = write { $field } in an ear of the paper's nameplate, or delete `weather`
    .explain = `weather` is the text that replaces {"{"}weather{"}"} in the paper's own texts. It has no place of its own.
art-empty = `{ $file }` has no view box, or no path to draw
    .hint = save the name as filled paths, with a viewBox
    .explain = The nameplate's art is an SVG with a viewBox and at least one filled path. The paper sets its colour.
art-broken = `{ $file }` is not well-formed SVG: it cannot be read from here on
    .hint = save it again as plain SVG
    .explain = SVG is XML: every element is closed, values are in quotation marks, and & is written &amp;.
art-viewbox = the view box `{ $value }` of `{ $file }` is invalid
    .hint = write four numbers: left, top, width and height, the last two above zero: 0 0 3400 860
    .explain = The view box says which area is shown. Without it the size of the art is unknown.
art-path = a path of `{ $file }` cannot be drawn: `{ $value }`
    .hint = save the art again: a path begins with M, and its numbers are below a million
    .explain = A path is a row of commands with numbers, the first of them M. An unreadable part would be missing in print.
art-not-read = `{ $file }` uses `{ $element }`, which is not supported
    .hint = turn everything into plain filled paths (Inkscape: Path, Object to Path, then ungroup)
    .explain = Only filled paths without transformations are read. Anything else would be missing in print.
unknown-name = there is no `{ $value }` in `{ $under }`
    .hint = did you mean `{ $nearest }`?
    .hint-2 = use one of { $known }, or add it to `{ $under }`
    .hint-3 = add it to `{ $under }`, or delete the name
    .explain = Pages are named by label; stories, fillers, groups and photos by id (photos of a story also by number, from 1); slots, colours, faces and fonts by their key. All must be listed: in the issue's `pages`, `stories`, `fillers`, `groups` and `photos`, the paper's `slots` and `palette`, or `faces` and `files` of fonts.yaml. The colours black and white are built in.
today-too-few = `today` says { $today } { $today ->
        [one] page
       *[other] pages
    }, but this manifest alone has { $pages }
    .hint = write the number of pages of the whole issue, or leave `today` out
    .explain = 今日N版 in the nameplate is the number of all pages, which is required by regulation. A manifest may hold only some of them.
pages-out-of-order = page `{ $label }` is listed after page `{ $other }`
    .hint = list the pages in reading order
    .explain = The order of `pages` decides which pages are left-hand, which has the nameplate, and where a story may continue. Labels that run backwards contradict it.
beyond-grid = `{ $key }` ends at { $last }, but the grid has only { $most }
    .hint = end at { $most }
    .explain = Columns and rows are counted from 1 on the paper's grid. In a spread, columns count through both pages.
frames-overlap = `{ $name }` overlaps `{ $other }` on page { $page }: columns { $columns }, rows { $rows }
    .hint = move or shrink one of the two
    .explain = Stories, adverts and the nameplate each need columns and rows of their own.
legs-too-narrow = with { $legs } { $legs ->
        [one] leg
       *[other] legs
    }, a line holds { $measure } { $measure ->
        [one] character
       *[other] characters
    }; the least is { $narrowest }
    .hint = use at most { $most } { $most ->
            [one] leg
           *[other] legs
        }
    .explain = The width of a leg is the frame's width without gutters, divided by the number of legs. Legs of a vertical story are stacked bands. A line of fewer than five characters cannot follow the rules for line ends.
no-common-page = `{ $story }` belongs to the section { $section }, but page { $pages } does not
    .hint = delete `section`, or name a page of that section
    .explain = The plan looks for pages that meet both: the labels of `page` and the name in `section`.
frame-needed = `{ $story }` has `{ $key }`, so it needs columns and rows
    .hint = add `columns: …`{ $columns ->
            [none] {""}
           *[other] {" "}(counted over both pages, 1-{ $columns })
        } and `rows: …`
    .explain = Make-up finds frames on one page at a time, for stories that run in the paper's own direction. Give the frame yourself for a story over the fold, a vertical story in a horizontal paper, or a horizontal one in a vertical paper.
table-in-vertical = the vertical story `{ $story }` has a table
    .hint = set the story with `writing: horizontal`, or write the table as text
    .explain = Tables are set in horizontal rows, which a vertical story does not have.
too-few-paragraphs = `{ $story }` has { $paragraphs } { $paragraphs ->
        [one] paragraph
       *[other] paragraphs
    }, so { $most ->
        [0] none can be cut
       *[other] at most { $most } can be cut
    }
    .hint = { $most ->
        [0] delete the key
       *[other] write { $most } or less
    }
    .explain = `cuttable` and `cut` count paragraphs from the end. The first one is always printed; a table and a poem count as one, a subhead goes with the paragraph below it.
clashing-keys = `{ $key }` cannot be used together with `{ $other }`
    .hint = delete one of the two
    .explain = One of them would have no effect. `over` needs a headline at the top. A vertical story's headline is at the right or, with `head: top`, over all its copy. A spread story is one horizontal frame on two pages, headline at the top or left, without a jump. An advert's text has one rectangle on one page; `fit`, `filePage` and `as` are for files, signatures for texts, categories for small ads. Places and photos override wishes.
beyond-frame = `{ $key }` is { $columns }, but the frame has { $room } { $room ->
        [one] column
       *[other] columns
    }
    .hint = write { $room } or less
    .explain = `over` of a headline and `columns` of a photo count columns of the frame. In a frame divided by `legs`, a photo counts legs.
no-headline = `{ $story }` has no headline
    .hint = add `headline: …` or `label: …`
    .explain = Every story with copy and every group has a headline, or a label instead. Only fillers may have neither.
no-copy = `{ $story }` has neither copy nor photos
    .hint = write its `body`, or delete the story
    .explain = A story with nothing to print would leave an empty frame.
story-twice = `{ $story }` has the same copy as `{ $twin }`
    .hint = delete one of them
    .explain = The copy of two ids is the same, character by character. It would be printed twice.
jump-backwards = `{ $story }` jumps backwards: part { $part } is on page { $page }, the part before it on page { $before }
    .hint = list the parts in page order
    .explain = Readers turn pages forwards. Parts are listed in reading order, each on the same page as the one before or a later page.
continued-inside = page `{ $to }` is in this manifest, but has no part of `{ $story }`
    .hint = list the part in `place`: the program then makes both jump lines
    .explain = `continuedFrom` and `continuesOn` name pages of another manifest, so only one jump line of the pair is printed. A part on a page of this issue belongs in `place`. For `continuesOn` this is always an error: nobody would print the copy that is left.
continued-backwards = `{ $key }` names page { $page }, but the story is on page { $own }
    .hint = check the page label
    .explain = A story comes from an earlier page and continues on a later one.
no-such-part = `{ $photo }` belongs to part { $part }, but the story has only { $parts }
    .hint = set `part` to { $parts } or less, or add a place
    .explain = `part` says which of the story's frames a photo or inset is in, counted from 1.
photo-too-deep = photo `{ $photo }` needs at least { $depth } { $depth ->
        [one] row
       *[other] rows
    }, but its frame has { $room }
    .hint = lower `depth`, or give the frame more rows
    .explain = A photo's `depth` is the rows of the picture without its caption.
two-photos-over-head = `{ $photo }` and `{ $other }` are both placed above the headline
    .hint = give one of them another `at`; or give both the same `group`, and they are placed side by side
    .explain = `at: head` places one photo, or one group of photos, above the headline.
no-caption = `{ $photo }` has no caption
    .hint = add `caption: …`; photos of one group share a caption
    .explain = 图文不符: a photo without a caption is a fault of make-up. Screen readers also read the caption.
group-says-otherwise = `{ $key }` of `{ $photo }` has no effect: its group `{ $group }` has another value
    .hint = write it once for the whole group, or remove the photo from the group
    .explain = Photos of one group are side by side, with one depth, one caption and one credit: those of the first photo that gives them.
anchored-twice = `{ $photo }` is anchored a second time here; only the first anchor counts
    .hint = delete one of the two anchors
    .explain = A photo is printed once in its story, near the paragraph of its first anchor, `![](id)`.
wish-elsewhere = `beside` must name another story on page { $page }, but names `{ $story }`
    .hint = name another story of the page, or delete `beside`
    .explain = `beside` names the story that this one is placed next to. Two stories can be side by side only on one page.
slot-without-place = the slot `{ $slot }` needs columns and rows, or a size
    .hint = write `{"{"}columns: 1-8, rows: 92-115{"}"}` or `{"{"}size: 352mm 100mm{"}"}`
    .explain = A slot is a frame on the grid, or a size in millimetres with the corner of the page where it goes; not both.
slot-too-large = the slot `{ $slot }` is larger than the type area, which has { $width } × { $height } mm
    .hint = write a size of at most { $width } × { $height } mm
    .explain = An advert is placed inside the type area, with the row above it for its label.
advert-without-place = the advert needs exactly one place
    .hint = write one of these: `slot` (the paper has { $known }), columns and rows, or `cells`
    .hint-2 = write either columns and rows, or `cells`
    .explain = An advert is printed in the place that was sold: a slot of the paper, columns and rows, or several rectangles (`cells`) for a stepped shape.
one-of-keys = exactly one of { $keys } must be here
    .hint = write one of them
    .explain = An advert is a picture, text that the paper sets, or a list of small ads.
spread-without-facing = no page of this issue faces page { $page }
    .hint = delete `spread`, or name an even page whose next page is in `pages`
    .explain = A spread is an even page on the left and the next odd page on the right. Page 1 and the last page have no facing page.
spread-of-bands = a vertical paper cannot have spreads
    .hint = delete `spread`, and give each page a place of its own
    .explain = The columns of a vertical paper are bands from the top of the page down, so no column continues on the other side of the fold.
spread-on-one-page = columns { $columns } of the spread are on one page
    .hint = delete `spread`, or write columns on both sides of the fold, which is between { $last } and { $next }
    .explain = In a spread, columns count through both pages. A story that stays on one page is placed on that page.
cell-apart = rectangle { $cell } of the advert does not touch any before it
    .hint = give it a common edge with one of them, or make it an advert of its own
    .explain = A stepped advert is one shape: each of its rectangles shares part of an edge with an earlier one.
group-of-one = the group `{ $group }` has too few stories: { $count }
    .hint = write `group: { $group }` in at least two stories, or delete the group
    .explain = A common headline needs at least two stories. A group without stories is not printed.
group-page = `{ $story }` is on page { $page }, but its group `{ $group }` is on page { $own }
    .hint = delete `place` from the story: it is placed with its group
    .hint-2 = remove it from the group
    .explain = All stories of a group are on one page.
group-jump = `{ $story }` continues elsewhere, but stories of a group (`{ $group }`) cannot jump
    .hint = keep only one place, or remove it from the group
    .explain = A group is one block: its stories begin and end in it.
group-half-framed = `{ $story }` has no columns and rows, but other stories of the group `{ $group }` do
    .hint = give it columns and rows, or delete those of the others
    .explain = Inside a group, either the editor gives all frames, or the engine finds all of them.
group-without-frame = `{ $story }` has columns and rows, but its group `{ $group }` has none
    .hint = give the group columns and rows for its headline and stories, or delete those of the stories
    .explain = The group's frame comes first, and its stories are placed inside.
group-by-hand = `{ $story }` belongs to the group `{ $group }`, which determines its place
    .hint = delete `group` from the story to place it by itself, or move it within the group's frame
    .explain = Stories of a group are placed under its headline, on its page and within its frame.
group-head-by-hand = there, `{ $story }` would take rows from the headline of its group `{ $group }`
    .hint = leave the top rows of the group's frame to its headline
    .explain = The headline of a group is above all its stories, from the first row of the frame down to the highest of them.
outside-group = `{ $story }` is outside its group `{ $group }`, whose stories have columns { $columns }, rows { $rows }
    .hint = move it inside, or give the group another frame
    .explain = Stories of a group stay in its columns, below the rows of its headline. In a box or on a tint, one row stays free at top and bottom.
group-in-vertical = the group `{ $group }` has vertical copy, but only horizontal stories can form a group
    .hint = delete the group and give its stories places of their own
    .explain = Vertical papers and vertical stories do not support common headlines yet.
spread-bound-right = the paper is bound at the right: horizontal copy would run from page { $left } back to page { $right }
    .hint = delete `spread`, and give each page a place of its own
    .explain = In a paper bound at the right, the earlier page is on the right, but horizontal lines run from left to right.
spread-by-hand = the frame of the spread `{ $story }` can only be changed in the manifest
    .hint = change its `columns` (counted over both pages) and `rows` there
    .explain = The preview moves frames on one page, and a story over the fold is on two. An advert can be moved by either half while it stays over the fold.
spread-legs = { $legs } { $legs ->
        [one] leg
       *[other] legs
    } cannot be divided over { $left } { $left ->
        [one] column
       *[other] columns
    } left of the fold and { $right } right of it
    .hint = write `legs: { $fits }`, or delete `legs` for one leg per column
    .explain = No leg may cross the fold, and all legs of a story have the same width, so each page gets its share of them.
spread-head-bare = the headline of `{ $story }` crosses the fold, but its text ends before it: page { $page } has { $rows } { $rows ->
        [one] row
       *[other] rows
    } of white above the copy
    .hint = write `over: { $over }`, and the copy of page { $page } moves up beside the headline; or make the headline longer
    .explain = A headline spans both pages unless `over` limits its columns, counted over both. If it is aligned left and short, all of it is on the left page, and the right page has white space in its place.
