import { PDFDict } from "@cantoo/pdf-lib";
import { entry, flagAt, listAt, listOf, nameAt, nameOf, numberAt } from "./objects.ts";
import type { See, State } from "./painted.ts";

/** Applies a graphics state dictionary (ISO 32000-1, 8.4.5). */
export function extend(state: State, dict: PDFDict | undefined): void {
  const stroke = flagAt(dict, "OP");
  const fill = flagAt(dict, "op") ?? stroke;
  state.mode = numberAt(dict, "OPM") ?? state.mode;
  if (stroke !== undefined) state.stroke = { ...state.stroke, overprints: stroke };
  if (fill !== undefined) state.fill = { ...state.fill, overprints: fill };
  state.width = numberAt(dict, "LW") ?? state.width;
  state.opacity = numberAt(dict, "ca") ?? state.opacity;
  const see = new Set(state.see);
  const set = (what: See, on: boolean | undefined): void => {
    if (on === true) see.add(what);
    else if (on === false) see.delete(what);
  };
  const opacities = ["ca", "CA"].flatMap((key) => numberAt(dict, key) ?? []);
  if (opacities.length > 0) set("opacity", Math.min(...opacities) < 1);
  const blend = nameAt(dict, "BM") ?? nameOf(listAt(dict, "BM")[0]);
  if (blend !== undefined) set("blend", blend !== "Normal" && blend !== "Compatible");
  const mask = entry(dict, "SMask");
  if (mask !== undefined) set("soft-mask", mask instanceof PDFDict);
  state.see = see;
}

/** Whether a graphics state dictionary has a transfer function, which changes the inks on their way to the plate. TR2 wins over TR. */
export function bendsInks(dict: PDFDict | undefined): boolean {
  const curve = entry(dict, "TR2") ?? entry(dict, "TR");
  const curves = curve === undefined ? [] : listOf(curve);
  return curves.some((each) => !["Identity", "Default"].includes(nameOf(each) ?? ""));
}

/** Sets the state in which a transparency group begins: opaque. `groupOpacity` takes over that of the group itself. */
export function inGroup(state: State): void {
  state.groupOpacity *= state.opacity;
  state.opacity = 1;
  state.see = new Set([...state.see, "group"]);
}
