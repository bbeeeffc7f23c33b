# 终端上诊断的外框。
error = 错误
warning = 警告
hint = 提示
fix = 改法
also = 由此还有
more-alike = { $file } 里还有 { $count } 处；--json 列出全部
