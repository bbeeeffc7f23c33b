# Reasons why a file cannot be used. They travel in English as the argument `problem`; the Chinese catalogue words those that match a text here.

# Photos.
no-such-file = no such file
empty = it is empty
end-is-missing = its end is missing
bytes-are-those-of-no-picture = its bytes are those of no picture
samples-have-neither-8-nor-16-bits = its samples have neither 8 nor 16 bits
file-of-kind = a file of kind { $kind }
heic-picture-as-telephones-take-them = it is a HEIC picture, as telephones take them
bmp = it is a BMP
photoshop-file = it is a Photoshop file (PSD)
eps-or-postscript-file = it is an EPS or PostScript file
eps-file = it is an EPS file
packed-with-gzip-as-svgz-files-are = it is packed with gzip, as SVGZ files are
jpeg-2000 = it is a JPEG 2000
jpeg-xl = it is a JPEG XL
icon = it is an icon (ICO)
coreldraw-file = it is a CorelDRAW file
packed-file-as-those-of-word-excel = it is a packed file, as those of Word, Excel and newer CorelDRAWs are
old-file-of-word-excel-or-powerpoint = it is an old file of Word, Excel or PowerPoint
windows-metafile = it is a Windows metafile
gimp-file = it is a GIMP file (XCF)
raw-file-of-a-camera = it is a raw file of a camera
video = it is a video
tiff-of-a-kind-that-is-not = it is a TIFF of a kind that is not read
web-page = it is a web page (HTML)
holds-more-rows-than-its-header-tells = it holds more rows than its header tells
bytes-in-its-middle-are-zeros = { $bytes } bytes in its middle are zeros
too-large-pixels = it is too large: { $width } × { $height } pixels
jpeg-of-channels = a JPEG of { $channels } channels

# Drawings.
drawing-of-more-than-mb = a drawing of more than { $megabytes } MB
xml-declaration-names-an-encoding-that-is = its XML declaration names an encoding that is not known
elements-stand-too-deep-in-each-other = its elements stand too deep in each other
outermost-element-is-no-svg = its outermost element is no `svg`
declares-too-many-entities = it declares too many entities
declares-entities-that-are-no-plain-text = it declares entities that are no plain text
entities-make-it-too-long = its entities make it too long
has-no-size-its-viewbox-or-its = it has no size: its `viewBox`, or its `width` and `height`, have to be numbers above 0
stands-within-itself = `#{ $id }` stands within itself
comes-to-more-than-commands-and-letters = it comes to more than { $count } commands and letters
style-sheet-asks-for-too-much = its style sheet asks for too much
cannot-be-drawn = it cannot be drawn: { $cause }
unclosed-root-tag-in-line = unclosed root tag in line { $line }
unexpected-end-in-line = unexpected end in line { $line }
unexpected-close-tag-in-line = unexpected close tag in line { $line }
unmatched-closing-tag-in-line = unmatched closing tag: { $tag } in line { $line }
unencoded-in-line = unencoded < in line { $line }
invalid-character-entity-in-line = invalid character entity in line { $line }
invalid-character-in-entity-name-in-line = invalid character in entity name in line { $line }
unquoted-attribute-value-in-line = unquoted attribute value in line { $line }
attribute-without-value-in-line = attribute without value in line { $line }
text-data-outside-of-root-node-in = text data outside of root node. in line { $line }

# PDFs.
no-pdf = it is no PDF
encrypted = it is encrypted
has-no-catalog = it has no catalog
has-no-page = it has no page
content-cannot-be-read = its content cannot be read
page-has-no-size = its page has no size
too-damaged-to-be-read = it is too damaged to be read
object-streams-are-too-large = its object streams are too large
has-too-many-objects = it has too many objects

# Profiles.
is-none = there is none
has-not-four-colours = it has not four colours
no-icc-profile = it is no ICC profile
describes-no-printing-process = it describes no printing process
colours-are-not-cmyk = its colours are { $space }, not CMYK
cannot-be-read = it cannot be read
with-it-white-takes-of-ink = with it white takes { $percent } % of ink
with-it-black-takes-of-ink = with it black takes { $percent } % of ink

# Fonts.
suitcase-of-fonts = a suitcase of fonts (.dfont)
em-of-units = an em of { $units } units
no-glyphs = no glyphs
name-or-its-sizes-cannot-be-read = its name or its sizes cannot be read
outlines-cannot-be-read = its outlines cannot be read
fewer-outlines-than-glyphs = fewer outlines than glyphs
fewer-advances-than-glyphs = fewer advances than glyphs
all-its-advances-are-0 = all its advances are 0
tables-lead-to-too-much = its tables lead to too much
the-outline-of-glyph-lies-outside-its = the outline of glyph { $glyph } lies outside its table
the-outline-of-glyph-is-broken = the outline of glyph { $glyph } is broken
layout-tables-lead-to-glyphs-that-it = its layout tables lead to glyphs that it does not have
no-table = no { $tag } table
the-table-ends-beyond-the-file = the { $tag } table ends beyond the file
table-stands-where-its-directory-belongs = a table stands where its directory belongs
collection-of-fonts = a collection of { $count } fonts
unknown-font-format = Unknown font format
enoent = ENOENT: { $detail }
eacces = EACCES: { $detail }
eisdir = EISDIR: { $detail }
