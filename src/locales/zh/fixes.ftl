deeper = { $side ->
        [head] `{ $story }` 上移 { $by } 行起排
       *[other] `{ $story }` 加深 { $by } 行
    }{ $others ->
        [none] {""}
       *[other] ，{ $others } 的边随之移动
    }
less-deep = { $side ->
        [head] `{ $story }` 下移 { $by } 行起排
       *[other] `{ $story }` 减浅 { $by } 行
    }{ $others ->
        [none] {""}
       *[other] ，{ $others } 的边随之移动
    }
wider = `{ $story }` 向{ $side ->
        [left] 左
       *[other] 右
    }加宽 { $by } 栏{ $others ->
        [none] {""}
       *[other] ，{ $others } 的边随之移动
    }
rows = 让 { $page } 版的行随文字走：{ $stories }
anew = 重排 { $page } 版，并固定下来
photo-depth = `{ $story }` 的图 `{ $photo }` 深 { $depth } 行（现为 { $now } 行）
photo-columns = `{ $story }` 的图 `{ $photo }` 占 { $columns } 栏（现为 { $now } 栏）
over = `{ $story }` 的标题跨 { $over } 栏
legs = `{ $story }` 排 { $legs } 栏
revision = 写上 `revision: { $next }`
goes-on = `{ $story }` 转 { $to } 版{ $columns ->
        [none] {""}
       *[other] { $rows ->
            [none] {""}
           *[other] 第 { $columns } 栏、第 { $rows } 行
        }
    }
moved = `{ $story }` 移到 { $to } 版
written = 把 `{ $was }` 写成 `{ $text }`
left-out = 删去 `{ $was }`
moves = { $title }（{ $pages } 版变动{ $count ->
        [one] {""}
       *[other] {""}
    }{ $leaves ->
        [none] {""}
       *[other] ，{ $leaves } 版空处增多
    }{ $warns ->
        [none] {""}
       *[other] ，随后有警告 { $warns }
    }）
