loading = Laying out the pages …
lost = No connection to banmian preview: trying again
faulty = { $count ->
        [one] Page { $pages } is old: it
       *[other] Pages { $pages } are old: they
    } cannot be laid out again until the errors are mended
old = old
failed = banmian failed: { $said }{ $count ->
        [0] {""}
        [one] . Page { $pages } is old
       *[other] . Pages { $pages } are old
    }
empty = No pages yet: see the messages
issue = Issue
view = View
facing = Facing pages
single = Single pages
overview = Overview
zoom = Zoom
zoom-in = Zoom in
zoom-out = Zoom out
fit-width = Fit width
fit-height = Fit height
overlays = Show
grid = Grid
baselines = Baselines
frames = Frames
legs = Legs
rulers = Rulers
marks = Messages
printed = As printed
compare = Compare with
compare-off = nothing
compare-save = the last save
compare-lock = the lock
blink = Blink
as-it-was = Before
theme = Theme
auto = System
light = Light
dark = Dark
pages = Pages
page = Page { $label }
messages = Messages
source = Source
stories = Stories
close = Close
error = { $count } { $count ->
        [one] error
       *[other] errors
    }
warning = { $count } { $count ->
        [one] warning
       *[other] warnings
    }
all-clear = No messages
also = also: { $message }
fix = What cures it?
fix-asked = Trying …
no-fix = No single edit cures it
characters = { $count } { $count ->
        [one] character
       *[other] characters
    }
full = full
over = { $rows } { $rows ->
        [one] row
       *[other] rows
    } over
spare = { $rows } { $rows ->
        [one] row
       *[other] rows
    } to spare
about = about { $characters }
cut = cutting 100 characters saves { $rows } { $rows ->
        [one] row
       *[other] rows
    }
wider = with the photo one leg wider: { $room }
click-hint = Click on a page to see its source here
open-editor = Open in the editor
save = Save
revert = Discard
unsaved-lines = Unsaved lines:
saved = Saved
empty-file = The file is missing or empty: what you write here becomes its text
unused-file = The issue no longer uses this file, so you cannot save it here
file-gone = The file is missing or empty. Keep your text to write it again when you save
clash-title = These words changed both here and in the file
clash-sides = Both texts
mine = Here
theirs = In the file
nothing-there = nothing: deleted
keep-mine = Keep mine
take-theirs = Take theirs
aside-mine = Yours, not used ({ $file })
aside-theirs = From the file, not used ({ $file })
signer = Your name
sign-as = Sign as { $stage }
stage = { $stage }: { $state ->
        [missing] not signed
        [signed] { $by }, { $at }
       *[changed] { $by }, { $at }, changed since
    }
hand = By hand
undo = Undo
redo = Redo
choose-frame = Choose a frame, then drag it, its edges, or the foot of a photo
swap-with = Choose the frame to swap with
extent = columns { $columns }, rows { $rows }
to-page = Page
priority = Priority
lead = lead
major = major
normal = normal
brief = brief
pin = Pin
unpin = Unpin
swap = Swap
pin-page = Pin page
unpin-page = Unpin page
alternatives = Other make-ups
alternative = { $rank }: { $faults } { $faults ->
        [one] fault
       *[other] faults
    }
nothing = Nothing here was written by an author
outdated = That page is out of date: redrawing it
conflict = The file has changed, so nothing was written. Look at the new pages and try again
mend-first = There are errors, so nothing was written. Correct them, then try again
encoding = Part of the file is not UTF-8 and would be lost, so nothing was written. Correct the file in an editor
refused = The manifest has an alias or a value of several lines here, which cannot be changed by hand: edit the file
other = The last step was made in another tab of this issue. To undo or redo it anyway, press again while you see this message
past = The file has changed since: this step can no longer be undone or redone
shallow = By hand a photo keeps at least { $rows } rows. To make it lower, set its depth in the manifest
unsaved = The side panel has unsaved changes: save or discard them first
clash = The same words have changed in the file: choose below which to keep
keys = Keys
key-list =
    + − 0 zoom
    w h fit
    1 2 3 view
    ← → pages
    g grid
    b baselines
    o frames
    l legs
    r rulers
    m messages
    p as printed
    e by hand (, . choose, arrows move, Shift+arrows resize, Enter source)
    Ctrl+Z undo, Ctrl+Y redo
    c compare with the last save, v blink
    t theme
    f full screen
    Esc from the source to the pages, then close the side panel
    ? these keys
