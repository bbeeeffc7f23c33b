photo-unreadable = `{ $file }` cannot be read as a picture: { $problem }
    .hint = export it again from the program that made it, or save it as JPEG, PNG or TIFF{ $kind ->
            [none] {""}
           *[other] , not as { $kind }
        }
    .explain = The file is missing, is no picture (whatever its name says), or is of a kind that is not taken. Photos may be JPEG, PNG, TIFF, WebP, GIF, HEIF or AVIF; HEIC is packed by a patented method that free decoders may not use. An SVG or a page of a PDF is read to its end: one that is broken, has no size, or shows itself within itself cannot be printed.
photo-repeated = `{ $file }` stands twice on page { $page }
    .hint = take one of them out
    .explain = Two photos of one page have the same file, or the same bytes under two names. A reader takes that for a mistake.
photo-damaged = `{ $file }` is damaged: { $problem }
    .hint = fetch the photo again, or save it again from where it is whole
    .explain = Every row of a photo is decoded before it is printed. The file is empty or cut short, most often because a copy or a download was broken off; or the decoder found bytes that belong to no picture, or too many of them, most often because a storage card lost a piece. Parts would print as stripes or grey.
photo-doubtful = `{ $file }` is not quite in order: { $problem }
    .hint = look at it on the page; saved again, it is told no more
    .explain = The photo could be decoded, but its decoder warned. It may be a date that is written wrongly, or a part that is lost: look at the proof.
photo-zeros = `{ $file }` holds { $kilobytes } kB of nothing but zeros in a row
    .hint = look at it on the page: a black band is a lost part; then fetch the photo again
    .explain = A TIFF without compression tells nothing of lost parts. A long row of zeros over the whole width is black in the picture; more often a copy lost a piece there.
photo-changed = `{ $file }` changed, or went, while the issue was built
    .hint = build again once the file is whole
    .explain = The photo was read and found sound; when it was drawn, its bytes were others. Another program was still writing it. Its place stays white.
photo-too-heavy = `{ $file }` has { $megabytes } MB, more than { $limit }
    .hint = save it as JPEG, or scale it down: a page is printed at about 200 pixels per inch
    .explain = Files of photos and adverts have a limit, so that one of them cannot take all memory.
photo-needs-memory = `{ $file }` would take { $megabytes } MB to open ({ $width } × { $height } pixels), more than { $limit }
    .hint = scale it down, or save it in 8 bits, not progressive and not interlaced
    .explain = Some kinds of photo have to be held in memory whole: progressive JPEG, interlaced PNG, WebP, TIFF, and photos that the camera took on its side. Those have a limit below 200 million pixels.
photo-too-large = `{ $file }` has { $width } × { $height } pixels, more than { $limit } million
    .hint = scale it down: a page is printed at about 200 pixels per inch
    .explain = Photos have a limit of pixels, so that a small file with an enormous header cannot take all memory. No newspaper page needs so many.
photo-many-pages = `{ $file }` holds { $pages } { $pages ->
        [one] picture
       *[other] pictures
    }; the first is used
    .hint = save the one that you mean as a file of its own
    .explain = Some TIFF, GIF and WebP files hold several pictures. Only the first is printed.
photo-unknown-inks = `{ $file }` is in four inks (CMYK) and does not say for which press: its colours are a guess
    .hint = ask for it with its ICC profile, or in RGB
    .explain = The same four inks look different on each paper, and a profile says on which they were meant. Without one the picture is read by a general profile, and then separated anew for the press of this paper: look at its colours on the proof.
depth-unmet = `{ $file }` is { $rows } { $rows ->
        [one] row
       *[other] rows
    } deep on page { $page }: nothing of it is cut off, so `depth: { $depth }` has no effect
    .hint = give it more `columns`, leave `depth` out, or let it be cropped
    .explain = A picture of which nothing is cut off (`crop: none`, or a drawing without `crop`) is as deep as its width asks. A lower `depth` makes it smaller; a higher one cannot make it deeper.
subject-cut = the crop of `{ $file }` on page { $page } cuts into its subject
    .hint = give the photo a `depth` or `columns` nearer to its own proportion, or write `crop: none`
    .explain = A subject that the manifest names (`crop: "20% 10% 60% 80%"`, its left, top, right and bottom) stays in the picture with a tenth of its size round it. The place has a shape that leaves no room for that.
photo-misnamed = `{ $file }` holds { $kind }, whatever its name says
    .hint = name it `{ $ending }`, or export it as JPEG
    .explain = A drawing is placed as it is, and its colours, fonts and lines are checked. It is known by its name: a renamed one would go unchecked to the press.
svg-linked = `{ $file }` shows `{ $link }`, which is not in it
    .hint = embed the picture in the drawing, or place it as a photo
    .explain = A drawing refers to a picture in another file. Nothing outside a drawing is read when it is printed, so that its place would stay empty. Drawing programs call it linking; they can embed the picture instead.
svg-photo-damaged = a photo in `{ $file }` cannot be printed: { $problem }
    .hint = put it into the drawing again, or place it as a photo
    .explain = A drawing holds a photo in its own bytes, and that photo is damaged or of a kind that is not taken.
svg-pixels = `{ $file }` has `{ $element }`, so that it is printed in pixels and not as a drawing
    .hint = take pictures and filters out of the drawing, or place the picture as a photo
    .explain = Lines, areas, text, gradients and clips of an SVG stay vectors in print. Embedded pictures, filters, colours that blend with what lies below (`mix-blend-mode`) and `context-stroke` cannot: a drawing that has one is drawn in pixels at the paper's `press.resolution`.
svg-text-in-pixels = `{ $file }` has text and `{ $element }`, so that its text would be set in this machine's fonts
    .hint = turn the text of the drawing into outlines, or take `{ $element }` out of it
    .explain = Text of an SVG is set in the paper's own faces where the drawing stays vectors. One with embedded pictures, filters, blended colours or vertical text (`writing-mode`) is drawn in pixels, and its text in the fonts of the machine: another face on each, and empty boxes where there is no Chinese one.
svg-undrawn = `{ $file }` has in line { $line } `{ $what }`, which would be missing in print{ $more ->
        [none] {""}
       *[other] ; and { $more } more such places
    }
    .hint = turn it into paths, or into text and colours of SVG 1.1, in the program that made the drawing
    .explain = Drawings are printed as lines, areas and text. What stands in `foreignObject` is a piece of a web page (labels of Mermaid and draw.io: switch HTML labels off there); `flowRoot` is flowing text of old Inkscapes (Text > Convert to Text); `tref`, `mesh`, `hatch` and clip paths that are no paths are drawn by few programs. Colours are names, `#`, `rgb()` and `hsl()`: others such as `oklch()` have to be turned into these.
svg-broken = `{ $file }` has in line { $line } `{ $what }`, which cannot be read{ $more ->
        [none] {""}
       *[other] ; and { $more } more such places
    }
    .hint = mend its figures, or export the drawing again; `NaN` comes from a gap in a chart's figures
    .explain = A path is drawn as far as it can be read, and a shape without a sound size not at all: a part of the drawing would be missing in print, as it is in a browser. Charting programs write `NaN` and `undefined` where a figure is missing.
svg-blank = `{ $file }` leaves no ink: its place stays empty
    .hint = look whether a layer is switched off, or all of it is white, clear or outside its `viewBox`
    .explain = A drawing without lines, areas or letters is a file that was saved empty; one whose parts are all invisible, white or outside the view box prints as white paper as well.
svg-hairline = `{ $file }` has lines { $own } wide, which are printed { $weight } pt thick; the plates hold { $floor } pt
    .hint = make their `stroke-width` { $wanted } or more, or give the drawing more columns
    .explain = A drawing's lines shrink with it. A line thinner than the paper's `press.hairline` breaks up or vanishes on a newspaper plate; a press file is not made with one.
svg-letters = `{ $file }` has characters that the paper's faces lack: { $characters }
    .hint = write others, or turn the drawing's text into outlines
    .explain = The text of an SVG is set in the paper's own faces, whatever faces the drawing names, so that it looks the same on every machine: bold in that of short headlines, serifs in that of copy, all other text in that of legends.
