/** The addresses of a bag's files on the web, where the folder of bags is to be served. Ids that are URLs then lead to files. */
export interface Addresses {
  /** The paper's Collection. */
  readonly collection: string;
  /** A file of the bag's payload, or a thing in it, by its path below `data`. */
  readonly of: (path: string) => string;
}

/** @param base the address of the folder of bags, without a slash at the end @param stem the issue's, which is the name of its bag's folder */
export function addressesOf(base: string, code: string, stem: string): Addresses {
  return {
    collection: `${base}/${collectionPath(code)}`,
    of: (path) => [base, encodeURIComponent(stem), "data", ...path.split("/").map(encodeURIComponent)].join("/"),
  };
}

/** The path of the paper's Collection below the folder of bags. */
export function collectionPath(code: string): string {
  return `${code}/collection.json`;
}

/** The path of the Collection of a paper's year. */
export function yearPath(code: string, year: string): string {
  return `${code}/${year}.json`;
}
