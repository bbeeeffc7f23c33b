/** A headline as one line of a list: a blank stands where its editor turned it (第一千部电梯　门开在六楼), unless a mark ends its line. */
export function titleOfLines(lines: readonly string[]): string {
  return lines.reduce((whole, line) => `${whole}${/[\p{P}\u3000]$/u.test(whole) ? "" : "\u3000"}${line}`);
}
