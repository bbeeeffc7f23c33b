# `batch` 和 worker 的结果和报错。
resume-or-issues = --resume 接着出账本里的各期，不要再另指定
nothing-to-resume = `{ $ledger }` 里没有可接着出的一批
broken-line = { $ledger }:{ $line }：此行不完整，所记的一期重新核对
not-there = 没有 `{ $path }`
no-issues = `{ $path }` 之下没有含 issue.yaml 的文件夹
time-left = 还需 { $time }
failed-so-far = 失败 { $count }
outcome = { $outcome ->
        [made] { $issue }：已出
        [errors] { $issue }：有错误：{ $problem }
        [identical] { $issue }：一致
        [differs] { $issue }：{ $problem }
       *[failed] { $issue }：失败：{ $problem }
    }
summary = 共 { $issues } 期，{ $identical ->
        [0] 已出 { $made }
       *[other] { $made ->
            [0] {""}
           *[other] 已出 { $made }，
        }一致 { $identical }
    }，未变动 { $unchanged }，失败 { $failed }；用时 { $time }，每秒 { $rate } 期{ $peak ->
        [none] {""}
       *[other] ，内存峰值 { $peak } MB
    }
not-begun = 未开始 { $count } 期；用 `banmian batch --resume` 接着出
seconds = { $seconds } 秒
minutes = { $minutes } 分 { $seconds } 秒
hours = { $hours } 小时 { $minutes } 分
no-queue-packages = 用队列需要 bullmq 和 ioredis 两个包：npm install bullmq ioredis
bad-queue = `{ $text }` 不是队列地址：应如 redis://主机:6379
no-queue = 连不上 `{ $queue }`：{ $reason }
queue-lost = { $queue } 没有应答，等待中
queue-back = { $queue } 已恢复
waiting = 等待 { $queue } 派发各期，程序 { $program }；按 Ctrl-C 结束
other-program = 派发方程序是 { $theirs }，本 worker 是 { $ours }，出来的字节可能不同
other-file = 此处的 `{ $issue }` 与派发方的文件不同：两处是否共用同一文件夹？
malformed = 这项任务不是 `banmian batch` 所写的格式：请看 `{ $field }`
leads-out = `{ $path }` 在 worker 的文件夹之外
gave-up = worker 已有 { $times } 次中途退出，不再重试
