/** The names of type sizes (layout/RULES.md#type-sizes); what they measure depends on the paper's `sizes`. */
export const SIZE_NAMES = [
  "初号",
  "小初",
  "一号",
  "小一",
  "二号",
  "小二",
  "三号",
  "小三",
  "四号",
  "小四",
  "五号",
  "小五",
  "六号",
  "七号",
] as const;

export type SizeName = (typeof SIZE_NAMES)[number];
