declare module "*.ftl" {
  /** A catalogue as bundle.mjs parses it for the scripts of web pages. */
  export const catalogue: import("@fluent/bundle").FluentResource;
}
