photo-unreadable = `{ $file }` cannot be read as a picture: { $problem }
    .hint = export it again from the program that made it, or save it as JPEG, PNG or TIFF{ $kind ->
            [none] {""}
           *[other] , not as { $kind }
        }
    .explain = The file is missing, is not a picture (whatever its name says), or is of an unsupported kind. Photos may be JPEG, PNG, TIFF, WebP, GIF, HEIF or AVIF; HEIC uses a patented compression that free decoders may not read. An SVG or PDF page that is broken, has no size, or contains itself cannot be printed.
photo-repeated = `{ $file }` is on page { $page } twice
    .hint = remove one of the two
    .explain = Two photos on one page are the same file, or have the same bytes under two names. Readers take that for a mistake.
photo-damaged = `{ $file }` is damaged: { $problem }
    .hint = fetch the photo again, or save it again from an intact copy
    .explain = Every row of a photo is decoded before printing. The file is empty or cut short, usually by an interrupted copy or download; or it holds bytes that are not part of the picture, usually because a storage card lost a piece. Parts of it would print as stripes or grey.
photo-doubtful = `{ $file }` was decoded with a warning: { $problem }
    .hint = check it on the page; saving it again removes this warning
    .explain = The cause may be a badly written date, or a part of the picture that is lost: look at the proof.
photo-zeros = `{ $file }` has { $kilobytes } kB of zeros in a row
    .hint = check it on the page: a black band is a lost part; if there is one, fetch the photo again
    .explain = An uncompressed TIFF does not show that parts are lost. A long row of zeros is a black band over the whole width; usually a copy lost a piece there.
photo-changed = `{ $file }` was changed or removed while the issue was built
    .hint = build again once the file is complete
    .explain = The photo was intact when it was read, but its bytes had changed when it was drawn: another program was still writing it. Its place is left white.
photo-too-heavy = `{ $file }` has { $megabytes } MB; the limit is { $limit }
    .hint = save it as JPEG, or scale it down: newsprint needs about 200 pixels per inch
    .explain = Photo and advert files have a size limit, so that one file cannot use up all memory.
photo-needs-memory = `{ $file }` needs { $megabytes } MB of memory to open ({ $width } × { $height } pixels); the limit is { $limit }
    .hint = scale it down, or save it with 8 bits, neither progressive nor interlaced
    .explain = Some photos have to be held in memory as a whole: progressive JPEG, interlaced PNG, WebP, TIFF, and photos taken with the camera on its side. Their limit is below 200 million pixels.
photo-too-large = `{ $file }` has { $width } × { $height } pixels; the limit is { $limit } million
    .hint = scale it down: newsprint needs about 200 pixels per inch
    .explain = Photos have a pixel limit, so that a small file with an enormous header cannot use up all memory. No newspaper page needs so many pixels.
photo-many-pages = `{ $file }` holds { $pages } { $pages ->
        [one] picture
       *[other] pictures
    }; the first is used
    .hint = save the picture that you want as a file of its own
    .explain = Some TIFF, GIF and WebP files hold several pictures. Only the first is printed.
photo-unknown-inks = `{ $file }` is a CMYK picture without a readable ICC profile: its colours are a guess
    .hint = ask for it with its ICC profile, or in RGB
    .explain = The same four inks look different on each paper; a profile says which paper they are meant for. Without one, or with a damaged one, the picture is read with a general profile and separated again for this paper's press. Check its colours on the proof.
depth-unmet = `{ $file }` on page { $page } is { $rows } { $rows ->
        [one] row
       *[other] rows
    } deep: it is not cropped, so `depth: { $depth }` has no effect
    .hint = give it more `columns`, leave `depth` out, or allow cropping
    .explain = The width of an uncropped picture (`crop: none`, or a drawing without `crop`) determines its depth. A lower `depth` makes it smaller; a higher one cannot make it deeper.
subject-cut = the crop of `{ $file }` on page { $page } cuts into its subject
    .hint = set `depth` or `columns` closer to the photo's own proportion, or write `crop: none`
    .explain = A subject that the manifest names (`crop: "20% 10% 60% 80%"`: left, top, right, bottom) should stay in the picture with a margin of a tenth of its size. The shape of the place has no room for that.
photo-cropped = `{ $file }` on page { $page } loses { $percent } % of its { $side }
    .hint = set `depth` or `columns` closer to the photo's own proportion, or name what must stay: `crop: "20% 10% 60% 80%"` (left, top, right, bottom)
    .explain = A photo fills its place and is cropped to it. If a quarter of its width or height goes, look at the page; if half goes, the place was made for another picture, and no page is built until `crop` names the subject by a box.
photo-misnamed = `{ $file }` is really a { $kind } file
    .hint = rename it to `{ $ending }`, or export it as JPEG
    .explain = A drawing is placed as it is, and its colours, fonts and lines are checked. The program recognises drawings by their file names; a renamed one would reach the press unchecked.
svg-linked = `{ $file }` links to `{ $link }` instead of containing it
    .hint = embed the picture in the drawing, or place it as a photo
    .explain = The drawing refers to a picture in another file. Only the drawing itself is read for printing, so that area would be empty. Drawing programs can embed a linked picture.
svg-photo-damaged = a photo in `{ $file }` cannot be printed: { $problem }
    .hint = embed it in the drawing again, or place it as a photo
    .explain = A photo embedded in the drawing is damaged or of an unsupported kind.
svg-pixels = `{ $file }` contains `{ $element }`, so it is printed in pixels
    .hint = remove pictures and filters from the drawing, or place the picture as a photo
    .explain = Lines, areas, text, gradients and clips of an SVG are printed as vectors. Embedded pictures, filters, blending with what lies below (`mix-blend-mode`) and `context-stroke` cannot be: a drawing that uses one is turned into pixels at the paper's `press.resolution`.
svg-text-in-pixels = `{ $file }` contains text and `{ $element }`, so its text is set in this machine's fonts
    .hint = turn the drawing's text into outlines, or remove `{ $element }`
    .explain = A drawing printed as vectors sets its text in the paper's own faces. One with embedded pictures, filters, blending or vertical text (`writing-mode`) is turned into pixels with this machine's fonts. These differ between machines; without a Chinese font, characters become empty boxes.
svg-undrawn = `{ $what }` in line { $line } of `{ $file }` would be missing in print{ $more ->
        [none] {""}
       *[other] ; and { $more } more { $more ->
            [one] place
           *[other] places
        } like it
    }
    .hint = turn it into paths, or into SVG 1.1 text and colours, in your drawing program
    .explain = Drawings are printed as lines, areas and text. `foreignObject` holds a piece of a web page (labels of Mermaid and draw.io: switch HTML labels off there). `flowRoot` is flowed text of old Inkscapes (Text > Convert to Text). Few programs draw `tref`, `mesh`, `hatch` or clips that are not paths. Colours may be names, `#`, `rgb()` or `hsl()`; convert others such as `oklch()`.
svg-broken = `{ $what }` in line { $line } of `{ $file }` cannot be read{ $more ->
        [none] {""}
       *[other] ; and { $more } more { $more ->
            [one] place
           *[other] places
        } like it
    }
    .hint = correct its numbers, or export the drawing again; `NaN` comes from a gap in a chart's data
    .explain = A path is drawn up to the point where it cannot be read, and a shape without a valid size is not drawn. A part of the drawing would be missing in print, as in a browser. Charting programs write `NaN` or `undefined` where data is missing.
svg-blank = `{ $file }` prints nothing: its place stays empty
    .hint = check whether a layer is hidden, or everything is white, transparent or outside the `viewBox`
    .explain = A drawing without lines, areas or text was probably saved empty. One whose parts are all hidden, white or outside the view box also prints as white paper.
svg-hairline = lines in `{ $file }` that are { $own } wide print { $weight } pt thick; the plates need { $floor } pt
    .hint = set their `stroke-width` to { $wanted } or more, or give the drawing more columns
    .explain = A drawing's lines shrink with it. A line thinner than the paper's `press.hairline` breaks up or vanishes on a newspaper plate, so no press file is made.
svg-letters = `{ $file }` has characters that the paper's faces lack: { $characters }
    .hint = use other characters, or turn the drawing's text into outlines
    .explain = The text of an SVG is set in the paper's own faces, so that it looks the same on every machine: bold text in the face of short headlines, serif text in the face of copy, all other text in the face of legends.
