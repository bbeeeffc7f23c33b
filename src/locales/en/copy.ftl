mark-pile = { $count } { $count ->
        [one] accent too many on one character was
       *[other] accents too many on one character were
    } left out
    .hint = delete them
    .explain = No script puts more than thirty accents on one letter. Such piles come from text games on the web.
no-blank-line = this line is indented like a paragraph, but there is no blank line before it
    .hint = insert a blank line before it
    .explain = A blank line separates paragraphs. A line that only begins with ideographic spaces is joined to the line before it.
joined-item = this line begins with `{ $mark }` like a list item, but is joined to the line before it
    .hint = begin each item with `- `, or with `1. `, `2. ` in order; or put a blank line between items
    .explain = Lines of one paragraph are joined. List items begin with `- ` or count from 1 (`1. `, `1、`, `1．`). Items that begin in another way (•, ①, 一、, （一）) need a blank line between them.
unmarked-list = this looks like a list, but is set as ordinary copy
    .hint = to set it in columns, write `{ $mark }` on a line of its own directly above it
    .explain = `::: 名单` above a list of names sets them in columns of equal width. `::: 成绩` above results sets one row per line, with aligned columns. Separate entries by full-width spaces or tabs; a blank line ends the list.
empty-subhead = this subhead has no text
    .hint = write the subhead, or delete the `#`; write `\#` to print a `#`
    .explain = A line of nothing but `#` is a subhead without text. It is left out.
dots-under-name = this proper name also has emphasis dots: only the name rule is printed
    .hint = remove the `*` or the `__`
    .explain = Emphasis dots (着重号) and the name rule (专名号) both go under the characters. There is room for only one of them between lines.
tangled-markup = this paragraph has too much markup and is set as plain text
    .hint = remove the rows of `>`, `*` or `_`; write `\>`, `\*` or `\_` to print one
    .explain = The limits are eight nested quotations, a thousand `*` and `_` in a paragraph, 64 of them in a row, and a thousand lines without a blank line. More is never meant as markup. Rows of `>` usually come from a forwarded e-mail.
table-too-large = this table has { $columns } { $columns ->
        [one] column
       *[other] columns
    }; the limit is { $limit }
    .hint = split the table
    .explain = A line across a newspaper page holds about a hundred characters, so no table needs so many columns.
anchor-text = the text `{ $text }` in this photo anchor is not printed
    .hint = write the caption in the photo's entry: `caption: { $text }`
    .explain = `![](id)` only marks where a photo belongs in the copy. The caption is part of the photo's entry in the manifest.
stray-markup = `{ $text }` has no effect here and is printed as it is
    .hint = write `{ $ascii }` in half-width, or delete it; only copy has markup
    .hint-2 = add the closing `{ $pair }` in the same paragraph, or delete it; only copy has markup
    .hint-3 = delete it: house markup does not have it
    .explain = `**` and `__` mark the text between two of them in one paragraph of copy. Headlines and captions have no markup. Full-width characters have no effect; nor do Markdown's code, links, footnotes, `~~`, `==` and rules. To print such a character without this warning, put a backslash before it.
no-table = this paragraph begins with `{ $text }` but is not a table, and is printed as it is
    .hint = add a line such as `|---|---|` below its first line, with the same number of columns; write `\{ $text }` to print the character
    .explain = The first line of a table is its head. The second line holds hyphens between half-width bars, with as many columns as the head. Without the second line it is an ordinary paragraph.
web-mark = `{ $text }` comes from a web page or word processor and is printed as it is
    .hint = delete it, or write the character that it means
    .explain = HTML tags and character references have no effect in copy; nor do codes of forums and chats (`[url]`, `[微笑]`), Word fields and escape sequences. They come along when text is copied.
misread-text = `{ $text }` is text that was read in the wrong encoding, and is printed as it is
    .hint = type the text again from the source
    .explain = The same bytes are different characters in different encodings: 锟斤拷 was two characters that are lost, `â€œ` was a quotation mark, `æ–°é—»` was 新闻. Copy the text again from its source, or type it.
subhead-space = `{ $text }` at the start of a paragraph is not a subhead and is printed as it is
    .hint = write `{ $hashes } ` for a subhead, or `\{ $hashes }` to print the characters
    .explain = A subhead begins with half-width ## and a space.
dateline-in-copy = the dateline `{ $dateline }` is written in the copy and is set like the copy
    .hint = remove it from the copy, and add `dateline: { $dateline }` and `reporter: { $reporter }` to the story
    .hint-2 = remove it from the copy, and add `dateline: { $dateline }` to the story
    .explain = Datelines and reporters have their own styles, `styles.dateline` and `styles.reporter`, and a gap after them. In the copy they look different from those of other stories.
folded-line = this line break becomes a space between Chinese characters, because YAML folds the text
    .hint = write `|` after the key and begin the text on the next line: lines are then joined without a space
    .explain = With `>` after the key, or with nothing between key and text, YAML joins the lines with spaces; verse, lists and tables are lost. With `|` the lines are kept.
half-width-mark = half-width `{ $text }` in Chinese text
    .hint = write `{ $usual }`
    .explain = Between Chinese characters, punctuation and the `～` of a range are full-width (GB/T 15834). Half-width ones come from an input method that was left in English.
wide-latin = full-width characters `{ $text }`
    .hint = write `{ $usual }`
    .explain = Full-width letters and digits are one em wide each; they come from an input method in full-width mode. Numbers and Latin words have their own widths.
look-alike = `{ $text }` looks like `{ $usual }` but is made of other characters
    .hint = type `{ $usual }` instead
    .explain = Radicals and compatibility characters usually come from text copied out of a PDF. Search does not find the word, and a screen reader cannot read it.
foreign-mark = `{ $text }` is used instead of `{ $usual }`
    .hint = write `{ $usual }`
    .explain = Each Chinese punctuation character has one form (GB/T 15834): the interpunct is `·` (U+00B7), the dash two `—` (U+2014), the ellipsis two `…`; a decimal point is `.`. Hyphens, rows of dots, small and half-width forms, bullets and box lines come from other keyboards and programs. Search does not find them, and their widths often differ.
wide-hyphen = full-width hyphen `－`
    .hint = write `——` for a dash, `—` or `～` for a range, `-` within names and numbers
    .explain = GB/T 15834 has no full-width hyphen. Its connectors are `-`, `—` and `～`; its dash is `——`.
straight-quote = straight quotation mark `{ $text }` in Chinese text
    .hint = write `{ $open }` or `{ $close }`
    .explain = Chinese quotation marks have an opening and a closing form (GB/T 15834). Straight ones are for typewriters and programs.
unpaired-mark = `{ $text }` has no matching `{ $missing }`
    .hint = add `{ $missing }`, or delete `{ $text }`
    .explain = Quotation marks, brackets and title marks come in pairs within one paragraph. The exception is a quotation over several paragraphs: each begins with an opening mark, and only the last has a closing one (CLREQ).
double-space = { $count } { $count ->
        [one] space
       *[other] spaces
    } in a row
    .hint = keep one between Latin words and none beside Chinese in a sentence; between two phrases or items use one ideographic space (U+3000)
    .explain = Rows of spaces are left over from aligning text by hand. They are set as one space.
han-space = space between Chinese characters
    .hint = in a sentence, delete it; between two phrases or items, use an ideographic space (U+3000)
    .explain = Chinese has no spaces between words. The engine adds the gap between Chinese and Latin text.
single-dash = half a dash: a single `—`
    .hint = write `{ $usual }`; a single `—` is right only in a range of figures or places
    .explain = The Chinese dash is two characters long, two `—` (GB/T 15834). A single one is a connector.
