/*
 * Surnames distinguish a line of names from another short line: the commoner ones of 百家姓 in both scripts, without those that begin more lines of copy than names (花 明 成 强 路 应 红 …).
 */

const SINGLE: ReadonlySet<string> = new Set(
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房裘缪解宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封芮储靳邴糜段巫焦隗谷车侯宓蓬郗班仰仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶黎薄白蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡姬申扶堵冉宰郦雍桑桂濮牛寿边扈冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾向古易戈廖庾暨衡耿弘匡文寇禄阙欧沃蔚夔隆巩聂晁勾敖融冷辛阚简饶曾沙鞠丰关查竺权肖褟佟仝冼迟丛岳帅亓覃区苟闫付代涂訾沐阳" +
    "趙錢孫馮陳衛蔣瀋韓楊許呂張嚴華魏謝鄒竇蘇範魯韋馬鳳費賀湯羅畢鄔樂傅齊顧黃蕭邵紀項藍閔賈婁顏鍾駱萬盧應單諸龔陸榮儲劉葉賴喬陰聞黨譚貢酈壽溫莊習魚聶簡饒豐關權蓋遲叢嶽帥區閆塗陽",
);
const DOUBLE: ReadonlySet<string> = new Set(
  "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 公孙 令狐 慕容 宇文 长孙 司徒 司空 端木 东方 南宫 独孤 西门 闻人 完颜 拓跋 呼延 赫连".split(
    " ",
  ),
);

/** Whether a word may be a person's name: a surname and one or two characters, or a foreign name with its point. */
export function mayBeName(word: string): boolean {
  const characters = [...word];
  if (word.includes("·")) return true;
  if (DOUBLE.has(characters.slice(0, 2).join(""))) return characters.length > 2;
  return characters.length <= 3 && SINGLE.has(characters[0] ?? "");
}
