# Results and complaints of `lock`, `verify`, `pack`, `sign` and `diff`.

# lock and verify.
locked = locked { $path }: { $inputs } { $inputs ->
        [one] input
       *[other] inputs
    }, { $outputs } { $outputs ->
        [one] output
       *[other] outputs
    }
not-locked = { $issue } has errors: not locked
no-lock = there is no `{ $path }`: `banmian lock` writes it
unread-lock = `{ $path }` cannot be read: another program has it open, or you may not read it
    .hint = close it in that program, or get permission to read it, and run this again
unfit-lock = `{ $path }` is not a lock that this version can read
    .hint = verify it with the version that wrote it, or lock the issue again as it is now: `banmian lock --force`
no-pdfs = --pdf needs PDF files
identical = { $issue }: identical ({ $inputs } { $inputs ->
        [one] input
       *[other] inputs
    }, layout, { $outputs } { $outputs ->
        [one] output
       *[other] outputs
    })
differs = { $issue }: not as locked
cannot-rebuild = { $issue }: cannot be rebuilt
damaged = { $issue }: comes out identical, but other files of its pack or bag are damaged
other-issue = the lock is of { $was }; the rebuilt issue is { $is }
lock-anew = the issue was changed after it was locked. If it shall stay so, write the next `revision` if pages changed, and run `banmian lock { $folder }`
layout-change = { $change ->
        [same] the layout is the same
       *[differs] the layout differs
    }
input-change = { $change ->
        [changed] input changed
        [added] new input
       *[gone] input gone
    }: { $kind } { $name }
story-added = story `{ $story }` is new
story-gone = story `{ $story }` is gone
story-line = story `{ $story }` differs from line { $line } of its copy on (page { $page }: { $text })
story-shorter = story `{ $story }` ends after line { $line } of its copy, earlier than locked
story-head = story `{ $story }` differs in its head, photos or rules; the lines of its copy are the same
page-differs = page { $page } differs outside of stories: furniture, adverts or rules
output-change = { $change ->
        [changed] other bytes
        [added] new output
       *[gone] output gone
    }: { $path }{ $number ->
        [none] {""}
       *[other] , from object { $number } ({ $what }) on
    }
engine-changed = { $name } was { $was }, is { $is }
packed-change = { $change ->
        [changed] not as it was packed
        [gone] gone
       *[added] not packed with it
    }: { $path }
how-to-rebuild = the lock was made by banmian { $version } on Node { $node }. A pack of the issue contains that program. In a repository that holds issue and program, `git log -1 --format=%h -- <issue>/issue.lock` prints the commit of the lock; then `git worktree add ../banmian-then <commit>`, and there `npm ci`, `npm run build` and `node dist/cli/cli.js verify <issue>`
is-build =
    { $path }: { $issue }, made by banmian { $engine }
      layout { $layout }
      inputs { $inputs }
      sha256 { $sha256 }
is-page =
    { $path }: page { $page } of { $issue }, made by banmian { $engine }
      layout of the page { $layout }
      sha256 { $sha256 }
no-build = { $path } does not say which issue it is

# Packs.
no-program = the program has no dist/: build it first (npm run build)
packed = packed { $path }: { $files } { $files ->
        [one] file
       *[other] files
    }, { $size } MB
faulty-not-packed = { $issue } has errors: not packed
not-packed = { $issue } is not as locked: not packed
unfit-pack = `{ $path }` is not a pack of an issue
refused-pack = `{ $path }` is refused: { $reason }
pack-fault = { $fault ->
        [list] it has no `{ $name }` to say where its parts are
        [file] its `pack.json` names `{ $name }`, which is not a file of the pack
        [font] its fonts.yaml puts the font `{ $name }` outside the pack
        [fonts] the fonts of `{ $name }` are larger than memory allows
        [damaged] `{ $name }` is damaged
        [entries] it has more entries than a pack can have
        [bytes] `{ $name }` is larger than a file of a pack can be
        [ratio] `{ $name }` would become more than a hundred times as large
        [twice] it contains `{ $name }` twice
        [name] the name `{ $name }` leads out of the pack
        [link] `{ $name }` is a link or a device, not a file
        [overlap] `{ $name }` shares bytes with another entry
       *[secret] `{ $name }` is encrypted
    }

# sign.
signed = { $issue }: page { $pages } signed by { $stage }, { $by }
not-signed = { $issue }: not signed
sign-flags = to sign, give --page, --as and --by; without all three, `sign` shows who signed what
no-signing = the paper names no stages that sign
    .hint = write them in paper.yaml: `signing: [初审, 复审, 终审]`
unknown-stage = the paper names no stage `{ $stage }`: its `signing` has { $stages }
bad-signer = a name has 1 to 64 characters, all of them visible
signed-stage = { $stage } { $by }
signing-page = page { $page }
signing-state = { $stage }: { $state ->
        [missing] not signed
        [signed] { $by }, { $at }
       *[changed] { $by }, { $at }, the page has changed since
    }

# diff.
same = { $was } and { $is }: a reader sees no difference
diff-sides = { $was } → { $is }
diff-counts = { $stories } { $stories ->
        [one] story
       *[other] stories
    }, { $words } { $words ->
        [one] change
       *[other] changes
    } of words, { $photos } { $photos ->
        [one] photo
       *[other] photos
    }, pages { $pages }
diff-page = page { $label } { $change ->
        [added] was added
        [gone] was removed
        [sized] is of another size: { $was } → { $is } mm
       *[look] looks different: nameplate, folio, rules, adverts or inks
    }
diff-story = `{ $id }` { $title }: { $change ->
        [added] added
        [gone] removed
       *[changed] changed
    }
diff-renamed = was called `{ $id }`
diff-move = part { $part } { $change ->
        [moved] moved: { $was } → { $is }
        [added] added: { $is }
       *[gone] removed: { $was }
    }
diff-place = page { $page } columns { $columns } rows { $rows }
diff-text = { $page ->
        [none] {""}
       *[other] page { $page },{" "}
    }{ $what }: { $was } → { $is }
diff-text-name = { $name ->
       *[other] { $name }
    }
diff-nothing = (nothing)
diff-words = paragraph { $paragraph }: { $words }
diff-photo = photo { $file } on page { $page }: { $change ->
        [added] added
        [gone] removed
        [other] instead of { $was }
        [replaced] another picture under the same name
        [moved] moved
        [sized] another size
       *[cut] another crop
    }
diff-lines = lines: { $other } of { $is } set differently (before: { $was })
diff-look = looks different: { $looks }
diff-look-name = { $look ->
        [turns] line turns
        [place] place
        [type] face or size of type
        [colour] colour of type
        [marks] emphasis dots or name rules
       *[ground] rules, grounds or drawings
    }
comma = ,{" "}
diff-advert = advert { $file } on page { $page }: { $change ->
        [added] added
        [gone] removed
        [replaced] another one under the same name
        [moved] moved
        [sized] another size
       *[words] other words
    }
diff-drawn = drew { $count } { $count ->
        [one] page
       *[other] pages
    } → { $folder }
diff-none-drawn = no page has changed: nothing was drawn
no-glyphs = faces and colours of type are not compared: only `build --glyphs` writes them into layout.json
no-proof = `{ $path }` has no PDF beside it: its pages cannot be drawn
not-made-up = `{ $path }` cannot be made up: see its errors above
no-layout = `{ $path }` is not a layout.json of this program: { $problem ->
        [none] parts are missing that each one has
       *[other] { $problem }
    }
lock-given = `{ $path }` is a lock, which holds hashes and no pages: `banmian verify` compares an issue with its lock
no-side = cannot read `{ $path }`: give a build's folder, a layout.json, an issue or a pack
no-layout-file = `{ $path }` has no layout.json: build it with `--layout`, or give the issue itself
