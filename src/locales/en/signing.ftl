# What signatures of pages (三审三校) are checked for.

signatures-unreadable = this record of signatures cannot be read
    .hint = restore the file from your copies; without the file, no page counts as signed
    .explain = `signatures.jsonl` beside the manifest records who signed which page. A draft is drawn without it; nothing is signed until it can be read.
signature-broken = this line of the record is not a signature
    .hint = restore the file from your copies: signatures from this line on do not count
    .explain = Each line of `signatures.jsonl` is one signature, written by `banmian sign` and ended by a line feed. The file is never edited by hand.
signature-unchained = this signature does not follow the line before it: a line was changed, removed or inserted
    .hint = restore the file from your copies: signatures from this line on do not count
    .explain = Each signature contains the hash of the line before it, so that nobody can change the record unnoticed. Lines that were cut off at the end leave no trace in the record itself; `issue.lock` has the hash of the whole file.
signed-page-changed = page { $page } changed after it was signed by { $stages }{ $changes ->
        [none] {""}
       *[other] : { $changes }
    }
    .hint = undo the change, or sign the page again: `banmian sign --page { $page } --as … --by …`
    .explain = A signature is for the page as it would be printed at that moment. If anything on it changes afterwards, whoever signed it has not seen it.
signed-page-gone = page { $page } was signed by { $stages }, but the issue has no such page
    .hint = give the page its label back; or move the file away and sign the pages again
    .explain = A record of signatures belongs to one issue and its pages.
signed-by-other-engine = page { $page } was signed by { $stages } as version { $engine } of the program made it up; version { $own } makes it up otherwise{ $changes ->
        [none] {""}
       *[other] : { $changes }
    }
    .hint = to see the page that was signed, build the issue with version { $engine }
    .explain = Another version of the program may set lines otherwise. No word, photo or advert of the page is another one, so its signatures hold: they are of the earlier page.
unsigned-page = page { $page } lacks the signature of { $stages }
    .hint = sign it: `banmian sign --page { $page } --as … --by …`
    .explain = The paper's `signing` names the stages that sign each page before it goes to the plant. A signature counts for the page as it is now.
