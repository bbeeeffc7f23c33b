no-room = `{ $story }` does not fit on page { $page }: it needs room for about { $need } { $need ->
        [one] character
       *[other] characters
    }, and the page has room for { $free }{ $largest ->
        [none] {""}
       *[other] , at most { $largest } of them in one piece
    }
    .hint = move it to page { $to }, which has room for { $room } { $room ->
            [one] character
           *[other] characters
        }, or cut other stories on page { $page }
    .hint-2 = cut it or other stories on the page, move it to another page, or give it columns and rows
    .explain = A story without columns and rows goes where the page is free; its headline and photos take room too. The free areas are too small or scattered.
no-form = `{ $story }` cannot be placed on page { $page } at any width{ $photos ->
        [none] {""}
       *[other] {" "}with { $photos }
    }
    .hint = make { $photos } smaller or larger, or leave it out: without it there is a place
    .hint-2 = give it columns and rows, and the build says what does not fit; for a line or two of copy write `priority: brief`
    .explain = A story without columns and rows is tried at every width of the page. None works: the copy is longer than the page, a headline too long, or a photo or table too large. The headline of a lead spans several columns, which one or two lines of copy cannot fill.
wish-unmet = the wish `{ $wish }` of `{ $story }` cannot be met on page { $page }
    .hint = remove the wish, change the story's form or length, or give it columns and rows
    .explain = A wish is met whenever the copy allows it, but a make-up without faults comes first. Given frames are not changed for a wish.
