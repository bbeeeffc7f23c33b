/**
 * Whether a line end before `next` stands for a space: only between Western characters. Marks that both scripts
 * share (“ ” ‘ ’ — … ·) take the side of the character behind them.
 */
export function joinsWithSpace(before: Uint32Array, next: number): boolean {
  if (isWideCharacter(next)) return false;
  for (let at = before.length - 1; at >= 0; at--) {
    const code = before[at] ?? 0;
    if (isWideCharacter(code)) return false;
    if (!isShared(code)) return true;
  }
  return !isShared(next);
}

/** Han, kana, hangul, full-width marks: text that is set solid. */
export function isWideCharacter(code: number): boolean {
  if (code < 0x2e80) return code >= 0x1100 && code < 0x1200;
  if (code < 0xa4d0) return true;
  if (code < 0x1f000) {
    return (code >= 0xac00 && code < 0xd7a4) || (code >= 0xf900 && code < 0xfb00) || isFullWidth(code);
  }
  return code >= 0x20000 && code < 0x40000;
}

/** Vertical and small forms, then full-width ASCII and signs. */
function isFullWidth(code: number): boolean {
  return (code >= 0xfe30 && code < 0xfe70) || (code >= 0xff01 && code < 0xff61) || (code >= 0xffe0 && code < 0xffe7);
}

/** One code point for a Chinese and a Western mark (text/RULES.md#ambiguous-marks). */
export function isShared(code: number): boolean {
  return (code >= 0x2013 && code <= 0x2014) || (code >= 0x2018 && code <= 0x201d) || code === 0x2026 || code === 0xb7;
}
