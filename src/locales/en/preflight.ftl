pdf-unreadable = the file cannot be read as a PDF: { $problem }
    .hint = ask for the file again
    .explain = The file is cut short, damaged, or not a PDF. Nothing else in it was checked.
pdf-cut-short = the file is cut short or damaged: its end does not lead to its table of objects
    .hint = ask for the file again, or save it again in the program that made it
    .explain = A PDF ends with a line that says where its table of objects is. Without it, some programs repair the file, and others show less of it or refuse it. The readable part was checked.
pdf-encrypted = the file is encrypted
    .hint = ask for it without a password
    .explain = An encrypted file cannot be placed on a page, and the plant cannot separate it, whatever its permissions say.
pdf-no-standard = the file does not claim a PDF/X standard
    .hint = export it as PDF/X-4 or PDF/X-1a
    .explain = PDF/X is the set of rules for files that go to press. A file without the claim may still print well, but nobody has promised it.
pdf-other-standard = the file claims { $claim }, but { $wanted } is needed
    .hint = export it again as { $wanted }
    .explain = The plant asks for one standard, and the file follows another.
pdf-version = the file is PDF { $version }, but { $standard } allows at most { $most }
    .hint = export it again as { $standard }
    .explain = Each PDF/X standard is based on one version of PDF. Older plant software does not know later versions.
pdf-object-streams = the file has object streams, which PDF/X-1a does not allow
    .hint = save it as PDF 1.4
    .explain = Object streams came with PDF 1.5, but PDF/X-1a is PDF 1.4.
pdf-trapped = the file does not say whether it is trapped
    .hint = set Trapped to False, unless the file contains traps
    .explain = Trapped must be the name True or False, so that the plant traps exactly once.
pdf-disagrees = the file's Info `{ $key }` and XMP `{ $property }` differ
    .hint = export it again from a single program
    .explain = A PDF stores these facts twice, and PDF/X requires both to be the same.
pdf-metadata-missing = the file's metadata has no `{ $key }`
    .hint = export it again as PDF/X
    .explain = PDF/X requires a title, dates and identifiers. Plants tell versions apart by the ID.
pdf-intents = the file has { $count } { $count ->
        [one] output intent
       *[other] output intents
    } for the press; it needs exactly one
    .hint = export it with the plant's printing condition
    .explain = The output intent names the printing condition that the colours were made for. Without one, or with several, the plant has to guess.
pdf-intent-unnamed = the output intent does not name its printing condition
    .hint = export it with the plant's printing condition
    .explain = OutputConditionIdentifier is required, for example IFRA26.
pdf-intent-profile = the profile of the output intent cannot be used: { $problem }
    .hint = embed a CMYK output profile
    .explain = The embedded ICC profile must describe printing with the four inks.
pdf-action = the file contains `{ $key }`, which acts when the file is opened
    .hint = remove forms, scripts and actions
    .explain = Forms, scripts and actions do not belong in a page for print.
pdf-layers = the file has layers
    .hint = flatten them
    .explain = Layers may be shown or hidden by the viewer, so the plate may differ from the proof.
pdf-no-box = page { $page } has no { $box }
    .hint = export it again with page boxes
    .explain = Plants need the size of the sheet (MediaBox), and place the page by its finished size (TrimBox).
pdf-box-outside = on page { $page } the { $inner } extends beyond the { $outer }
    .hint = set the page boxes again
    .explain = The TrimBox must be inside the BleedBox, and the BleedBox inside the MediaBox.
pdf-user-unit = page { $page } is scaled by UserUnit
    .hint = export it at its real size
    .explain = Programs that do not support UserUnit print the page at another size.
pdf-turned = page { $page } is rotated by { $degrees }°
    .hint = export it upright
    .explain = Not all imposition programs follow a page's Rotate entry.
pdf-annotation = page { $page } has an annotation ({ $kind }) in the print area
    .hint = remove comments and links
    .explain = Some machines print annotations and others do not. PDF/X allows none on the page.
pdf-font-missing = page { $page } uses the font `{ $font }`, which is not embedded
    .hint = export it with all fonts embedded{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = Without the font, the plant uses another: lines break elsewhere and characters get lost.
pdf-rgb = { $what } on page { $page } is in { $space } at { $x }, { $y } mm
    .hint = convert it to CMYK with the plant's profile{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = A press prints inks. Whatever program comes first separates RGB and Lab, and black text comes out in four colours.
pdf-spot = page { $page } needs an extra plate for `{ $ink }`
    .hint = ask the plant, or convert it to CMYK
    .explain = A spot colour needs a plate and a printing unit of its own. A press without one converts it or leaves it out.
pdf-transparency = page { $page } has transparency ({ $what }) at { $x }, { $y } mm
    .hint = flatten it{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = PDF/X-1a does not allow transparency. PDF/X-4 does, but newspaper plants often flatten it, with unpredictable results.
pdf-blank = page { $page } prints nothing
    .hint = check whether another page of the file is meant (`filePage`), or ask the advertiser
    .explain = The page is empty, or everything on it is white, transparent or outside the page. Comments and form fields lie over the page: a viewer shows them, but an advert prints only the page itself.
pdf-blend-space = page { $page } blends its transparency in { $space }
    .hint = have it exported with CMYK as the blending space (InDesign: Transparency Blend Space, Document CMYK), or flattened{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = Everything in a transparency group is converted to the group's colour space and back. In RGB, pure black turns into four inks, type included. PDF/X requires the colour space of the press.
pdf-endless = a page draws more than 20 million operations, saves more than 10,000 graphics states, or contains itself
    .hint = ask for a flattened file, or use a picture of the page
    .explain = A page may draw a form many times, and that form others: two kilobytes can become a hundred million operations, which keep a plant's processor busy for hours. The densest maps have two million. A pattern counts as often as its tile fits on the page.
pdf-active = `{ $file }` contains scripts or references ({ $what }), which are left out
    .hint = ask the advertiser for a file without scripts, links and other files
    .explain = Scripts, programs, links and references to other files do not belong in a page for print. Only the visible content of an advert's page goes into proof, press and archive files, so data stored in other files is missing.
pdf-layer-off = `{ $file }` has layers that are off in print: { $layers }
    .hint = flatten its layers, or ask the advertiser for a file without them{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = The viewer shows or hides layers. Our pages have no layers, so drafts, other languages or another town's prices would also be printed. `--draft` draws them.
pdf-note-left-out = `{ $file }` has things on top of its page that are left out: { $kinds }
    .hint = ask the advertiser to flatten form fields, stamps and comments into the page{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = Filled-in form fields, stamps and typed comments lie over a page, and office programs print them. An advert prints only the page itself.
pdf-profiled = { $what } on page { $page } has a profiled colour space, { $space }, at { $x }, { $y } mm
    .hint = have it exported in plain CMYK and grey, without profiles{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = PDF/X-1a takes inks only as plain percentages. PDF/X-4 allows profiles, but the plant may convert them again, and black type then prints in four inks. A default colour space in the page's resources (DefaultCMYK, DefaultGray) has the same effect.
pdf-transfer = page { $page } has a transfer curve at { $x }, { $y } mm, which PDF/X does not allow
    .hint = have it exported without transfer functions, with the curve applied to the pictures{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = A transfer function changes all ink percentages on the way to the plate. Some programs apply it and others do not, so a page may print lighter, darker or as a negative. Plants have their own curves.
pdf-newer = page { $page } has a picture in { $what } at { $x }, { $y } mm, which PDF/X-1a does not allow
    .hint = have it exported with JPEG or ZIP pictures of 8 bits{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = PDF/X-1a is based on PDF 1.4, which has neither JPEG 2000 nor 16-bit pictures; older machines at a plant cannot open them. The colours of a JPEG 2000 are not checked.
pdf-damaged = page { $page } cannot be read at the operator `{ $operator }`
    .hint = export it again{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = The page description is damaged, or refers to something that is not in the file.
pdf-black-knocks-out = black type of { $size } pt on page { $page } does not overprint at { $x }, { $y } mm
    .hint = set 100 % K text to overprint
    .explain = Black type that knocks out its ground shows a white edge wherever the plates shift.
pdf-white-overprints = white on page { $page } is set to overprint at { $x }, { $y } mm, so it vanishes
    .hint = switch overprint off for white{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` in the advert to print it in pixels
        }
    .explain = White is no ink. Overprinted, it leaves the colour below, so white type on a ground disappears.
pdf-ink = page { $page } has up to { $sum } % of ink at { $x }, { $y } mm; { $area } mm² are over the limit of { $limit } %
    .hint = convert its pictures for newsprint
    .explain = Ghostscript draws the plates, and the ink is measured on them: overlapping pictures and grounds add up. Areas of less than 15 mm² in all are not reported.
pdf-picture-unmeasured = the ink of pictures and shadings on page { $page } was not measured
    .hint = check the press file with `banmian preflight`, which measures it if Ghostscript is installed
    .explain = A build converts photos itself, within the paper's ink limit, and adds up the inks of plain colours. Pictures and shadings inside a PDF are printed unchanged; only the drawn plates show whether newsprint can take their ink.
pdf-ink-unmeasured = the ink on the pages was not measured: Ghostscript { $ended ->
        [late] did not finish in two minutes
        [failed] cannot draw the file
       *[missing] is not installed
    }
    .hint = { $ended ->
        [late] ask for a simpler file, or measure it with another program
        [failed] ask for the file again, or measure it with another program
       *[missing] install Ghostscript (`gs`; on Windows add the folder of `gswin64c` to the PATH)
    }
    .explain = Ink is measured by drawing the separations with Ghostscript. All other checks were made.
