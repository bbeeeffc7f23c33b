import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const folder = new URL("../../schemas/", import.meta.url);
const pathOf = (name: string): string => fileURLToPath(new URL(name, folder));

if (existsSync(folder)) xmlRegisterFsInputProviders();

/** What a schema of tests/schemas/ finds in a document. */
export type SchemaCheck = (text: string) => readonly string[];

export const altoSchema = xsdCheck("alto-4-4.xsd");
export const metsSchema = xsdCheck("mets-with-mods.xsd");
export const ninjsSchema = ninjsCheck();

function xsdCheck(name: string): SchemaCheck {
  const schema = XmlDocument.fromBuffer(readFileSync(pathOf(name)), { url: pathOf(name) });
  const validator = XsdValidator.fromDoc(schema);
  return (text) => {
    let document: XmlDocument | undefined;
    try {
      document = XmlDocument.fromString(text);
      validator.validate(document);
      return [];
    } catch (error) {
      return [`schema: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`];
    } finally {
      document?.dispose();
    }
  };
}

/** Formats are looked at by the checks of links and dates. */
function ninjsCheck(): SchemaCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const geojson = JSON.parse(readFileSync(pathOf("geojson.json"), "utf8"));
  ajv.addSchema(geojson, "https://geojson.org/schema/GeoJSON.json");
  const validate = ajv.compile(JSON.parse(readFileSync(pathOf("ninjs-3.1.json"), "utf8")));
  return (text) => {
    if (validate(JSON.parse(text))) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `schema: ${instancePath} ${message}`);
  };
}
