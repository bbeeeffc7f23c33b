# 三审三校签版的检查。

signatures-unreadable = 签版记录读不出来
    .hint = 请从备份恢复；没有这个文件，各版都算未签
    .explain = 稿单旁的 `signatures.jsonl` 记着哪一版由谁签过。记录读不出来，草样照出，但不能再签。
signature-broken = 记录的这一行不是签版
    .hint = 请从备份恢复：这一行起的签版都不算数
    .explain = `signatures.jsonl` 一行记一次签版，由 `banmian sign` 写入，以换行结束，不可手改。
signature-unchained = 这一行与上一行接不上：有记录被改动、删去或插入
    .hint = 请从备份恢复：这一行起的签版都不算数
    .explain = 每行记有上一行的校验值，记录一改就能发现。只截去末尾几行，记录本身看不出来；`issue.lock` 存有整个文件的校验值。
signed-page-changed = { $page } 版签后有改动（{ $stages }）{ $changes ->
        [none] {""}
       *[other] ：{ $changes }
    }
    .hint = 撤回改动，或重新签版：`banmian sign --page { $page } --as … --by …`
    .explain = 签的是当时付印的样子。版上再有改动，签版的人并没有看过。
signed-page-gone = { $page } 版已签（{ $stages }），但本期没有这一版
    .hint = 恢复原来的版号；或移走这个文件，重新签版
    .explain = 签版记录属于一期报纸和它的各版。
signed-by-other-engine = { $page } 版（{ $stages }）签的是程序 { $engine } 版排出的样子，{ $own } 版排得不同{ $changes ->
        [none] {""}
       *[other] ：{ $changes }
    }
    .hint = 要看当时签的版面，请用 { $engine } 版程序出版面
    .explain = 程序换了版本，行可能排得不同。文字、图片、广告都没有换，签版仍有效，只是签的是原来的版面。
unsigned-page = { $page } 版尚缺签版：{ $stages }
    .hint = 请签版：`banmian sign --page { $page } --as … --by …`
    .explain = 报纸的 `signing` 列出付印前每版要签的环节。签版只对现在的版面有效。
