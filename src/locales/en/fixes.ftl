deeper = { $side ->
        [head] begin `{ $story }` { $by } { $by ->
            [one] row
           *[other] rows
        } higher
       *[other] make `{ $story }` { $by } { $by ->
            [one] row
           *[other] rows
        } deeper
    }{ $others ->
        [none] {""}
       *[other] , and move the edge of { $others } with it
    }
less-deep = { $side ->
        [head] begin `{ $story }` { $by } { $by ->
            [one] row
           *[other] rows
        } lower
       *[other] make `{ $story }` { $by } { $by ->
            [one] row
           *[other] rows
        } less deep
    }{ $others ->
        [none] {""}
       *[other] , and move the edge of { $others } with it
    }
wider = give `{ $story }` { $by } { $by ->
        [one] column
       *[other] columns
    } more at the { $side ->
        [left] left
       *[other] right
    }{ $others ->
        [none] {""}
       *[other] , and move the edge of { $others } with it
    }
rows = let the rows of page { $page } follow: { $stories }
anew = make page { $page } up anew, and pin it
photo-depth = make `{ $photo }` of `{ $story }` { $depth } { $depth ->
        [one] row
       *[other] rows
    } deep instead of { $now }
photo-columns = set `{ $photo }` of `{ $story }` over { $columns } { $columns ->
        [one] column
       *[other] columns
    } instead of { $now }
over = let the headline of `{ $story }` span { $over } { $over ->
        [one] column
       *[other] columns
    }
legs = set `{ $story }` in { $legs } { $legs ->
        [one] leg
       *[other] legs
    }
revision = write `revision: { $next }`
goes-on = let `{ $story }` go on on page { $to }{ $columns ->
        [none] {""}
       *[other] { $rows ->
            [none] {""}
           *[other] , columns { $columns }, rows { $rows }
        }
    }
moved = move `{ $story }` to page { $to }
written = write `{ $text }` in place of `{ $was }`
left-out = delete `{ $was }`
moves = { $title } ({ $count ->
        [one] page { $pages } changes
       *[other] pages { $pages } change
    }{ $leaves ->
        [none] {""}
       *[other] ; page { $leaves } then has more room
    }{ $warns ->
        [none] {""}
       *[other] ; warned of then: { $warns }
    })
