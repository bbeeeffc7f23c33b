date = 出版日期
number = 总期号
edition = 版次
cn = 国内统一连续出版物号
publisher = 出版单位
stories = 文章
kicker = 引题
numbered = 总第{ $number }期
