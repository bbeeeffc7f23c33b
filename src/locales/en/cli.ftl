# Results and complaints of the commands that write, check and show issues. `.hint` says what to do; of several, the first whose arguments are given is shown.

# The command line.
commander = { $code ->
       *[other] { $said }
    }
see-help = see `banmian { $command }--help`
option-empty = option `{ $name }` needs a value
argument-empty = an argument is empty
home-kept = the shell did not expand the `~` in `{ $text }`
    .hint = write `--out ~/papers`, with a blank and without quotation marks, or the whole path
no-match = no file or folder matches `{ $text }`
no-file = cannot read `{ $path }`
file-held = cannot read `{ $path }`: it is open in another program
    .hint = close it there
bad-language = there is no language `{ $text }`: write en or zh
bad-choice = `{ $text }` is not among the choices: { $choices }
bad-port = `{ $text }` is not a port: write a number from 0 to { $most }
bad-jobs = `{ $text }` is not a number of jobs: write one from 1 to { $most }
bad-rank = `{ $text }` is not a number of make-ups: write one from 1 to { $most }
bad-ink = `{ $text }` is not an ink limit: write a percentage from 100 to 400
bad-date = `{ $text }` is not a date: write it like 2026-11-24
bad-number = `{ $text }` is not an issue number: write one from 1 to 999999
bad-preset = there is no preset `{ $text }`: write 四开 or 对开

# Which issue.
not-manifest = `{ $path }` is not a manifest: give an issue.yaml, or the folder that holds it
no-issue = cannot read `{ $path }`: give a manifest, or a folder that holds an issue.yaml
    .near = did you mean `{ $near }`?
no-issue-here = `{ $path }` holds no issue.yaml
    .hint = to start an issue, type `banmian { $init }`
issues-below = `{ $path }` holds no issue.yaml, but these folders do: { $folders }
    .hint = type `banmian { $command } { $newest }`
paper-given = `{ $path }` is a paper; an issue is needed here
    .hint = type `banmian { $command } { $folder }`
    .alone = give an issue.yaml that uses this paper, or its folder
folder-wanted = `{ $path }` is a file; the folder of an issue is needed here
    .hint = write `{ $folder }`
bad-folder-name = Windows does not allow a folder called `{ $name }`: choose another name
unknown-page = the issue has no page `{ $label }`; it has { $labels }
unknown-story = the issue has no story or filler `{ $id }`
same-folder = `{ $a }` and `{ $b }` would both be written to `{ $folder }`

# build.
built = { $stem }: { $pages } { $pages ->
        [one] page
       *[other] pages
    }, { $seconds } s → { $folder }
removed = { $folder }: deleted { $count } { $count ->
        [one] file
       *[other] files
    } of an earlier build: { $files }
not-built = nothing was written; --draft draws the pages in spite of errors
not-drawn = nothing was written: with these errors no page can be drawn
not-put = nothing was written for this issue
draft-made = draft with errors: do not print it
watch-alone = --watch cannot be combined with --json or --jobs
watching = waiting for changes; Ctrl-C ends
trying-again = trying again until the file is free
job-done = { $made ->
        [yes] { $pages } { $pages ->
            [one] page
           *[other] pages
        }
       *[no] not written
    }, { $seconds } s, { $errors } { $errors ->
        [one] error
       *[other] errors
    }, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }
job-failed = failed
job-not-begun = not begun
stage = { $stage ->
        [read] reading
        [resolve] resolving
        [fonts] opening fonts
        [photos] measuring photos
        [make-up] making up
        [typeset] setting lines
        [check] checking pages
        [newspaper] ordering stories
        [paint] painting
        [pictures] preparing photos
        [archive] writing the archive file
        [deposit] filling the bag
        [layout] writing layout.json
        [png] drawing pages
        [press] writing press files
        [proof] writing the proof
        [report] reporting
        [sheets] writing sheets
        [site] writing web pages
        [spreads] writing spreads
        [proof-sheet] writing proof sheets
       *[write] writing
    }

# check and preflight.
no-errors = { $stem }: no errors{ $warnings ->
        [0] {""}
        [one] , { $warnings } warning
       *[other] , { $warnings } warnings
    }
# The proof-reader's list.
desk-page = page { $label }
desk-elsewhere = on no page
desk-line = leg { $leg }, line { $line }
desk-none = nothing found in copy and usage
typography-page = page { $label }
# The heads of nine columns, a bar between two.
typography-heads = lines | mean | p95 | max | >0.1 | >0.25 | squeezed | hyphens | saved
typography-legend = mean to >0.25: space added at each gap, in em, by line, and shares of the lines; saved: single characters kept off last lines
preflight-passed = { $file }: passes{ $warnings ->
        [0] {""}
        [one] , { $warnings } warning
       *[other] , { $warnings } warnings
    }
preflight-failed = { $file }: fails, { $errors } { $errors ->
        [one] error
       *[other] errors
    }, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }

# layout.
plan-page = page { $page }{ $section ->
        [none] {""}
       *[other] {" "}{ $section }
    }: { $stories } { $stories ->
        [one] story
       *[other] stories
    }, { $white } % white
plan-story = { $rank }, { $characters } { $characters ->
        [one] character
       *[other] characters
    }, { $share } % of the page: { $why ->
        [given] the manifest names the page
        [only] it may stand on no other page
        [wanted] its rank and its place in the manifest suggest the page
        [moved] moved here, where its room is needed
        [filler] a filler
       *[jump] continued here
    }
plan-notice = a notice of the stock, { $share } % of the page
plan-spare = left out: { $stories }
plan-cut = cut: { $characters } { $characters ->
        [one] character
       *[other] characters
    } at the end of `{ $story }`
plan-pinned = { $issue }: wrote the pages of { $count } { $count ->
        [one] story
       *[other] stories
    }
plan-drawn = drew the pages on one sheet: { $path }
make-up = page { $page }, make-up { $rank }{ $rank ->
        [1] , as built
       *[other] {""}
    }: cost { $cost }; heads side by side or gaps across: { $marks }; faults: { $faults }; { $columns ->
        [none] full
       *[other] free at the foot: columns { $columns }, rows { $rows }
    }
make-up-given = page { $page }, given by the manifest:
make-up-searched = page { $page }: searched { $states } { $states ->
        [one] state
       *[other] states
    }
alternatives-drawn = { $count } { $count ->
        [one] picture
       *[other] pictures
    } → { $folder }/alternatives
pin-or-unpin = give either --pin or --unpin; --pages and --stories choose frames, --choose includes --pin
unknown-fix = the issue has no fix `{ $name }`
    .first = first `{ $first }`
    .known = there are { $names }
unsound-fix = `{ $name }` is no fix of this issue: { $fault ->
        [none] { $page ->
            [none] no edit of its kind can be made
           *[other] page { $page } would change, too
        }
       *[other] it would leave { $fault }
    }
    .first = first `{ $first }`
    .known = there are { $names }
nothing-to-fix = { $issue }: nothing to mend that moves nothing on paper
fixed = { $file }: wrote { $count } { $count ->
        [one] change
       *[other] changes
    }
fix-changed = `{ $file }` has changed meanwhile: nothing was written
pinned = { $issue }: wrote the places of { $count } { $count ->
        [one] story and its photos
       *[other] stories and their photos
    }
unpinned = { $issue }: took out { $count } { $count ->
        [one] frame
       *[other] frames
    }
too-few-make-ups = page { $page } has only { $count } { $count ->
        [one] make-up
       *[other] make-ups
    }; there is no number { $rank }
fit-page = page { $page }: { $capacity } rows, the copy needs { $demand }; { $spare } rows ({ $characters } characters) { $side ->
        [over] over
       *[under] to spare
    }; { $free } free; statutory count { $perLine } × { $lines } − photos = { $statutory }
fit-issue = statutory count of the issue: { $statutory }
fit-story = { $story }/{ $part } p{ $page }: { $legs } { $legs ->
        [one] leg
       *[other] legs
    } of { $measure }, { $empty } rows empty ({ $short } characters); 100 characters less save { $rows } rows ({ $depth } of depth){ $photoRows ->
        [none] {""}
       *[other] ; a photo one leg wider takes { $photoRows } rows ({ $photoCharacters } characters)
    }{ $head ->
        [none] {""}
       *[other] ; headline: { $head } of { $lines } × { $perLine } characters at { $size } pt, { $most } at its smallest
    }

# init.
started = started { $path }; build it with `banmian build { $folder }`
issue-exists = `{ $path }` exists already; nothing was changed
    .hint = for another day, type `banmian init { $next }`
preset-and-paper = --preset and --vertical write a style file, --paper uses an existing one: give one of them
paper-exists = `{ $path }` exists already; nothing was changed
    .hint = leave --preset and --vertical out, and the issue uses this paper
no-paper = cannot read the style file `{ $path }`
paper-is-folder = `{ $path }` is a folder; a paper is needed here
    .hint = write `--paper { $paper }`
issue-given = `{ $path }` is an issue; a paper is needed here
    .hint = write `--paper { $paper }`

# import.
bad-encoding = cannot convert from the encoding `{ $text }`: choose { $choices }
bad-label = `{ $text }` is not a page's label: write one like 4 or A04
no-copy = `{ $path }` holds nothing to import: no .docx, .doc, .wps, .rtf, .odt, .md, .txt, .html, .mht, .eml or .json
copy-too-large = `{ $path }` has more than { $most } MB: that cannot be copy
copy-is-manifest = `{ $path }` is a manifest, not copy
    .hint = give the files of its stories, or name the target folder with `--issue`
manifest-broken = `{ $path }` has errors: correct them before you import copy into it (`banmian check { $folder }` lists them)
imported-file = { $file }: { $stories } { $stories ->
        [one] story
       *[other] stories
    }
file-not-imported = { $file }: not imported
passed-over = skipped, neither copy nor a picture that the copy names: { $files }
in-lines = { $count ->
        [one] line
       *[other] lines
    } { $lines }
decision = { $what ->
        [joined] torn paragraphs joined
        [note] editor's notes
        [dateline] datelines
        [marks] typed marks read as markup
        [lines] lines that stay lines
        [verse] verse
        [signature] signatures
       *[story-joined] parts joined to one story
    }
taken-out = taken out: { $reason ->
        [markup] marks
        [notice] notices of jumps
        [folio] folios
        [stray] stray text
        [deleted] tracked deletions
        [hidden] hidden text
        [equation] equations
        [field] field codes
        [comment] comments
        [furniture] headers, footers, menus
        [script] scripts and styles
        [address] addresses of links
        [key] keys and words beside the copy
        [letter] letters and words for the desk
        [mail-foot] mail signatures
        [control] control characters
        [form] marks and letters of another form, replaced
       *[jump-head] heads of continued parts
    }: { $text }
imported = { $stories } { $stories ->
        [one] story
       *[other] stories
    }, { $photos } { $photos ->
        [one] photo
       *[other] photos
    } ({ $wanted } still missing) → { $path }
nothing-imported = nothing was imported
see-imported = to see it: `banmian build { $folder } --draft --png`

# preview.
preview-port-taken = cannot listen on port { $port } ({ $reason }): choose another with --port, or leave --port out
preview-at = { $issue }: { $address }
preview-ready = ready in { $seconds } s; Ctrl-C ends
no-browser = cannot open the browser ({ $reason }): open the address yourself

# fonts, schema and explain.
font-state = { $state ->
        [sound] sound
        [missing] file is missing
       *[changed] not the file that fonts.yaml describes
    }
font-embedding = { $bits ->
        [none] may be put into PDFs
       *[other] its licence bits forbid putting it into PDFs (fsType { $bits })
    }
unknown-schema = there is no schema `{ $text }`: write issue, paper, usage or layout
no-reference = --reference is for issue and paper; the schema of layout.json describes its keys itself
unknown-code = there is no diagnostic `{ $code }`
    .near = did you mean `{ $near }`?
    .list = `banmian explain` lists all of them

# What fails outside of the program.
cannot-write = cannot write `{ $path }`: { $reason }{ $wall ->
        [none] {""}
       *[other] {" "}(`{ $wall }`)
    }
    .hint = { $cure }
disk-refusal = { $code ->
        [EACCES] you may not write there
        [EBUSY] another program has it open
        [EDQUOT] the disk quota is used up
        [EEXIST] a file is in the place of a folder
        [EFBIG] the file would be larger than allowed
        [EINVAL] the disk does not accept such a name
        [EIO] the disk is faulty
        [EISDIR] a folder is in the place of the file
        [ELOOP] its links lead in a circle
        [EMFILE] too many files are open
        [ENAMETOOLONG] the name is too long
        [ENFILE] too many files are open on this machine
        [ENOENT] no folder can be made there
        [ENOSPC] the disk is full
        [ENOTDIR] a file is in the place of a folder
        [EPERM] you may not write there
        [EROFS] the disk is read-only
        [HALF_ISSUE] a part of this issue of the site is missing
        [HELD] another program has it open, or you may not write there
        [LINK] a link is in the place of a folder, and nothing is written behind links
        [NO_FILE] what is there is not a file
        [NO_LEDGER] the file there is not the ledger of a batch
        [NO_PACK] the file there is not a pack
        [OLD_SITE] another version of the program made this issue of the site
        [TAKEN] another build took the folder
        [TOO_LARGE] a file is larger than a pack can hold
       *[other] the system refuses ({ $code })
    }
    .hint = { $code ->
        [EACCES] get permission to write there, or name another place
        [EBUSY] close it there, and run this again
        [EDQUOT] free some space, or name a place on another disk
        [EEXIST] move that file away, or name another folder
        [EFBIG] raise the limit (`ulimit -f`), or name a place on another disk
        [EINVAL] choose another name
        [EIO] name a place on another disk
        [EISDIR] move that folder away, or name another place
        [ELOOP] correct the links, or name another place
        [EMFILE] raise the limit (`ulimit -n`), and run this again
        [ENAMETOOLONG] choose a shorter one
        [ENFILE] close other programs, and run this again
        [ENOENT] name another place
        [ENOSPC] free some space, or name a place on another disk
        [ENOTDIR] move that file away, or name another folder
        [EPERM] get permission to write there, or name another place
        [EROFS] name a place on another disk
        [HALF_ISSUE] make that issue again, or delete both its folders, in pc/layout and pc/content
        [HELD] close it in that program, such as a PDF in its viewer, and run this again
        [LINK] put a folder in its place, or name another place
        [NO_FILE] name another file
        [NO_LEDGER] name another file
        [NO_PACK] name another file
        [OLD_SITE] make that issue again
        [TAKEN] run this again when that build is done
        [TOO_LARGE] make it smaller
       *[other] {""}
    }
refusal-elsewhere = { $code ->
        [EACCES] only the administrator of this machine may use it
        [EADDRINUSE] another program uses it
        [ECONNREFUSED] nothing answers there
        [ENOENT] there is no such program
        [ENOTFOUND] there is no machine of this name
       *[other] the system refuses ({ $code })
    }
no-working-folder = the working folder no longer exists
no-output = cannot write the result: { $reason }
part-missing = a file of the program is missing or cannot be read: `{ $path }`. Install the program again
library-missing = a library of the program is missing: `{ $name }`. `npm ci` installs it
internal-error = banmian itself failed: { $message }. Please report it; DEBUG=1 shows where
