pdf-unreadable = the file cannot be read as a PDF: { $problem }
    .hint = ask for the file again
    .explain = The file is cut short, damaged, or no PDF. Nothing else in it was checked.
pdf-cut-short = the file is cut short or damaged: its end does not lead to its table of objects
    .hint = ask for the file again, or save it anew in the program that made it
    .explain = A PDF ends in a line that says where its table of objects stands. Without it some programs put the file together again, and others show less of it or refuse it. What could be read was checked.
pdf-encrypted = the file is encrypted
    .hint = ask for it without a password
    .explain = An encrypted file cannot be placed on a page or separated by the plant, whatever its permissions say.
pdf-no-standard = the file claims no PDF/X standard
    .hint = export it as PDF/X-4 or PDF/X-1a
    .explain = PDF/X is the set of rules for files that go to a press. A file without the claim may still print well; nobody has promised it.
pdf-other-standard = the file claims { $claim }; { $wanted } is wanted
    .hint = export it again with the other standard
    .explain = The plant has asked for one standard, and the file keeps another.
pdf-version = the file is PDF { $version }; { $standard } allows { $most } at most
    .hint = export it again as { $standard }
    .explain = Each PDF/X standard is built on one version of PDF, and older plant software does not know the later ones.
pdf-object-streams = the file packs objects in streams, which PDF/X-1a does not allow
    .hint = save it as PDF 1.4
    .explain = Object streams came with PDF 1.5; PDF/X-1a is PDF 1.4.
pdf-trapped = the file does not say whether it is trapped
    .hint = set Trapped to False unless traps are in the file
    .explain = Trapped must be True or False, as a name, so that the plant neither traps twice nor not at all.
pdf-disagrees = the file's Info `{ $key }` and its XMP `{ $property }` differ
    .hint = export it again, with one program
    .explain = A PDF holds the same facts twice; PDF/X asks that both say the same.
pdf-metadata-missing = `{ $key }` is missing from the file's metadata
    .hint = export it again as PDF/X
    .explain = PDF/X files must carry a title, dates and identifiers; plants tell versions apart by the ID.
pdf-intents = the file has { $count } output intents for the press; one is wanted
    .hint = export it with the plant's printing condition
    .explain = The output intent names the printing condition that colours were made for. With none or several the plant has to guess.
pdf-intent-unnamed = the output intent does not name its printing condition
    .hint = export it with the plant's printing condition
    .explain = OutputConditionIdentifier is required, for example IFRA26.
pdf-intent-profile = the output intent's profile is unfit: { $problem }
    .hint = embed a CMYK output profile
    .explain = The embedded ICC profile must describe a printing process with the four inks.
pdf-action = the file holds `{ $key }`: it would act when it is opened
    .hint = remove forms, scripts and actions
    .explain = Forms, scripts and actions have no place in a page that is printed.
pdf-layers = the file has layers
    .hint = flatten them
    .explain = What a layer shows may depend on the viewer, so the plate may differ from the proof.
pdf-no-box = page { $page } has no { $box }
    .hint = export it again with page boxes
    .explain = Plants need the size of a page's sheet, its MediaBox, and place the page by its TrimBox, the finished size.
pdf-box-outside = on page { $page } the { $inner } reaches out of the { $outer }
    .hint = set the page boxes again
    .explain = TrimBox, BleedBox and MediaBox must lie within each other.
pdf-user-unit = page { $page } is scaled by UserUnit
    .hint = export it at its real size
    .explain = Programs that do not know UserUnit print the page at another size.
pdf-turned = page { $page } is turned by { $degrees }°
    .hint = export it upright
    .explain = Imposition programs do not all follow a page's Rotate entry.
pdf-annotation = page { $page } has an annotation ({ $kind }) on the print area
    .hint = remove comments and links
    .explain = Annotations print on some machines and not on others; PDF/X allows none on the page.
pdf-font-missing = page { $page } uses the font `{ $font }`, which is not in the file
    .hint = export it with all fonts embedded{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = Without the font the plant sets another one: lines turn elsewhere and characters get lost.
pdf-rgb = page { $page } is in { $space } at { $x }, { $y } mm ({ $what })
    .hint = convert it to CMYK with the plant's profile{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = A press prints inks. RGB and Lab are separated by whatever stands in the way, and black text comes out in four colours.
pdf-spot = page { $page } needs a plate of its own for `{ $ink }`
    .hint = ask the plant, or convert it to CMYK
    .explain = A spot colour costs a plate and a printing unit; on a press without one it is converted or left out.
pdf-transparency = page { $page } has transparency ({ $what }) at { $x }, { $y } mm
    .hint = flatten it{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = PDF/X-1a allows no transparency; PDF/X-4 does, but newspaper plants often flatten it with results of their own.
pdf-blank = page { $page } leaves no ink
    .hint = look whether another page of the file is meant (`filePage`), or ask the advertiser
    .explain = The page is empty, or all on it is white, clear or beyond its edges. What is seen in a viewer may lie over the page, as comments and form fields do; of an advert the page itself is taken.
pdf-blend-space = page { $page } blends its transparency in { $space }
    .hint = have it exported with CMYK as its blending space (InDesign: Transparency Blend Space, Document CMYK), or flattened{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = What lies in a transparency group is converted to the group's space and back: in RGB pure black comes out in four inks, type in it too. PDF/X wants the space of the press.
pdf-endless = a page draws more than 20 million operations, or draws itself
    .hint = ask for a flattened file, or take a picture of the page
    .explain = A page may draw a form many times, and each of those another: two kilobytes can come to a hundred million operations, on which a processor at the plant works for hours. Densest maps have two million. Patterns count as often as their tile fits on the page.
pdf-active = `{ $file }` holds what acts or leads elsewhere ({ $what }): it is left out
    .hint = ask the advertiser for a file without scripts, links and other files
    .explain = Scripts, programs, links and references to other files have no place in a page that is printed. What is copied of an advert's page into proof, press and archive files is what can be seen of it. Bytes that stand in another file are missing then.
pdf-layer-off = `{ $file }` has layers that are off in print: { $layers }
    .hint = flatten its layers, or ask the advertiser for a file without them{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = A layer is shown or hidden by the program that shows the file. A page of ours has no layers, so that drafts, other languages and prices of another town would be printed, too. `--draft` draws them.
pdf-note-left-out = `{ $file }` shows what is no part of its page and is left out: { $kinds }
    .hint = ask the advertiser to flatten form fields, stamps and comments into the page{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = Form fields that somebody filled in, stamps and typed-on comments lie over a page and are printed by office programs. Of an advert the page itself is taken, and what lies over it is missing.
pdf-profiled = page { $page } has { $what } in { $space }, a colour space with a profile, at { $x }, { $y } mm
    .hint = have it exported in plain CMYK and grey, without profiles{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = PDF/X-1a takes inks as plain percentages alone. PDF/X-4 allows a profile before them, but there too the plant may convert them once more: black type then comes out in four inks. A default space among the page's resources (DefaultCMYK, DefaultGray) does the same.
pdf-transfer = page { $page } bends its tones by a transfer curve at { $x }, { $y } mm, which PDF/X does not allow
    .hint = have it exported without transfer functions, the curve applied to the pictures{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = A transfer function changes all shares of ink on their way to the plate. Some programs follow it and others do not, so that a page comes out lighter, darker or as a negative. A plant has curves of its own for that.
pdf-newer = page { $page } has a picture in { $what } at { $x }, { $y } mm, which PDF/X-1a does not allow
    .hint = have it exported with pictures as JPEG or ZIP of 8 bits{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = PDF/X-1a stands on PDF 1.4, which knows no JPEG 2000 and no pictures of 16 bits an ink; older machines at a plant cannot open them. What colours a JPEG 2000 has is not checked.
pdf-damaged = page { $page } cannot be followed at the operator `{ $operator }`
    .hint = export it again{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = The page's description is damaged or refers to something that is not in the file.
pdf-black-knocks-out = page { $page } has black type of { $size } pt that does not overprint at { $x }, { $y } mm
    .hint = set 100 % K text to overprint
    .explain = Black type that clears its ground shows a white edge wherever the plates shift.
pdf-white-overprints = page { $page } has white set to overprint at { $x }, { $y } mm: it vanishes
    .hint = switch overprint off for white{ $as ->
            [none] {""}
           *[other] ; or write `as: { $as }` at the advert, which draws it in pixels
        }
    .explain = White is no ink: overprinted it leaves what is below, so that white type on a ground is lost.
pdf-ink = page { $page } carries up to { $sum } % of ink at { $x }, { $y } mm, { $area } mm² of it over { $limit } %
    .hint = convert its pictures for newsprint
    .explain = It is measured on the plates as they would be made, drawn by Ghostscript: pictures and grounds that lie on each other add up. Less than 15 mm² in all is not told.
pdf-picture-unmeasured = the ink of pictures and shadings on page { $page } was not measured
    .hint = look at the press file with `banmian preflight`, which measures it where Ghostscript is installed
    .explain = A build converts photos itself, so that they keep the paper's ink limit, and reads the inks of plain colours as numbers. Pictures and shadings within a PDF are printed as they are: whether more ink comes together in them than newsprint takes can be seen on the plates alone.
pdf-ink-unmeasured = the ink that comes together on a page was not measured: Ghostscript is not installed
    .hint = install Ghostscript (`gs`; on Windows put `gswin64c` into the PATH)
    .explain = Ink is measured by drawing the separations with Ghostscript. All other checks were made.
