no-room = `{ $story }` finds no room on page { $page }: it needs room for about { $need } { $need ->
        [one] character
       *[other] characters
    }, and the page has room for { $free }{ $largest ->
        [none] {""}
       *[other] , { $largest } of them in one piece
    }
    .hint = move it to page { $to }, where room for { $room } { $room ->
            [one] character
           *[other] characters
        } is free, or cut what stands on page { $page }
    .hint-2 = cut it or what stands there, move it to another page, or give it columns and rows
    .explain = A story without columns and rows is placed where the page is free. Its headline and photos take room too. Nothing free is large enough, or all that is free lies in pieces.
no-form = `{ $story }` comes out at no width on page { $page }: its headline, photos or copy do not fit a whole page, or its copy is too short for a headline of its rank
    .hint = give it columns and rows: the build then tells what does not fit; copy of a line or two is a `priority: brief`
    .explain = A story without columns and rows is tried at every width of the page. At none do headline, photos and copy come out: the copy is longer than the page, a headline too long, or a photo or table too large. The headline of a lead asks for several columns, which a line or two of copy do not fill.
settled-unfit = page { $page } is settled, and its arrangement no longer holds the copy of { $stories }
    .hint = cut or add what the other messages of these stories say, or take page { $page } out of `settled`: then it is arranged anew
    .explain = A settled page keeps which story stands beside and below which; rows, photos' sizes and paragraphs' breaks give way to the copy. Here they do not suffice: a frame is too deep or not deep enough for its copy.
settled-crossed = the arrangement of page { $page } leaves a story no rows between what is given there: the page is made up anew
    .hint = list the frames from the head down, or take the page out of `settled`
    .explain = Adverts, the nameplate and frames with rows stay where they are. A story that should stand under one and over another that is higher has no room.
settled-left-out = `{ $story }` is on page { $page }, which is settled without it: it stands where the page leaves room
    .hint = add it to the page's `settled` frames, or take the page out of `settled`
    .explain = A story that came after its page was settled has no place in the arrangement.
wish-unmet = page { $page } cannot be made up so that `{ $story }` stands { $wish }
    .hint = take the wish out, give the story another form or length, or place it by columns and rows
    .explain = A wish is kept wherever the page's copy allows it: a make-up without a fault comes first. Frames and arrangements that are given are not changed for a wish.
