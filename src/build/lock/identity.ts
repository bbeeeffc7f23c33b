/** What a file says of the build that made it. */
interface BuildIdentity {
  /** The issue's stem. */
  readonly issue: string;
  /** The version of banmian. */
  readonly engine: string;
  /** The hashes of layout and inputs, as a lock has them. */
  readonly layout: string;
  readonly inputs: string;
}

/** The schema's namespace in XMP. */
const IDENTITY_URI = "urn:banmian:build:1/";
const IDENTITY_PREFIX = "banmian";

/** A description of each property: PDF/A wants schemas described. */
const DESCRIPTIONS: Readonly<Record<keyof BuildIdentity, string>> = {
  issue: "Paper, date, edition and revision",
  engine: "Version of the program that made the file",
  layout: "SHA-256 of the layout",
  inputs: "SHA-256 over all files that the issue was made from",
};

const NAMES: readonly (keyof BuildIdentity)[] = ["issue", "engine", "layout", "inputs"];

/** The identity as a claim of the metadata packet. */
export function identityClaim(identity: BuildIdentity) {
  return {
    schema: { prefix: IDENTITY_PREFIX, uri: IDENTITY_URI, title: "Build of a newspaper issue" },
    properties: NAMES.map((name) => ({
      name,
      type: "Text" as const,
      value: identity[name],
      description: DESCRIPTIONS[name],
    })),
  };
}

/** Reads what a PDF says of its build; undefined when it says nothing. Metadata packets are never deflated. */
export function identityIn(pdf: Uint8Array): BuildIdentity | undefined {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const at = file.indexOf(`xmlns:${IDENTITY_PREFIX}="${IDENTITY_URI}"`);
  if (at < 0) return undefined;
  const packet = file.toString("utf8", at, at + 4096);
  const values = NAMES.map((name) => new RegExp(`<${IDENTITY_PREFIX}:${name}>([^<]*)<`).exec(packet)?.[1]);
  const [issue, engine, layout, inputs] = values.map((value) => value && unescaped(value));
  if (!issue || !engine || !layout || !inputs) return undefined;
  return { issue, engine, layout, inputs };
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => CHARACTERS[name] ?? whole);
}
