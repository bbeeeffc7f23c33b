# What frames a diagnostic on the terminal.
error = error
warning = warning
hint = hint
fix = fix
also = also
more-alike = { $count } more in { $file }; --json lists them all
