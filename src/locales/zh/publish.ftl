# `site`、`serve`、`deposit` 的结果和报错。
bad-site-base = `{ $text }` 不是网站地址：请写成 https://epaper.example/
other-paper = `{ $site }` 是{ $paper }的：请给{ $other }另用一个文件夹
site-made = { $site }：共 { $issues } 期；查看：`banmian serve { $typed }`
no-site-base = 没有 --base，网站就没有订阅、站点地图和规范链接，转发的链接也不带图片
elsewhere = 有 { $count } 期是按另一个地址做的，网页里仍是旧地址：请重做
halves = 下列各期的另一个文件夹已不在：请一并删去，或重做这几期：{ $folders }
twice = 第 { $number } 期在网站里占了不止一天：{ $days }；若是改了日期，请删去旧日期在 pc/layout 和 pc/content 里的文件夹
serve-port-taken = 无法使用端口 { $port }：{ $reason }
no-site = `{ $path }` 不是网站：用 `banmian site` 来做
serving = { $address } 显示 { $site }；按 Ctrl-C 结束
no-bag-base = deposit 需要 --base：馆藏包文件夹将来在网上的地址，如 https://epaper.example/bags
bad-bag-base = `{ $text }` 不是 http 或 https 地址，或带有 `?`、`#`
bad-dpi = `{ $text }` 不是可用的每英寸像素数：请写 100 到 600
collected = { $paper }：{ $issues } 期 → { $path }
