missing-file = the file `{ $file }` does not exist
    .hint = `{ $alike }` looks the same, but its name is made of other characters: copy the name from the folder, or rename the file
    .hint-2 = did you mean `{ $nearest }`?
    .hint-3 = files are not downloaded from `{ $address }`: put the file into the folder beside the manifest and write its name
    .hint-4 = put it there, or write another path, relative to the folder of the file that names it
    .explain = A photo, advert, body, paper, profile or ninjs item that is named does not exist. Paths are relative to the folder of the file that names them; upper and lower case differ.
paper-as-issue = the file is a paper, but an issue is needed
    .hint = give the issue.yaml that names this file as its `paper`
    .explain = A paper's file holds what all its issues share (name, code, preset, styles …). Each issue has a manifest of its own, with date, pages and stories, that names its paper.
issue-as-paper = the file is an issue, but a paper is needed
    .hint = name the file with `name`, `code` and `preset` as the `paper`
    .explain = `paper` names the file that holds what all issues share: name, code, preset, styles … The file named here is the manifest of an issue.
date-not-folder = the folder is named { $day }, but `date` is { $date }
    .hint = correct `date`, or rename the folder
    .explain = Folios, file names and the archive use the date in the manifest. In a copied issue it is often still that of the other day. With `--press` this is an error.
number-out-of-turn = `number` is { $number }, but the issue of { $day } beside it is number { $other }
    .hint = write `number: { $next }`, unless that issue is wrong
    .hint-2 = continue from that issue's number, or correct it
    .explain = Running numbers grow from issue to issue, by at most one a day. The check compares the nearest issues of the same paper, up to ten days away, whose folders are named in the same way.
body-names-file = the body is only the file name `{ $file }`, which would be printed as copy
    .hint = write `body: {"{"}file: { $file }{"}"}`
    .explain = Text after `body` is the copy itself. Use `file` to name a file that holds the copy.
outside-folder = `{ $file }` is outside the issue's folder
    .hint = copy the file into the folder beside the manifest
    .explain = An issue reads only files in its own folder and its paper's folder, also through links, so that it can be archived and rebuilt completely.
whole-path = `{ $file }` is an absolute path, which does not work on other machines
    .hint = write the path relative to the folder of this file
    .explain = The issue builds on a machine that has this path. `pack` and `deposit` refuse it, because what they store is rebuilt elsewhere.
not-a-file = `{ $file }` is not a file
    .hint = name a file, not a folder or device
    .explain = The path leads to a folder, a device or a pipe.
unreadable-file = `{ $file }` cannot be read
    .hint = close it in other programs, or give yourself permission to read it (`chmod u+r`)
    .explain = The file exists, but the system refused to read it. On Windows a program that has a file open can keep others from reading it.
bad-path = `{ $value }` is not a path
    .hint = did you mean `{ $nearest }`?
    .hint-2 = write the path with `/`, relative to the folder of this file
    .explain = Paths are relative and use `/`, so that they mean the same on every system.
empty-file = the file is empty
    .explain = The file holds nothing, or only spaces and comments.
file-too-large = the file has { $megabytes } MB; the limit is { $limit } MB
    .hint = keep pictures in files of their own, and one story per file
    .explain = The size limit for manifests and copy is far above any newspaper's needs. It catches a wrong file at once.
not-utf8 = the file is in { $encoding }, not UTF-8
    .hint = { $option ->
            [none] {""}
           *[other] import it with `--encoding { $option }`, or{" "}
        }save it as UTF-8, or run: iconv -f { $encoding } -t UTF-8 OLD > NEW
    .explain = Text is read only as UTF-8, because guessing an encoding can silently change characters. `import --encoding gb18030` converts files from that encoding; UTF-16 with a byte order mark needs no option there.
not-text-file = the file is a document, not plain text: { $program }
    .hint = open it in its program and save it as plain text in UTF-8 (.txt), or copy its text
    .explain = Copy is plain text with house markup. A word processor's file holds its text compressed and mixed with its own codes.
mixed-encoding = these bytes are in { $encoding }, but the rest of the file is UTF-8; they read `{ $text }`
    .hint = type the text again, or paste it from its program, and save as UTF-8
    .explain = Text in another encoding was put into a UTF-8 file, for example when two files were joined byte by byte.
broken-utf8 = invalid UTF-8: { $byte }
    .hint = the character here is damaged: type it again and save as UTF-8
    .explain = Except for a few bytes the file is UTF-8. It may have been cut short, or two files were joined wrongly.
yaml-syntax = the YAML cannot be read from here on: { $parser }
    .hint = check this line and the one above: indentation, quotation marks, brackets and commas, `- ` before an entry, `: ` after a key; put text with `: `, ` #` or a bracket in quotes
    .explain = The text is not well-formed YAML. The message quotes the YAML parser.
yaml-tab = the indentation is a tab or a special space
    .hint = switch the keyboard to half-width and indent with spaces
    .explain = YAML forbids tabs as indentation because their width varies. To YAML, a full-width or non-breaking space is text.
yaml-indent = this line is indented by { $found } { $found ->
        [one] column
       *[other] columns
    }, but the lines around it need { $wanted }
    .hint = indent it with { $spaces } { $spaces ->
            [one] space
           *[other] spaces
        }; if it begins a list entry, write `- ` before it
    .hint-2 = begin it at the left margin
    .explain = Indentation tells YAML what belongs together: keys of one mapping and entries of one list begin in the same column; the lines of a text are indented more than its key.
yaml-colon = a colon followed by a space or line end makes a key of this text, but no key may be here
    .hint = put text with `: ` in quotes, or use the full-width `：`; put keys inside a value in braces; otherwise check the indentation
    .explain = A colon and a space separate a key from its value. A text that contains them needs quotes.
yaml-start = text without quotes cannot begin with this character
    .hint = put the text in quotes
    .explain = The characters @ ` % ! | > , have special meanings in YAML.
yaml-escape = this escape does not exist in double quotes
    .hint = write `\\` for a backslash, or use single quotes
    .explain = In double quotes a backslash begins an escape such as \n or \u4e00.
yaml-unclosed = the `{ $mark }` that opens here is never closed
    .hint = write `{ $close }` where it ends, for instance at the end of this line
    .hint-2 = close it at the end of its text, or write a long text as a block after `|`
    .explain = A quoted text, or a list or mapping in brackets, that is not closed runs on into the lines below, often to the end of the file.
yaml-no-bar = the text below `{ $key }:` needs a `|` after the colon
    .hint = write `{ $key }: |` and indent the text
    .explain = A text of several lines is a block: `|` after the key, and the lines indented below it. Without `|`, YAML looks for keys in the text.
yaml-full-width = full-width `{ $mark }` is used where YAML needs `{ $ascii }`
    .hint = switch the keyboard to half-width and write `{ $ascii }`
    .explain = YAML recognises only ASCII punctuation between keys, brackets and values; full-width punctuation is part of the text.
yaml-glued = a space is missing after `{ $mark }`
    .hint = write `{ $mark } …` with a half-width space
    .explain = A colon ends a key, and a hyphen begins an entry, only before a space or the end of the line. Otherwise they are part of the text.
yaml-rest = there is text after the closing quotation mark
    .hint = put the whole text in quotes, and use `“ ”` inside it
    .explain = A value that begins with a quotation mark ends at the next one. The rest of the line is not part of it.
yaml-documents = a second document begins here
    .hint = delete the line `---` or `...`; if it belongs to copy, indent it with the text
    .explain = A manifest is one YAML document. A line of three hyphens at the left margin begins another.
yaml-alias = `{ $alias }` refers to nothing
    .hint = put text that begins with `*` in quotes, or in a block after `|`
    .explain = An asterisk at the start of a value refers to an anchor (&name) above it. Bold copy needs quotes or a block.
comment-in-text = YAML reads `{ $lost }` as a comment, so it is not printed
    .hint = put the whole text in quotes; if it is a comment, put two spaces before it
    .explain = In text without quotes, a space and `#` begin a comment that runs to the end of the line.
yaml-sign = YAML does not read `{ $lost }` as text, so it is not printed
    .hint = put the whole text in quotes
    .explain = At the start of a value, & names the value for aliases and ! gives its type. Neither is part of the text.
too-deep = values are nested more than { $limit } levels deep
    .explain = No manifest needs such depth, so the file is not read.
too-many-aliases = aliases expand to more than { $limit } values
    .hint = write the values out
    .explain = Aliases of aliases can expand a few lines to billions of values, so they are counted first.
duplicate-key = `{ $key }` is written twice in the same mapping
    .hint = keep one of the two
    .explain = One of two equal keys would be silently lost.
lone-surrogate = `{ $character }` is half a character
    .hint = write the character itself, or `\U` with eight digits
    .explain = Code points D800 to DFFF are halves of UTF-16 pairs. Alone they are not characters.
control-character = the invisible character { $character } does not belong in the text
    .hint = delete it
    .explain = Control characters, line separators and direction marks are pasted from other programs and web pages; copy may not contain them. Zero-width spaces and joiners beside Chinese characters are also wrong: search no longer finds the word.
replacement-character = a character was lost before the file was saved, and `�` (U+FFFD) replaces it
    .hint = type the character again
    .explain = Programs write U+FFFD for bytes that they cannot decode. Look up the lost character in the source.
unknown-key = there is no key `{ $key }` here
    .hint = write `{ $glued }: ` with a half-width colon and a space
    .hint-2 = mappings cannot be merged with `{ $merging }`: write the keys here
    .hint-3 = `{ $bare }` has no value: put text with a comma in quotes, and write a half-width colon and a space after a key
    .hint-4 = did you mean `{ $nearest }`?
    .hint-5 = write `{ $wordKey }: { $word }`
    .hint-6 = delete `{ $settled }` and run `banmian layout --pin`: frames stand in the places of the stories, and where copy changes, `banmian fix` lets the rows of a page follow
    .hint-7 = the keys here are { $known }
    .explain = An unknown key is an error, because its contents would be lost. `banmian schema` lists all keys.
missing-key = `{ $key }` is missing here
    .hint = add { $toAdd }
    .explain = Without this key the rest has no meaning. In fonts.yaml a file needs `file`, `licence`, `source` and `sha256`; a face needs `font`.
missing-value = `{ $key }` is empty
    .hint = write a value; in a list, at least one entry
    .explain = The key has no value, or its list has no entries.
not-text = `{ $key }` must be a text
    .hint = put the text in quotes if it holds brackets or `: `
    .explain = The value is a list or a mapping instead of a text. Text that begins with a bracket needs quotes.
not-text-or-list = `{ $key }` must be a text or a list of lines
    .hint = put text that begins with a bracket in quotes; write headline lines as a list: `{ $key }: [first line, second line]`
    .explain = A headline is one text, or a list of lines as the editor breaks them.
not-a-body = `{ $key }` must be a text or `{"{"}file: …{"}"}`
    .hint = begin with `{ $key }: |` and indent the text
    .explain = A story's copy is in the manifest, or in a file that the manifest names.
not-a-number = `{ $key }` must be a number
    .hint = write `{ $key }: { $nearest }`
    .hint-2 = write half-width digits, without quotes or unit
    .explain = The value is not a number written with the digits 0 to 9.
not-whole = `{ $key }` must be a whole number, not { $value }
    .explain = Columns, rows, legs and counts are whole numbers.
out-of-range = `{ $key }` is { $value }; it must be from { $min } to { $max }
    .explain = The number is outside the range of this key.
not-a-flag = `{ $key }` must be `true` or `false`
    .hint = did you mean `{ $nearest }`?
    .explain = In YAML 1.2, yes, no, on and off are texts.
unknown-value = `{ $key }` cannot be `{ $value }`
    .hint = did you mean `{ $nearest }`?
    .hint-2 = choose from { $choices }
    .explain = This key takes only certain words.
not-a-list = `{ $key }` must be a list
    .hint = begin each entry with `- `
    .explain = The value is a single value instead of a list.
not-a-manifest = the file is a text or a list; it must be keys with values
    .hint = begin each key at the left margin: `{ $first }: …`
    .explain = A manifest is one mapping: keys such as paper, date, pages and stories begin at the left margin, with their values after or below them.
words-joined = `{ $value }` counts as one word
    .hint = separate words by a half-width comma and a space, or write each on a line of its own after `- `
    .explain = The copy is searched for these words as they are written here. A full-width comma or 、 between two words makes one word of them, which is never found.
not-a-mapping = `{ $key }` must be keys with values
    .hint = write `{ $wordKey }: { $word }`
    .hint-2 = write `- { $entry }`
    .hint-3 = write `{ $key }: { $example }`
    .explain = The value is a text, number or list instead of a mapping (key: value).
bad-date = `{ $value }` is not a date in the calendar
    .hint = did you mean `{ $nearest }`?
    .hint-2 = write year, month and day: 2026-11-24
    .explain = Dates follow ISO 8601 (four, two and two digits) and must exist.
bad-extent = `{ $value }` is not a range for `{ $key }`
    .hint = did you mean `{ $nearest }`?
    .hint-2 = write the first and last, counted from 1: `1-5`, or `4` for a single one
    .explain = Columns and rows count from 1, including the last. Use half-width digits and a hyphen.
bad-length = `{ $value }` is not a length for `{ $key }`
    .hint = did you mean `{ $nearest }`?
    .hint-2 = write { $units }
    .explain = A length needs a unit: pt, mm, 字 (em of the body), 行 (rows of the grid), or a size name such as 小五.
bad-colour = `{ $value }` is not a colour
    .hint = write four percentages for cyan, magenta, yellow and black: [0, 100, 100, 0]
    .explain = Palette colours are process inks in percent, 0 to 100.
bad-colour-name = `{ $value }` is not the name of a colour
    .hint = use a name from the paper's `palette`, which lists the inks: `palette: {"{"}red: [0, 100, 100, 0]{"}"}`, then `{ $key }: red`
    .explain = A style names a colour of the palette, black or white. Screen colours (`#c8102e`, `rgb()`) do not say how much of each ink to print; the palette lists cyan, magenta, yellow and black.
bad-crop = `{ $value }` is not a way to crop
    .hint = did you mean `{ $nearest }`?
    .hint-2 = write attention, entropy, centre, none, or a point to keep: 30% 60%
    .explain = A crop keeps what draws the eye, or a point given in percent from the left and the top. With none the picture is not cropped.
bad-field = there is no field `{ $value }` in `{ $key }`
    .hint = did you mean `{ $nearest }`?
    .hint-2 = the fields here are { $choices }
    .explain = Fields in braces are replaced by their values. An unknown one would be printed as it is.
half-a-frame = the place has `{ $key }` but no `{ $missing }`
    .hint = add `{ $missing }`, or leave both out and let the engine find the frame
    .explain = A frame needs both columns and rows. Without them, make-up places the story.
page-needed = this place needs one `page`
    .hint = write one page, or leave columns and rows out and let the plan choose among several
    .explain = The plan finds a page only for a story with a single place and without columns and rows. Each part of a story that jumps names its page.
too-many = { $count } { $of ->
        [characters] characters
        [paragraphs] paragraphs
        [unbroken] characters without a blank
       *[none] entries
    }{ $key ->
        [none] {""}
       *[other] {" "}in `{ $key }`
    }; the limit is { $limit }
    .hint = keep the list as { $format }, which is read much faster
    .hint-2 = keep at most { $limit }: split what is too long, and delete what does not belong here
    .explain = Limits are far above any newspaper's needs. They keep a faulty manifest from using up time and memory.
many-alike = { $count } more of `{ $code }` after this
    .hint = fix those above, and run again
    .explain = At most a thousand messages of one kind are reported per file. With more, the file as a whole is wrong.
bad-url = `{ $key }` is not a web address for a QR code
    .hint = write https://… with at most 290 letters, digits and signs; percent-encode Chinese characters
    .explain = The address must begin with http:// or https:// and have no spaces. A phone cannot read the code of a longer one on newsprint.
bad-label = `{ $value }` cannot be a page label
    .hint = did you mean `{ $nearest }`?
    .hint-2 = write digits, or letters and digits{ $most ->
            [none] {""}
           *[other] , { $most } at most
        }: 4, A04
    .explain = Page labels are part of file names, so they may only have ASCII letters and digits, at most six.
bad-id = `{ $value }` cannot be an id
    .hint = write letters, digits and hyphens{ $most ->
            [none] {""}
           *[other] , { $most } at most
        }: river-bridge
    .explain = Ids are used in links and tags. They may have letters of any script, digits, `-` and `_`, but no spaces, and at most 64 characters.
bad-code = `{ $value }` cannot be a paper's code
    .hint = did you mean `{ $nearest }`?
    .hint-2 = write English letters and digits{ $most ->
            [none] {""}
           *[other] , { $most } at most
        }: JCRB
    .explain = All file names begin with the paper's code, so it may only have ASCII letters and digits.
bad-name = `{ $value }` cannot be the name for `{ $key }`
    .hint = did you mean `{ $nearest }`?
    .hint-2 = use letters and digits without spaces or slashes{ $most ->
            [none] {""}
           *[other] , { $most } at most
        }
    .explain = The name is part of file names or used as a key.
duplicate-name = two entries have the same `{ $key }`: `{ $value }`{ $other ->
        [none] {""}
       *[other] {" "}and `{ $other }` (the same in file names)
    }
    .hint = rename one: `{ $other }` differs only in case or leading zeros
    .hint-2 = give one of them another `{ $key }`
    .explain = Messages, links, tags, places and file names use ids and labels, so they must be unique. Page files pad numbers with zeros and some disks ignore case: 4 and 04 collide, and so do a1 and A1.
unportable-name = `{ $value }` cannot be a file name on every system
    .hint = it differs from `{ $other }` only in case, and some systems make one file of both: choose another name
    .hint-2 = choose a shorter name: at most { $mostBytes } bytes in UTF-8, where rare characters take four each
    .hint-3 = choose another name: Windows forbids device names (CON, AUX, NUL, COM1 …), the characters : ? * | < > and double quotes, and a dot or space at the end
    .explain = Files are named by ids, page labels, the paper's code and fonts. An issue must build on every system, so a name that one system refuses is an error everywhere, and so are two names that differ only in case. For files that a manifest names this is a warning: they are read where the system has them, but `pack` and `deposit` refuse them.
