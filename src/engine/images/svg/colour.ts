/** What a drawing says of a colour, as svg-to-pdfkit reads it; undefined for what is no colour that we know. */
export function plainColour(written: string): string | undefined {
  // A second colour, by its profile, for programs that know it: the first is the same in sRGB.
  const first = written.replace(/\s*(?:icc-color|device-cmyk)\([^)]*\)\s*$/i, "").trim();
  // Paper is light.
  const [, value = first] = /^light-dark\(\s*((?:[^(),]|\([^()]*\))*?)\s*,.*\)$/i.exec(first) ?? [];
  if (/^[a-z]+$/i.test(value)) return value.toLowerCase() === "currentcolor" ? "currentColor" : value.toLowerCase();
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) return value;
  const [, short] = /^#([0-9a-f]{4})$/i.exec(value) ?? [];
  const [, long = short?.replace(/./g, "$&$&")] = /^#([0-9a-f]{8})$/i.exec(value) ?? [];
  if (long !== undefined) {
    const [red, green, blue, alpha = 255] = long.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
    return rgba([red, green, blue].map(Number), alpha / 255);
  }
  return ofFunction(value);
}

/** `rgb()` and `hsl()`, in the old form and in the new one. */
function ofFunction(value: string): string | undefined {
  const [, name = "", inner = ""] = /^(rgb|hsl)a?\(\s*([^()]*?)\s*\)$/i.exec(value) ?? [];
  const [first = "", second = "", third = "", share = "1", ...more] = inner.split(/\s*[,/]\s*|\s+/);
  const numbers = [first, second, third, share].map((each) => Number.parseFloat(each));
  if (third === "" || more.length > 0 || numbers.some(Number.isNaN)) return undefined;
  const alpha = between(0, share.endsWith("%") ? Number.parseFloat(share) / 100 : Number.parseFloat(share), 1);
  if (name.toLowerCase() === "hsl") {
    return rgba(rgbOfHsl(degrees(first), Number.parseFloat(second) / 100, Number.parseFloat(third) / 100), alpha);
  }
  const channels = [first, second, third].map((each) => Number.parseFloat(each) * (each.endsWith("%") ? 2.55 : 1));
  return rgba(channels, alpha);
}

/** An angle in degrees. */
export function degrees(written: string): number {
  const value = Number.parseFloat(written);
  if (written.endsWith("grad")) return value * 0.9;
  if (written.endsWith("rad")) return (value * 180) / Math.PI;
  return written.endsWith("turn") ? value * 360 : value;
}

/** As CSS has it (css-color-4, #hsl-to-rgb). */
function rgbOfHsl(hue: number, saturation: number, lightness: number): readonly number[] {
  const [full, light] = [between(0, saturation, 1), between(0, lightness, 1)];
  return [0, 8, 4].map((step) => {
    const at = (step + (((hue % 360) + 360) % 360) / 30) % 12;
    return 255 * (light - full * Math.min(light, 1 - light) * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  });
}

function rgba(channels: readonly number[], alpha: number): string {
  const whole = channels.map((channel) => Math.round(between(0, channel, 255)));
  return alpha === 1 ? `rgb(${whole.join(", ")})` : `rgba(${whole.join(", ")}, ${Number(alpha.toFixed(4))})`;
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
