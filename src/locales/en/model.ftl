fault-not-by-ink = `{ $fault }` cannot be judged by ink
    .hint = write error, warning or off; only 碰题 can be `ink`
    .explain = Heads side by side may be judged by their frames or by their letters. Other faults have no second measure.
grid-too-wide = the grid is { $width } pt wide, the page { $trim } pt
    .hint = write `{ $key }: { $fits }` or less in `grid`, a smaller `measure` or `pitch`, or a wider sheet
    .hint-2 = take a smaller size, or a wider sheet
    .explain = A horizontal grid is as wide as its columns: (columns × measure + gutters) × size; a vertical one as its rows, which run from right to left: (rows − 1) × pitch + size.
grid-too-tall = the grid ends at { $height } pt, the page at { $trim } pt
    .hint = write `{ $key }: { $fits }` or less in `grid`, a smaller `measure`, `pitch` or `top`, or a taller sheet
    .hint-2 = take a smaller size or `top`, or a taller sheet
    .explain = The grid begins at `top`. A horizontal one is as deep as its rows: (rows − 1) × pitch + size; a vertical one as its columns, which are bands: (columns × measure + gutters) × size.
folio-no-room = row 1 begins { $top } mm below the page's head, and the folio over it needs { $needs } mm
    .hint = write `sheet: {"{"}top: …{"}"}` with { $needs }mm or more
    .explain = Above row 1 a page has its folio, or, over a nameplate, one small line. With less room above the row they would be cut off at the trim.
size-above-pitch = `{ $role }` has { $size } pt and stands in a line of { $pitch } pt of `{ $host }`
    .hint = make its size { $pitch } pt or less
    .explain = Speaker, dateline, reporter and notices run into lines of the copy, a note's label into the note, a credit into the caption; 广告 stands in one row. What is taller than the line touches the lines above it.
body-off-grid = the body's { $key } is { $value } pt, the grid's is { $grid } pt
    .hint = write the { $key } in `grid` and leave it out here: columns and rows are counted by the grid
    .explain = A column is so many characters of `grid: size` wide, a row is `grid: pitch` high, and copy is counted in both. A body of another size or pitch does not stand in them as counted: its lines take whole rows.
colour-built-in = `{ $colour }` is built in and cannot be another colour
    .hint = choose another name
    .explain = black is 100 % of the black ink, white is the paper. Text is black where a style says nothing.
contrast-too-low = the contrast of this colour with its ground or type is { $contrast } : 1; { $least } : 1 is the least
    .hint = choose a darker colour for type, or under white type; a lighter `tint` under black type (30 % of black at most)
    .explain = Type in white or a very pale colour, yellow among them, cannot be seen on the paper, nor white type on such a ground; copy on a strong colour can hardly be read. Newsprint's black is a dark grey, and halftone dots grow. The contrast is that of WCAG 2.2, of the light that the inks leave on newsprint.
type-too-small = type of { $size } pt cannot be read in print; { $least } pt is the least
    .hint = write { $least }pt or more
    .explain = 七号 has 5.5 pt. On newsprint, where ink spreads, the strokes of smaller characters run together.
rule-too-thick = a rule of { $weight } pt reaches the type beside it; { $most } pt is the most
    .hint = write { $most }pt or less; 0.35pt to 1pt are usual
    .explain = Rules stand in the white between stories and columns, and around boxes, ears and adverts, and take no room of their own: one that is thicker than half a character of the body, or than the gutter, is printed over letters.
pitch-below-size = a pitch of { $pitch } pt is less than the size of its type, { $size } pt
    .hint = make the pitch { $size } pt or more; 12 pt is usual under 9 pt
    .explain = Lines that stand closer than the size of their type touch each other.
floor-above-size = the floor, { $floor } pt, is above the size, { $size } pt
    .hint = make the floor { $size } pt or less
    .explain = `floor` is the smallest size that copy-fitting may fall to, `size` the one it begins with.
no-page-in-notice = `{ $key }` does not say which page: it has no { $field }
    .hint = put { $field } into the wording
    .explain = A jump notice names the page: `to` and `from` take {"{"}page{"}"}, and `page` makes that of {"{"}number{"}"} (四) or {"{"}label{"}"} (A04).
empty-field = { $field } has no value in this issue: its piece of `{ $key }` is left out
    .hint = give the value, or take { $field } out of the paper's text
    .explain = The furniture's texts name facts of the issue and the paper. The pieces of a text are parted by full-width spaces; one whose fact is missing is not printed.
weather-unused = `weather` is printed nowhere: no ear, strip or colophon of the paper names { $field }
    .hint = write { $field } in an ear of the paper's nameplate, or take `weather` out
    .explain = `weather` is the text of the day that {"{"}weather{"}"} stands for in the paper's own texts. It has no place of its own.
art-empty = `{ $file }` has no view box, or no path to draw
    .hint = save the name as filled paths, with a viewBox
    .explain = The nameplate's art is an SVG with a viewBox and one or more filled paths; the paper gives the colour.
art-broken = `{ $file }` is no well-formed SVG: it cannot be read from here on
    .hint = save it again from the program that drew it, as plain SVG
    .explain = An SVG is XML: each element is closed, values stand in quotation marks, & is written &amp;.
art-viewbox = the view box `{ $value }` of `{ $file }` is none
    .hint = write four numbers: left, top, width, height, the last two above nought: 0 0 3400 860
    .explain = The view box says which part of the plane is shown; without it the size of the art is not known.
art-path = a path of `{ $file }` cannot be drawn: `{ $value }`
    .hint = save the art again: a path begins with M and holds numbers below a million
    .explain = A path is a row of commands with their numbers, the first of them M. What cannot be read would be missing in print.
art-not-read = `{ $file }` uses `{ $element }`, which is not read
    .hint = turn everything into plain filled paths (in Inkscape: Path, Object to Path, then ungroup)
    .explain = Only filled paths without transformations are read. Anything else would be missing in print.
unknown-name = there is no `{ $value }` under `{ $under }`
    .hint = did you mean `{ $nearest }`?
    .hint-2 = name one of { $known }, or add it under `{ $under }`
    .hint-3 = add it under `{ $under }`, or take the name out
    .explain = Pages are named by their label, stories, fillers, groups and photos by their id (photos of a story also by their number from 1), slots, colours, faces and fonts by the key that they have where they are listed: `pages`, `stories`, `fillers`, `groups` and `photos` of the issue, `slots` and `palette` of the paper, `faces` and `files` of fonts.yaml. The colours black and white are built in.
today-too-few = `today` says { $today } { $today ->
        [one] page
       *[other] pages
    }, and this manifest alone has { $pages }
    .hint = write how many pages the whole issue has, or leave `today` out
    .explain = 今日N版 stands in the nameplate, where the statute asks for the number of all pages. A manifest may hold some of them, never more.
pages-out-of-order = page `{ $label }` stands after page `{ $other }`
    .hint = list the pages in the order in which they are read
    .explain = Pages come in the order of `pages`. It tells which of them are left-hand, which has the nameplate, and where a story may go on: labels that run back contradict it.
beyond-grid = `{ $key }` ends at { $last }, and the grid has { $most }
    .hint = end at { $most }
    .explain = Columns and rows are counted from 1 on the paper's grid, columns over the fold through both pages.
frames-overlap = `{ $name }` overlaps `{ $other }` on page { $page }: columns { $columns }, rows { $rows }
    .hint = move or shrink one of the two
    .explain = Stories, adverts and the nameplate each need their own columns and rows.
legs-too-narrow = { $legs } { $legs ->
        [one] leg
       *[other] legs
    } hold { $measure } { $measure ->
        [one] character
       *[other] characters
    } a line; { $narrowest } are the least
    .hint = take at most { $most } { $most ->
            [one] leg
           *[other] legs
        }
    .explain = A leg measures the frame's width less its gutters, divided by the legs; the legs of a vertical story are bands over one another. Under five characters no line can keep the rules of its ends.
frame-needed = `{ $key }` needs columns and rows, and `{ $story }` has none
    .hint = add `columns: …`{ $columns ->
            [none] {""}
           *[other] {" "}(counted over both pages, 1-{ $columns })
        } and `rows: …`
    .explain = Make-up finds frames on one page at a time, for stories whose lines run as those of the paper. The frame of a story over the fold, of a vertical story in a horizontal paper, and of a horizontal one in a vertical paper is given by hand.
table-in-vertical = `{ $story }` is set vertically and has a table
    .hint = set the story with `writing: horizontal`, or write the table as lines of text
    .explain = Tables are set in horizontal rows on the row grid; a vertical story has none.
clashing-keys = `{ $key }` does not go with `{ $other }`
    .hint = take one of the two out
    .explain = One of the two would have no effect. `over` needs a head at the top. The head of a vertical story is at the right, or with `head: top` over all its copy. A story over the fold is one horizontal frame on two pages, with its head at the top or left, and does not continue elsewhere. An advert's words have one rectangle on one page; `fit`, `filePage` and `as` are for files, a signature is for texts, an order of categories for small ads. A place or a photo outweighs a wish.
beyond-frame = `{ $key }` is { $columns }, and the frame has { $room } { $room ->
        [one] column
       *[other] columns
    }
    .hint = write { $room } or less
    .explain = `over` of a headline and `columns` of a photo count the columns of the frame; in a frame divided with `legs`, a photo's count its legs.
no-headline = `{ $story }` has no headline
    .hint = add `headline: …`, or `label: …` for a column that needs no more
    .explain = Every story with copy has a headline, or a label in its place; only fillers may go without both.
no-copy = `{ $story }` has neither copy nor photos
    .hint = write its `body`, or take the story out
    .explain = A story with nothing to print would leave an empty frame.
story-twice = `{ $story }` has the same copy as `{ $twin }`
    .hint = take one of them out
    .explain = One story was given under two ids: every character of their copy is the same. It would be printed twice.
jump-backwards = `{ $story }` jumps backwards: part { $part } stands on page { $page }, the part before it on page { $before }
    .hint = put the parts in page order
    .explain = A reader turns pages forwards. Parts are listed in reading order, each on the page of the one before or a later one.
continued-inside = page `{ $page }` is in this manifest, and nothing there refers to this story
    .hint = list the part under `place`: both notices are then made from where it stands
    .explain = `continuedFrom` and `continuesOn` name pages that are made up elsewhere, so only one notice of the pair is printed. A part on a page of this issue is a place like any other.
continued-backwards = `{ $key }` names page { $page }, but the story stands on page { $own }
    .hint = check the page's label
    .explain = A story comes from an earlier page and goes on to a later one.
no-such-part = `{ $photo }` is to stand in part { $part }, but the story has { $parts }
    .hint = make `part` { $parts } or less, or add a place
    .explain = `part` tells in which of the story's frames a photo or an inset stands, counted from 1.
photo-too-deep = photo `{ $photo }` takes at least { $depth } { $depth ->
        [one] row
       *[other] rows
    }, its frame has { $room }
    .hint = lower `depth`, or give the frame more rows
    .explain = A photo's `depth` gives the rows of the picture without its caption.
two-photos-over-head = `{ $photo }` and `{ $other }` are both to stand over the headline
    .hint = give one of them another `at`, or give both the same `group`: then they stand there side by side
    .explain = `at: head` puts one photo, or one group of photos, over the headline.
no-caption = `{ $photo }` has no caption
    .hint = add `caption: …`; photos of one group share one
    .explain = 图文不符: a photo without a caption is a fault of make-up. The caption is also what a screen reader says.
group-says-otherwise = `{ $key }` of `{ $photo }` has no effect: its group `{ $group }` has another
    .hint = write it once for the whole group, or take the photo out of it
    .explain = Photos of one group stand side by side, of one depth, with one caption and one credit: those of the first that says so.
picture-missing = `{ $story }` says “{ $text }” and has no photo
    .hint = add the photo, or take the words out
    .explain = 图文不符: copy or byline tells of a picture that does not stand with the story.
anchored-twice = `{ $photo }` is anchored a second time here: only the first anchor counts
    .hint = take one of the two anchors out
    .explain = A photo stands once in its story, near the paragraph of its first anchor, `![](id)`.
settled-twice = page `{ $page }` is settled twice
    .hint = keep one of the two
    .explain = A page has one arrangement.
settled-story-twice = `{ $story }` stands twice on the settled page `{ $page }`
    .hint = take one of the lines out, or give it the number of another `part`
    .explain = Each part of a story stands once.
settled-elsewhere = `{ $name }` does not stand on page `{ $page }`, which is settled with it
    .hint = take the line out, or give it a place on this page
    .explain = The story or advert was moved to another page or has fewer parts now. What stood under it moves up.
wish-itself = `{ $story }` is to stand beside itself
    .hint = name another story of the page, or take `beside` out
    .explain = `beside` names the story that this one stands next to.
wish-elsewhere = `{ $story }`, which is to stand beside, has no part on page { $page }
    .hint = name another story of the page, or move it there
    .explain = Two stories stand beside one another on one page.
slot-without-place = the slot `{ $slot }` has to give columns and rows, or a size
    .hint = write `{"{"}columns: 1-8, rows: 92-115{"}"}` or `{"{"}size: 352mm 100mm{"}"}`
    .explain = A slot is a frame on the grid, or a size in millimetres with the corner of the page at which it stands. It cannot be both.
slot-too-large = the slot `{ $slot }` is larger than the type area: { $width } × { $height } mm have room
    .hint = write a size of { $width } × { $height } mm at most
    .explain = An advert stands inside the type area, and the row above it is for its label.
advert-without-place = the advert does not say where it stands
    .hint = write `slot` (the paper has { $known }), columns and rows, or `cells`: one of them
    .hint-2 = write columns and rows, or `cells`: one of them
    .explain = An advert keeps the place that was sold: a slot of the paper, columns and rows, or several rectangles (`cells`) where it has steps.
one-of-keys = exactly one of { $keys } belongs here
    .hint = write one of them
    .explain = An advert is a picture, words that the paper sets, or a list of small ads. A line of a settled page is a story, white, or an advert that stories are placed under.
spread-without-facing = no page of this issue faces page { $page }
    .hint = take `spread` out, or write an even page whose next page stands in `pages`
    .explain = A spread is an even page at the left and the odd one after it at the right. Page 1 and the last page face none.
spread-of-bands = in a paper whose lines run down nothing can go over the fold
    .hint = take `spread` out, and give each page a place of its own
    .explain = Columns of such a paper are bands from the page's head down, so that none lies on both sides of the fold.
spread-on-one-page = columns { $columns } of the spread lie on one page
    .hint = take `spread` out, or write columns on both sides of the fold: it lies between { $last } and { $next }
    .explain = Over a spread columns count through both pages. What stays on one page is placed there.
cell-apart = rectangle { $cell } of the advert touches none of those before it
    .hint = give it an edge in common with one of them, or make it an advert of its own
    .explain = An advert with steps is one figure: each of its rectangles has a stretch of an edge in common with an earlier one.
group-of-one = the group `{ $group }` has too few stories: { $count }
    .hint = give `group: { $group }` to two stories or more, or take the group out
    .explain = A common head stands over two stories at the least. A group without a story is not printed.
group-without-head = the group `{ $group }` has neither headline nor label
    .hint = give it a `headline`, or a `label`
    .explain = What makes a group of stories is the head that they stand under.
group-page = `{ $story }` is on page { $page }, its group `{ $group }` on page { $own }
    .hint = take `place` out of the story: it stands where its group does
    .hint-2 = take it out of the group
    .explain = A group stands whole on one page.
group-jump = `{ $story }` goes on elsewhere, which no story of a group does (`{ $group }`)
    .hint = leave one part, or take it out of the group
    .explain = A group is one block: its stories begin and end in it.
group-half-framed = `{ $story }` has no columns and rows, while others of the group `{ $group }` have
    .hint = give it columns and rows too, or take them out of the others
    .explain = Inside a group either the editor gives all frames, or the engine finds all of them.
group-without-frame = `{ $story }` has columns and rows, while its group `{ $group }` has none
    .hint = give the group columns and rows that hold its head and its stories, or take those of the stories out
    .explain = The frame of a group is given first; its stories stand inside.
group-by-hand = `{ $story }` stands in the group `{ $group }`, which makes it up and keeps it on its page
    .hint = take `group` out of the story to place it by itself, or move it within its group's frame
    .explain = The stories of a group stand under its head, on its page and within its frame.
group-head-by-hand = there `{ $story }` would take rows from the head of its group `{ $group }`
    .hint = leave the rows under the group's upper edge to its head
    .explain = The head of a group stands over all its stories, from the frame's first row to the highest of them.
outside-group = `{ $story }` stands outside of its group `{ $group }`, whose stories have columns { $columns }, rows { $rows }
    .hint = move it there, or give the group another frame
    .explain = Stories of a group stand in its columns, below the rows that its head takes; in a box or on a ground a row at the head and the foot stays free.
group-in-vertical = the group `{ $group }` has vertical copy: groups stand in horizontal lines only
    .hint = take the group out and give its stories places of their own
    .explain = Common heads over several stories are not made for vertical papers and vertical stories yet.
spread-bound-right = the paper is bound at the right: horizontal copy would run from page { $left } back to page { $right }
    .hint = take `spread` out, and give each page a place of its own
    .explain = In a paper bound at the right the earlier page lies at the right, and horizontal lines run from left to right.
spread-by-hand = `{ $story }` goes over the fold: its frame is written in the manifest
    .hint = write other `columns` (counted over both pages) and `rows` there
    .explain = The preview moves frames on one page. A story over the fold lies on two, as one; an advert is moved by either half while it stays over the fold.
spread-legs = { $legs } { $legs ->
        [one] leg
       *[other] legs
    } do not divide over { $left } { $left ->
        [one] column
       *[other] columns
    } left of the fold and { $right } right of it
    .hint = write `legs: { $fits }`, or take `legs` out for one leg a column
    .explain = No leg lies on the fold, and all of a story have one measure: each page has its share of them.
spread-head-bare = the head of `{ $story }` goes over the fold, but its words end before it: page { $page } has { $rows } { $rows ->
        [one] row
       *[other] rows
    } of white above the copy
    .hint = write `over: { $over }`, and the copy of page { $page } rises beside the head; or make the headline longer
    .explain = A head goes over both pages unless `over` says how many columns it spans, counted over both. Where its style is set from the left and its words are few, they stand on the left page alone, and the right page has white where the head would be.
