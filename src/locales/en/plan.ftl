copy-short = the copy fills { $fills } of { $pages } { $pages ->
        [one] page
       *[other] pages
    }: { $characters } characters more{ $adverts ->
        [none] {""}
        [one] , or a page to adverts
       *[other] , or { $adverts } pages to adverts
    }
    .hint = add stories, stories marked `spare: true`, `fillers`, or adverts
    .explain = The plan shares copy out, so that no page is far whiter than another, and photos and headlines have grown as far as they may. What is still white needs copy or adverts.
copy-long = the copy fills { $fills } of { $pages } { $pages ->
        [one] page
       *[other] pages
    }: about { $characters } { $characters ->
        [one] character
       *[other] characters
    } too many
    .hint = cut stories, mark some `spare: true` or photos `optional: true`, or add a page
    .explain = The plan found no pages on which all stories come out. The messages about single stories name those that are over where the plan put them; any others may be cut instead.
spare-left-out = { $count ->
        [one] a spare story is left out
       *[other] { $count } spare stories are left out
    }: { $stories }
    .hint = delete `spare` of a story that must be printed
    .explain = A story marked `spare: true` is used where it fits and the page needs it. It stays in the manifest.
