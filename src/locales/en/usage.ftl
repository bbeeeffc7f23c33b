csv-quotes = text stands behind the closing `"` of this cell, or it is never closed
    .hint = put the whole cell in quotation marks, and write a quotation mark inside as `""`
    .explain = A CSV cell with a comma, a line end or a quotation mark stands in quotation marks. The row is left out until it can be read.
bad-pattern = `{ $pattern }` is not a pattern that a rule can have
    .hint = write a regular expression of JavaScript that matches at least one character, without a repetition of a group
    .explain = A rule's pattern is tried on every paragraph. One that repeats what already repeats could take hours.
wrong-word = the paper writes `{ $usual }`, not `{ $text }`
    .hint = write `{ $usual }`
    .explain = The word is in the paper's list (`usage` in paper.yaml) with another form. If it is right here, add the words around it to `except` of its entry.
forbidden-word = the paper does not print `{ $text }`: { $why }
    .hint = write it in another way, or add the words around it to `except` of its entry
    .explain = The word is in the paper's list with a reason not to print it.
short-name = `{ $text }` stands before its full name, `{ $full }`
    .hint = write `{ $full }` at the first mention
    .explain = The list allows the short name only after the full one, in the copy of the same story.
wrong-title = `{ $name }` is called `{ $title }`; the list has `{ $right }`{ $holder ->
        [none] {""}
       *[other] , and `{ $title }` is `{ $holder }`
    }
    .hint = write `{ $right }`, or correct the list
    .explain = The list of people has each person's titles, with the days from which and to which they are held. The issue's date decides. A title of the list that is another's, or was the person's before, is an error; one that is not in the list is a warning, since the list may be incomplete.
name-near = `{ $text }` is one character away from `{ $name }`, { $title }
    .hint = write `{ $name }`, or add the other person to the list
    .explain = The name stands beside a title of the list, and its holder's name is nearly the same.
name-alike = `{ $text }` is nearly `{ $name }`, { $of ->
        [list] a name of the paper's list
       *[story] which also stands in this story
    }
    .hint = write `{ $name }`, or add the other person to the list of people
    .explain = The two names differ by one character, or by the order of two. Names of one sentence, and those of a family, are taken as two people unless the characters sound or look alike.
people-order = `{ $name }` stands behind `{ $other }`, but comes first in the paper's order
    .hint = write `{ $name }` before `{ $other }`
    .explain = The list gives people an order. It counts in a row of names; captions that name people as they stand (左起) are not checked.
wrong-date = `{ $date }` is { $is }, not { $text }
    .hint = correct the date or the day
    .explain = Days of the week and of the Chinese calendar are computed. A date without a year is taken as the one nearest to the issue, or as one of a year that the story names; 昨日 and 下周三 count from the issue's date.
no-such-day = `{ $date }` is not in the calendar
    .hint = correct the month or the day
    .explain = Months have 28 to 31 days.
wrong-age = somebody born in { $year } is { $expected } in { $in }, not { $age }
    .hint = correct the age or the year
    .explain = One year more or less is accepted: the birthday may be to come, and the Chinese count (虚岁) is one higher.
wrong-sum = the figures of `{ $column }` add up to { $sum }, not { $text }
    .hint = correct the sum or a figure
    .explain = The row 合计 is compared with the sum of the other rows. Columns of rates, and tables with 其中 or 小计, are not checked.
parts-sum = the parts add up to { $sum }, not { $text }
    .hint = correct the total or a part
    .explain = The total stands before 其中 or a colon, or behind 共, with parts of the same measure word in one sentence. Rounded figures, and groups that may overlap, are not checked.
headline-figure = the headline's { $figure } is not in the copy
    .hint = correct the headline or the copy
    .explain = Every exact figure of a headline should stand in the story. Figures with 近, 约, 超 or 余 beside them are not checked.
wrong-number = `{ $text }` is not a { $kind ->
        [postcode] postcode
       *[phone] telephone number
    }
    .hint = { $kind ->
        [postcode] a postcode has six digits
       *[phone] a telephone number has seven or eight digits and perhaps an area code; a mobile one eleven
    }
    .explain = The numbers of nameplate and colophon are checked by their form.
other-script = `{ $text }` is in the other script
    .hint = write `{ $usual }`
    .explain = Traditional characters in a simplified paper, and simplified ones in a traditional paper, are reported. Characters that both scripts have are not.
house-rule = `{ $text }`: { $message }
    .hint = write `{ $usual }`
    .explain = A rule of the paper's own list (`rules` in usage.yaml) found the text.
typed-jump = `{ $text }` is typed here, and the engine writes one of its own
    .hint = delete it; jump lines are written from the pages as they are
    .explain = The story stands on several pages, so the engine writes 下转 and 上接 from the real places. A typed one is printed as well, and names the wrong page when the pages change.
jump-nowhere = `{ $text }` is typed here, but the story does not go on elsewhere
    .hint = delete it, or give the story a second part in `place`
    .explain = The whole story is on one page, and has neither `continuesOn` nor `continuedFrom`: a reader would look in vain.
no-such-page = `{ $text }` names page { $page }, which the issue does not have
    .hint = write `{ $usual }`
    .explain = No page of the manifest's `pages` has this number. If another day's issue or another paper is meant, write its date or name.
story-elsewhere = `{ $text }`: 《{ $title }》 stands on { $page }
    .hint = write `{ $usual }`
    .explain = The sentence or line names a headline that stands on another page. The pages as made up decide.
same-page = `{ $text }` leads to the page that it stands on
    .hint = correct the page; a story of the same page is 见本版
    .explain = The whole story is on this page: a reader who follows the reference stays where he is.
picture-missing = the words `{ $text }` point to a picture that the { $of ->
        [page] page
       *[story] story
    } does not have
    .hint = add the photo, or delete the words
    .explain = 图文不符: copy or byline mentions a picture, but the story has none, or not so many.
