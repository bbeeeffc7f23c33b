import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Pt } from "../../base/length.ts";
import type { Located, SizeName } from "../manifest/located.ts";

/** Which of the two systems of size names a paper uses. */
export type SizeSystem = "office" | "letterpress";

/** 小一 小二 小三 小四, which letterpress does not have, keep their office sizes there. layout/RULES.md#type-sizes. */
const SIZES: Readonly<Record<SizeSystem, Readonly<Record<SizeName, Pt>>>> = {
  office: {
    初号: 42,
    小初: 36,
    一号: 26,
    小一: 24,
    二号: 22,
    小二: 18,
    三号: 16,
    小三: 15,
    四号: 14,
    小四: 12,
    五号: 10.5,
    小五: 9,
    六号: 7.5,
    七号: 5.5,
  },
  letterpress: {
    初号: 42,
    小初: 30,
    一号: 27.5,
    小一: 24,
    二号: 21,
    小二: 18,
    三号: 15.75,
    小三: 15,
    四号: 13.75,
    小四: 12,
    五号: 10.5,
    小五: 9,
    六号: 7.875,
    七号: 5.5,
  },
};

/** The size in points that a name stands for. */
export function sizeOf(name: SizeName, system: SizeSystem): Pt {
  return SIZES[system][name];
}

/** 八号, the smallest size of lead type, is hardly smaller than 5 pt: below this nobody reads newsprint. */
const LEAST_READ: Pt = 4.5;

/** Tells at its place of a size that nobody reads. */
export function reportSmall(written: Located<unknown> | undefined, size: Pt | undefined, told: Diagnostic[]): void {
  if (written === undefined || size === undefined || size >= LEAST_READ) return;
  told.push(warningAt(written.span, "type-too-small", { size, least: LEAST_READ }));
}
