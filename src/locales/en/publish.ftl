# Results and complaints of `site`, `serve` and `deposit`.
bad-site-base = `{ $text }` is not the address of a site: write it like https://epaper.example/
other-paper = `{ $site }` belongs to { $paper }: give { $other } a folder of its own
site-made = { $site }: { $issues } { $issues ->
        [one] issue
       *[other] issues
    }; to look at it: `banmian serve { $typed }`
no-site-base = without --base the site has no feed, no sitemap and no canonical links, and shared links show no picture
elsewhere = { $count } { $count ->
        [one] issue still names another address: make it again
       *[other] issues still name another address: make them again
    }
halves = each of these folders has lost its other half: delete them, or make the issues again: { $folders }
twice = No. { $number } is on more than one day: { $days }; if its date moved, delete the old day's folders in pc/layout and pc/content
serve-port-taken = cannot listen on port { $port }: { $reason }
no-site = `{ $path }` is not a site: make one with `banmian site`
serving = { $address } shows { $site }; Ctrl-C ends
no-bag-base = deposit needs --base: the URL that the folder of bags will have, such as https://epaper.example/bags
bad-bag-base = `{ $text }` is not an http or https URL without `?` and `#`
bad-dpi = `{ $text }` is not a number of pixels per inch: write one from 100 to 600
collected = { $paper }: Collection of { $issues } { $issues ->
        [one] bag
       *[other] bags
    } → { $path }
