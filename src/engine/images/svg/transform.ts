import { degrees } from "./colour.ts";

/** What is done to an element, one function after another; undefined for one that a flat drawing cannot have. */
export function plainTransform(written: string): string | undefined {
  if (!/[a-z]\s*\([^)]*[a-z%]|[XYZ3]/i.test(written) || written.trim() === "none") {
    return written.trim() === "none" ? "" : written;
  }
  const read = [...written.matchAll(/([A-Za-z0-9]+)\s*\(([^()]*)\)/g)].map(([, name = "", inner = ""]) =>
    plainFunction(
      name,
      inner.split(/[\s,]+/).filter((each) => each !== ""),
    ),
  );
  return read.includes(undefined) ? undefined : read.join(" ");
}

function plainFunction(name: string, written: readonly string[]): string | undefined {
  const [first = "0", second] = written;
  if (written.some((each) => /%|[a-z]$/i.test(each) && !/(?:px|deg|rad|turn)$/i.test(each))) return undefined;
  const number = (each: string): number => Number.parseFloat(each);
  switch (name) {
    case "translate":
    case "scale":
    case "matrix":
      return `${name}(${written.map(number).join(" ")})`;
    case "translateX":
      return `translate(${number(first)} 0)`;
    case "translateY":
      return `translate(0 ${number(first)})`;
    case "scaleX":
      return `scale(${number(first)} 1)`;
    case "scaleY":
      return `scale(1 ${number(first)})`;
    case "rotate":
      return `rotate(${[degrees(first), ...written.slice(1).map(number)].join(" ")})`;
    case "skew":
      return `skewX(${degrees(first)})${second === undefined ? "" : ` skewY(${degrees(second)})`}`;
    case "skewX":
    case "skewY":
      return `${name}(${degrees(first)})`;
    default:
      return undefined;
  }
}

/** A transform about the point that `transform-origin` names, whose percentages are of the whole drawing. Undefined for a point that is not known. */
export function aboutOrigin(
  transform: string,
  origin: string,
  size: { readonly width: number; readonly height: number },
): string | undefined {
  const words = origin.trim().split(/\s+/);
  const turned = /^(?:top|bottom)$/.test(words[0] ?? "") || /^(?:left|right)$/.test(words[1] ?? "");
  const [first = "0", second = "center"] = turned ? [words[1] ?? "center", words[0]] : words;
  const [x, y] = [along(first, size.width), along(second, size.height)];
  if (x === undefined || y === undefined) return undefined;
  return `translate(${x} ${y}) ${transform} translate(${-x} ${-y})`;
}

const SHARES: Readonly<Record<string, number>> = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 };

function along(written: string, length: number): number | undefined {
  const share = SHARES[written];
  if (share !== undefined) return share * length;
  if (!/^[-+.\d]+(?:e[-+]?\d+)?(?:px|%)?$/i.test(written)) return undefined;
  return Number.parseFloat(written) * (written.endsWith("%") ? length / 100 : 1);
}

/** By how much lengths grow, on the average of both directions. */
export function growthOf(transform: string): number {
  let area = 1;
  for (const [, name, inner = ""] of transform.matchAll(/(\w+)\s*\(([^()]*)\)/g)) {
    const [a = 1, b = 0, c = 0, d = a] = inner
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (name === "scale") area *= Math.abs(a * (inner.trim().split(/[\s,]+/).length > 1 ? b : a));
    if (name === "matrix") area *= Math.abs(a * d - b * c);
  }
  return Math.sqrt(area);
}
