import { altoFaults } from "./alto-checks.ts";
import { bagFaults } from "./bag-checks.ts";
import type { Deposited } from "./deposited.ts";
import { iiifFaults } from "./iiif-checks.ts";
import { metsFaults } from "./mets-checks.ts";
import { ninjsFaults } from "./ninjs-checks.ts";

/** What all checks find in a bag. */
export function faultsOf(bag: Deposited): Readonly<Record<string, readonly string[]>> {
  return {
    bag: bagFaults(bag),
    alto: altoFaults(bag),
    mets: metsFaults(bag),
    ninjs: ninjsFaults(bag),
    iiif: iiifFaults(bag),
  };
}

export const SOUND = { bag: [], alto: [], mets: [], ninjs: [], iiif: [] };
