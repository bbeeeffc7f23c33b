date = 出版日期
number = 期號
edition = 版次
cn = 國內統一連續出版物號
publisher = 出版者
stories = 文章
kicker = 引題
numbered = 第{ $number }號
