related = belongs to this message
not-open = { $file } is not open
cancelled = cancelled
fix-all = Fix all that moves nothing on paper
over = { $rows } { $rows ->
    [one] row
   *[other] rows
} over, about { $characters } characters
spare = { $rows } { $rows ->
    [one] row
   *[other] rows
} to spare, about { $characters } characters
full = full
measure = { $measure } characters a line
ppi = { $ppi } ppi
name-taken = { $name } is the name of another
name-bad = { $name } is no name: letters, digits, hyphens
place = page { $page }, columns { $columns }, rows { $rows }
