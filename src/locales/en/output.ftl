low-resolution = a picture{ $file ->
        [none] {""}
       *[other] {" "}`{ $file }`
    }{ $page ->
        [none] {""}
       *[other] {" "}on page { $page }
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] {" "}at { $x }, { $y } mm
        }
    } has { $ppi } ppi at its printed size; newsprint wants { $wanted }
    .hint = print it smaller, or ask for a larger file
    .explain = A picture's pixels are spread over its printed size. Below about 150 pixels per inch a newspaper's screen shows soft edges and steps; plants accept 150 to 200 and refuse pictures under about 100. Enlarging the file in an image editor adds no detail: give the picture fewer columns or rows, crop less of it away, or get the camera's own file.
profile-unfit = the paper's `press.profile` cannot be used for press files: { $problem }
    .hint = name an ICC output profile for CMYK, or leave the key out for newsprint (IFRA26)
    .explain = A press file carries the profile of the printing condition that it was made for, so that the plant and every proof show the same colours. That must be an output profile (class prtr) with the four inks; profiles of screens, cameras and RGB printers are none.
hairline = a rule of { $weight } pt{ $story ->
        [none] {""}
       *[other] {" "}in `{ $story }`
    }{ $file ->
        [none] {""}
       *[other] {" "}in `{ $file }`
    }{ $line ->
        [none] {""}
       *[other] , line { $line },
    }{ $page ->
        [none] {""}
       *[other] {" "}on page { $page }
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] {" "}at { $x }, { $y } mm
        }
    } is too thin for the plates; they hold { $floor } pt
    .hint = make it heavier, rules of the paper under `rules` of paper.yaml
    .explain = A rule thinner than about 0.25 pt breaks up or vanishes on a newspaper plate. The floor is the paper's `press.hairline`.
reversed-small = white type of { $size } pt{ $story ->
        [none] {""}
       *[other] {" "}in `{ $story }`
    }{ $file ->
        [none] {""}
       *[other] {" "}in `{ $file }`
    }{ $line ->
        [none] {""}
       *[other] , line { $line },
    }{ $page ->
        [none] {""}
       *[other] {" "}on page { $page }
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] {" "}at { $x }, { $y } mm
        }
    } fills in under { $floor } pt{ $more ->
        [none] {""}
       *[other] ; and in { $more } more lines
    }
    .hint = set it larger or bolder, or in black; a drawing's type grows with its columns
    .explain = Ink spreads on newsprint and closes small white type from all sides, thin strokes of 宋 first. Sizes are those in print: type of a drawing or an advert shrinks with it. The floor is the paper's `press.reversed`.
colour-type-small = type of { $size } pt in several inks{ $story ->
        [none] {""}
       *[other] {" "}in `{ $story }`
    }{ $file ->
        [none] {""}
       *[other] {" "}in `{ $file }`
    }{ $line ->
        [none] {""}
       *[other] , line { $line },
    }{ $page ->
        [none] {""}
       *[other] {" "}on page { $page }
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] {" "}at { $x }, { $y } mm
        }
    } shows every shift of a plate under { $floor } pt{ $more ->
        [none] {""}
       *[other] ; and in { $more } more lines
    }
    .hint = set it in black or one ink, or larger; a drawing's type grows with its columns
    .explain = Plates shift against each other by a tenth of a millimetre or more. Small type in two or more inks then shows coloured edges. Sizes are those in print. The floor is the paper's `press.colourType`.
rich-black-type = type of { $size } pt{ $story ->
        [none] {""}
       *[other] {" "}in `{ $story }`
    }{ $file ->
        [none] {""}
       *[other] {" "}in `{ $file }`
    }{ $line ->
        [none] {""}
       *[other] , line { $line },
    }{ $page ->
        [none] {""}
       *[other] {" "}on page { $page }
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] {" "}at { $x }, { $y } mm
        }
    } is in black with other inks{ $more ->
        [none] {""}
       *[other] ; and in { $more } more lines
    }
    .hint = set it in black alone (100 % K){ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = Type in black with other inks needs all plates to fit exactly, dries slowly and sets off. Black type is 100 % K, `black` in styles, and overprints.
too-much-ink = a colour{ $story ->
        [none] {""}
       *[other] {" "}in `{ $story }`
    }{ $file ->
        [none] {""}
       *[other] {" "}in `{ $file }`
    }{ $line ->
        [none] {""}
       *[other] , line { $line },
    }{ $page ->
        [none] {""}
       *[other] {" "}on page { $page }
    }{ $x ->
        [none] {""}
       *[other] { $y ->
            [none] {""}
           *[other] {" "}at { $x }, { $y } mm
        }
    } has { $sum } % of ink; { $limit } % is the limit
    .hint = choose a lighter colour{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = Newsprint takes up 220 to 240 % of ink in one place; more does not dry, and sets off. Black type overprints, so that its 100 % stand on top of what its ground has. The limit is the paper's `press.ink`.
drawing-transparent = `{ $file }` on page { $page } is transparent in places, which PDF/X-1a does not allow
    .hint = give its colours no opacity, or print as PDF/X-4: `--press-standard x4`{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = PDF/X-1a is for plants whose machines know no transparency: opacity, blend modes and soft masks come out full, or not at all. Such a press file is not written.
advert-size = `{ $file }` is { $width } × { $height } mm; its place is { $placeWidth } × { $placeHeight } mm
    .hint = ask for { $placeWidth } × { $placeHeight } mm{ $rows ->
            [none] {""}
           *[other] { $rowsHeight ->
                [none] {""}
               *[other] {" "}(the first of its { $rows } { $rows ->
                    [one] row
                   *[other] rows
                }, { $rowsHeight } mm together, stays white)
            }
        }, or allow scaling with `fit: contain`
    .explain = A page that an advertiser delivers is printed at the size that was paid for: scaled, its rules and small print no longer keep what was agreed. With `fit: contain` it is scaled to stand whole in its place, with `fit: cover` it fills the place and its edges are cut, at most 5 % of it.
advert-shape = `{ $file }` has another shape than its place: { $share } % of that stays white
    .hint = ask for { $placeWidth } × { $placeHeight } mm, or write `fit: contain` for white at the sides, `fit: cover` to cut the edges (at most { $most } %)
    .hint-2 = ask for { $placeWidth } × { $placeHeight } mm, or write `fit: contain` for white at the sides
    .explain = An advert fills the place that was paid for. A picture in another shape is drawn whole, with white at two sides, unless the manifest says what is meant.
advert-white = `{ $file }` stands whole in its place and leaves { $share } % of that white
    .hint = ask for { $placeWidth } × { $placeHeight } mm, or give it a place of its own shape
    .explain = `fit: contain` shows an advert whole, with white at two sides. Where more than half of its place stays white, file and place hardly belong together.
advert-cut = `fit: cover` would cut { $share } % off `{ $file }`
    .hint = ask for { $placeWidth } × { $placeHeight } mm, or write `fit: contain`: at most { $most } % are cut
    .explain = An advert that fills a place of another shape loses its edges, and with them first and last lines. So `fit: cover` cuts 5 % of its width or height at most.
advert-many-pages = `{ $file }` has { $pages } { $pages ->
        [one] page
       *[other] pages
    }; the first is used
    .hint = write `filePage: 1`, or the page that is meant
    .explain = An advert takes one page of a PDF. Which one of several it is, `filePage` says, counted from 1.
advert-no-page = `{ $file }` has no page { $page }; it has { $pages }
    .hint = write a `filePage` that it has
    .explain = `filePage` says which page of a PDF is placed, counted from 1. Pictures have one.
advert-drawn = `{ $file }` is drawn as a picture: its type and lines are pixels now{ $fonts ->
        [none] {""}
       *[other] ; other fonts stand in for { $fonts }
    }{ $operator ->
        [none] {""}
       *[other] ; what the operator `{ $operator }` paints may be missing
    }
    .hint = look at the proof; sharper is a file in CMYK with its fonts in it, without `as`
    .explain = `as: picture` draws a page of a PDF as a viewer shows it, in 300 pixels an inch, and converts its colours as those of a photo, under the paper's ink limit. Layers that are off in print are left out, form fields and stamps are drawn. Small type is softer than type of a font, and black type beside colours is printed in several inks.
advert-type-lost = type of `{ $file }` cannot be drawn: the fonts { $fonts } are not in the file, and no other can stand in
    .hint = ask for the file with its fonts embedded, or for a picture of it
    .explain = The program that draws pages has Latin fonts alone. Chinese type whose font is not in the file would be missing from the picture.
advert-archive = `{ $file }` holds what PDF/A does not allow: { $what }
    .hint = have the page exported as PDF/A or PDF/X-4 with Unicode tables, or take a picture of it{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = The archive file takes a page of a PDF, an advert or a chart, in as it is. LZW and PostScript are banned from PDF/A-2, and at level A each font must tell which characters its glyphs are.
site-holds-newer = the site holds revision { $held } of { $day }; this is revision { $revision }, and it was not put there
    .hint = give this issue a higher `revision`, or delete { $folder } from the site to go back
    .explain = A revision is printed and published because something in the one before was wrong. An older one that comes late, from a forgotten folder or a slower machine, would bring the mistake back.
outputs-left = files in `{ $folder }` are out of date, and were left because its list does not have them as they are: { $files }{ $more ->
        [none] {""}
       *[other] , and { $more } more
    }
    .hint = delete those that nobody needs, and move the others to another folder
    .explain = A build takes away what an earlier one wrote into its folder and it does not write again. The list `.banmian.json` there says which files these are, and with which content. A file that was changed since, that stands behind a link, or that was there before the list, may be somebody's work: it stays.
outputs-list-damaged = `{ $list }`, the list of the files that builds wrote into `{ $folder }`, cannot be read: nothing was removed there, and a new list was begun
    .hint = look for files of earlier builds in `{ $folder }`, and delete those
    .explain = The list says which files a build may take away again. Without it nobody knows which files are ours and which are somebody's work, so all stay. From the next build on the new list holds.
impose-count = { $count } { $count ->
        [one] page
       *[other] pages
    } ({ $labels }) do not make whole sheets
    .hint = build all pages, and sections of 4, 8, 12 or 16
    .explain = A folded sheet holds four pages, two on each side, so a section is imposed when the number of its pages is a multiple of four and all of them are built.
