# Results and complaints of `batch` and its workers.
resume-or-issues = --resume goes on with the issues of the ledger: name no others
nothing-to-resume = `{ $ledger }` holds no run to resume
broken-line = { $ledger }:{ $line }: this line is incomplete; the issue that it recorded is looked at again
not-there = there is no `{ $path }`
no-issues = no folder below `{ $path }` holds an issue.yaml
time-left = { $time } left
failed-so-far = { $count } failed
outcome = { $outcome ->
        [made] { $issue }: made
        [errors] { $issue }: has errors: { $problem }
        [identical] { $issue }: identical
        [differs] { $issue }: { $problem }
       *[failed] { $issue }: failed: { $problem }
    }
summary = { $issues } { $issues ->
        [one] issue
       *[other] issues
    }: { $identical ->
        [0] { $made } made
       *[other] { $made ->
            [0] {""}
           *[other] { $made } made,{" "}
        }{ $identical } identical
    }, { $unchanged } unchanged, { $failed } failed; { $time }, { $rate } issues a second{ $peak ->
        [none] {""}
       *[other] , peak memory { $peak } MB
    }
not-begun = { $count } not begun; `banmian batch --resume` goes on
seconds = { $seconds } s
minutes = { $minutes } min { $seconds } s
hours = { $hours } h { $minutes } min
no-queue-packages = a queue needs the packages bullmq and ioredis: npm install bullmq ioredis
bad-queue = `{ $text }` is not the address of a queue: write one like redis://host:6379
no-queue = cannot reach `{ $queue }`: { $reason }
queue-lost = { $queue } does not answer: waiting for it
queue-back = { $queue } is back
waiting = waiting for issues from { $queue }, program { $program }; Ctrl-C ends
other-program = the batch runs program { $theirs }, this worker { $ours }: the bytes might differ
other-file = `{ $issue }` differs here from the batch's: do both use the same shared folder?
malformed = the job is not in the form that `banmian batch` writes: see `{ $field }`
leads-out = `{ $path }` leads out of the worker's folder
gave-up = given up after its workers died { $times } times
