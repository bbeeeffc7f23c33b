/**
 * People named in the texts that the bench measures (copy/, zhoukou-04), as a proof-reader marks them: by hand, so that the figure does not depend on
 * what the engine takes for a name.
 */
export const NAMES: readonly string[] = [
  ...["老何", "何伯", "周婶"],
  ...["江晚", "黎舟", "孟庆兰", "罗致远", "沈知微", "邵伯年", "葛长顺", "葛建军", "葛晓棠", "简安", "帕斯卡"],
  ...["习近平", "张长河", "魏勇", "周辰臻", "卢旭", "周鸿祎", "魏星磊", "张兴旺", "杨慧", "张秋影", "谢永亮", "刘哲"],
];
