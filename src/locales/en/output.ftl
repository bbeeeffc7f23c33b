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
    .explain = A picture's pixels are spread over its printed size. Below 150 pixels per inch newspaper halftones show soft edges and steps: that is a warning, and far below it an error of `--press`. Enlarging the file in an image editor adds no detail. Give the picture fewer columns or rows, crop less of it, or get the camera's original file.
profile-unfit = the paper's `press.profile` cannot be used for press files: { $problem }
    .hint = name an ICC output profile for CMYK, or leave the key out for newsprint (IFRA26)
    .explain = A press file embeds the profile of its printing condition, so that the plant and every proof show the same colours. It must be an output profile (class prtr) for the four inks, not one for a screen, camera or RGB printer.
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
    .hint = make it thicker; the paper's own rules are set under `rules` in paper.yaml
    .explain = A rule thinner than about 0.25 pt breaks up or vanishes on a newspaper plate. The limit is the paper's `press.hairline`.
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
    } fills in: it is smaller than { $floor } pt{ $more ->
        [none] {""}
       *[other] ; and { $more } more { $more ->
            [one] line
           *[other] lines
        } like it
    }
    .hint = set it larger, bolder or in black; type in a drawing grows if the drawing gets more columns
    .explain = Ink spreads on newsprint and closes small white type from all sides, the thin strokes of 宋 first. Sizes are those in print: type in a drawing or an advert shrinks with it. The limit is the paper's `press.reversed`.
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
    } shows coloured edges: it is smaller than { $floor } pt{ $more ->
        [none] {""}
       *[other] ; and { $more } more { $more ->
            [one] line
           *[other] lines
        } like it
    }
    .hint = set it in black, in a single ink or larger; type in a drawing grows if the drawing gets more columns
    .explain = Plates shift against each other by a tenth of a millimetre or more, and small type in two or more inks then has coloured edges. Sizes are those in print. The limit is the paper's `press.colourType`.
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
    } is black mixed with other inks{ $more ->
        [none] {""}
       *[other] ; and { $more } more { $more ->
            [one] line
           *[other] lines
        } like it
    }
    .hint = set it in pure black (100 % K){ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = Black type with other inks needs plates in perfect register, dries slowly and sets off. Black type should be 100 % K (`black` in styles) and overprint.
placeholder = `{ $text }` stands for words that are missing
    .hint = write the words, or take it out
    .explain = Placeholders such as 某某, ×× and 待补 are looked for when pages go to the plant. In names, heads and furniture they are errors; in copy, where a court report may call somebody 李某某, they are warnings.
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
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = Newsprint takes 220 to 240 % of ink in one place; more does not dry and sets off. Black type overprints, so its 100 % adds to the ink of its ground. The limit is the paper's `press.ink`.
drawing-transparent = `{ $file }` on page { $page } has transparency, which PDF/X-1a does not allow
    .hint = remove the opacity of its colours, or make PDF/X-4: `--press-standard x4`{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = PDF/X-1a is for plants whose machines do not support transparency: opacity, blend modes and soft masks would print solid or not at all. The press file is not written.
advert-size = `{ $file }` is { $width } × { $height } mm, but its place is { $placeWidth } × { $placeHeight } mm
    .hint = ask for { $placeWidth } × { $placeHeight } mm{ $rows ->
            [none] {""}
           *[other] { $rowsHeight ->
                [none] {""}
               *[other] {" "}(the first of its { $rows } { $rows ->
                    [one] row
                   *[other] rows
                }, { $rowsHeight } mm in all, stays white)
            }
        }, or allow scaling with `fit: contain`
    .explain = A page from an advertiser is printed at the size that was paid for; scaled, its rules and small print are no longer as agreed. `fit: contain` scales it to fit its place completely. `fit: cover` fills the place and cuts off at most 5 % at the edges.
advert-shape = `{ $file }` has another proportion than its place: { $share } % of the place stays white
    .hint = ask for { $placeWidth } × { $placeHeight } mm, or write `fit: contain` (white at the sides) or `fit: cover` (cuts the edges, at most { $most } %)
    .hint-2 = ask for { $placeWidth } × { $placeHeight } mm, or write `fit: contain` (white at the sides)
    .explain = An advert fills the place that was paid for. Unless the manifest says otherwise, a picture of another proportion is printed complete, with white at two sides.
advert-white = `{ $file }` leaves { $share } % of its place white
    .hint = ask for { $placeWidth } × { $placeHeight } mm, or give it a place of its own proportion
    .explain = `fit: contain` prints an advert complete, with white at two sides. If more than half of the place stays white, file and place probably do not belong together.
advert-cut = `fit: cover` would cut { $share } % off `{ $file }`; the limit is { $most } %
    .hint = ask for { $placeWidth } × { $placeHeight } mm, or write `fit: contain`
    .explain = An advert that fills a place of another proportion loses its edges, and the first and last lines with them. `fit: cover` therefore cuts at most 5 % of its width or height.
advert-many-pages = `{ $file }` has { $pages } { $pages ->
        [one] page
       *[other] pages
    }; the first is used
    .hint = write `filePage: 1`, or the page that you want
    .explain = An advert is one page of a PDF. `filePage` says which one, counted from 1.
advert-no-page = `{ $file }` has no page { $page }, only { $pages } { $pages ->
        [one] page
       *[other] pages
    }
    .hint = write a `filePage` that exists
    .explain = `filePage` says which page of a PDF is used, counted from 1. A picture has one page.
advert-drawn = `{ $file }` was turned into a picture, its type and lines into pixels{ $fonts ->
        [none] {""}
       *[other] ; other fonts replace { $fonts }
    }{ $operator ->
        [none] {""}
       *[other] ; anything painted by the operator `{ $operator }` may be missing
    }
    .hint = check the proof; a CMYK file with embedded fonts, without `as`, is sharper
    .explain = `as: picture` draws a page of a PDF as a viewer shows it, at 300 pixels per inch, and converts its colours like those of a photo, within the paper's ink limit. Layers that are off in print are left out; form fields and stamps are drawn. Small type is softer than with fonts, and black type beside colours is printed in several inks.
advert-type-lost = text of `{ $file }` cannot be drawn: the fonts { $fonts } are not in the file, and no other font can replace them
    .hint = ask for the file with embedded fonts, or for a picture of it
    .explain = The program that draws PDF pages has only Latin fonts. Chinese text without an embedded font would be missing from the picture.
advert-archive = `{ $file }` contains something that PDF/A does not allow: { $what }
    .hint = have the page exported as PDF/A, or as PDF/X-4 with Unicode tables; or use a picture of it{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = The archive file includes PDF pages of adverts and charts unchanged. PDF/A-2 forbids LZW and PostScript, and at level A each font must map its glyphs to characters.
printed-changed = no longer as `issue.lock` has it for revision { $revision }: page { $pages }
    .hint = write `revision: { $next }`: the new press files get names of their own, and pages that did not change keep their bytes. If the plant has none of them yet: `--force`
    .explain = A lock vouches for the press files of a revision. If a page changes afterwards, its file would have the same name as the one that the plant has, and nobody could tell them apart. With the next `revision` all files get new names; the file of a page that did not change has the same bytes as before, so a hash shows which plates are new. Until then `build --press` and `lock` stop. `--force` replaces what was locked: for a lock that never went to the plant.
printed-differs = another press file than `issue.lock` has for revision { $revision }, although the page is the same: page { $pages }{ $engine ->
        [none] {""}
       *[other] ; the lock was made by banmian { $engine }
    }
    .hint = build with the settings of the lock{ $engine ->
            [none] {""}
           *[other]  and that version of banmian
        }, or write `revision: { $next }`, or replace what was locked with `--force`
    .explain = The same pages give other files if `press` in paper.yaml, the standard, the colour profile, a photo's sharpening or the version of the program changed. The plant could not tell two files of one name apart, so `build --press` and `lock` stop.
lock-unreadable = `{ $file }` cannot be read: nobody knows which press files it vouches for
    .hint = restore it from version control; or lock the issue again as it is now: `banmian lock --force`
    .explain = A lock says which press files of a revision went to the plant. A merge of two branches, for example, can leave a lock that is no longer JSON. Until it can be read, `build --press` does not write over files that may have been printed; `--force` does.
site-holds-newer = this is revision { $revision }, but the site already has revision { $held } of { $day }; nothing was published
    .hint = give this issue a higher `revision`; or, to go back, delete { $folder } from the site
    .explain = A new revision corrects a mistake in the one before. An older one that arrives late, from a forgotten folder or a slow machine, would bring the mistake back.
outputs-left = `{ $folder }` has out-of-date files, kept because its list does not match them: { $files }{ $more ->
        [none] {""}
       *[other] , and { $more } more
    }
    .hint = delete those that nobody needs, and move the others to another folder
    .explain = A build deletes files that an earlier build wrote into its folder and that are no longer written. The list `.banmian.json` in the folder records these files and their contents. A file that was changed later, is behind a link, or is older than the list may be someone's work, so it is kept.
outputs-list-damaged = `{ $list }`, the list of files that builds wrote into `{ $folder }`, cannot be read: nothing was deleted, and a new list was begun
    .hint = look for files of earlier builds in `{ $folder }`, and delete them
    .explain = The list says which files a build may delete. Without it, the program cannot tell its own files from other people's, so all are kept. The new list applies from the next build on.
impose-count = { $count } { $count ->
        [one] page does
       *[other] pages do
    } not make whole sheets: { $labels }
    .hint = build all pages, in sections of 4, 8, 12 or 16
    .explain = A folded sheet holds four pages, two on each side. A section can be imposed if its number of pages is a multiple of four and all of them are built.
