/*
 * The printing condition of a press or archive file, from its ICC profile. Files state it as output intent, by a registered name if it is the program's own
 * profile, otherwise by the profile's description.
 */
import { errorAt, type Outcome, outcome } from "../../base/diagnostic.ts";
import type { Job } from "../format.ts";
import { addStream, type PdfDocument } from "../pdf/document.ts";

export interface Condition {
  /** The printers' name for it: IFRA26. */
  readonly identifier: string;
  /** True if the identifier is in the ICC's registry of characterisations. */
  readonly registered: boolean;
  readonly name: string;
  readonly profile: Uint8Array;
}

/** The condition of the built-in profile, for papers without one: offset newsprint. */
const NEWSPRINT = "IFRA26";
/** The ICC's registry, in the form that PDF/X requires. */
const REGISTRY = "http://www.color.org";

type ReadCondition =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly problem: string };

/**
 * The condition of an ICC profile. A press file needs an output profile for four inks (ISO 15930-7, 6.2.2).
 * @param own true for the built-in profile, whose registered name is known
 */
export function readCondition(profile: Uint8Array, own: boolean): ReadCondition {
  const text = (from: number, to: number): string => Buffer.from(profile.subarray(from, to)).toString("latin1");
  if (profile.length < 132 || text(36, 40) !== "acsp") return { ok: false, problem: "it is no ICC profile" };
  if (text(12, 16) !== "prtr") return { ok: false, problem: "it describes no printing process" };
  if (text(16, 20) !== "CMYK") return { ok: false, problem: `its colours are ${text(16, 20).trim()}, not CMYK` };
  const name = profileName(profile);
  return { ok: true, condition: { identifier: own ? NEWSPRINT : name, registered: own, name, profile } };
}

/** The printing condition of the profile, or the reason why there is none. */
export async function conditionOf({ profile, profilePlace, press }: Job): Promise<Outcome<Condition>> {
  const bytes = await profile();
  const read = bytes && readCondition(bytes, press.ownProfile);
  if (read?.ok) return outcome(read.condition, []);
  const problem = read?.problem ?? "it cannot be read";
  return { ok: false, diagnostics: [errorAt(profilePlace, "profile-unfit", { problem })] };
}

/** The description of a profile: `desc` of version 2 (ASCII) or of version 4 (UTF-16, the first language). */
function profileName(profile: Uint8Array): string {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const bytes = Buffer.from(profile);
  for (let tag = 0; tag < view.getUint32(128); tag++) {
    const entry = 132 + 12 * tag;
    if (entry + 12 > bytes.length) break;
    if (bytes.toString("latin1", entry, entry + 4) !== "desc") continue;
    const at = view.getUint32(entry + 4);
    if (at + 28 > bytes.length) break;
    if (bytes.toString("latin1", at, at + 4) === "desc") {
      return bytes.toString("latin1", at + 12, at + 12 + view.getUint32(at + 8)).replace(/\0.*$/s, "");
    }
    const from = at + view.getUint32(at + 24);
    const name = bytes.subarray(from, from + view.getUint32(at + 20));
    // A damaged profile may end in half a character.
    return Buffer.from(name.subarray(0, name.length & ~1))
      .swap16()
      .toString("utf16le");
  }
  return "custom";
}

/** Embeds the profile once, for all these intents (GTS_PDFX, GTS_PDFA1): PDF/A requires them to share it. */
export function addOutputIntents(file: PdfDocument, condition: Condition, intents: readonly string[]): void {
  const profile = addStream(file, { N: 4 }, condition.profile);
  file.catalog["OutputIntents"] = intents.map((intent) => {
    const ref = file.pdfkit.ref({
      Type: "OutputIntent",
      S: intent,
      OutputConditionIdentifier: new String(condition.identifier),
      OutputCondition: new String(condition.name),
      Info: new String(condition.name),
      ...(condition.registered ? { RegistryName: new String(REGISTRY) } : {}),
      DestOutputProfile: profile,
    });
    ref.end();
    return ref;
  });
}
