import type { Files } from "../../../src/base/files.ts";

/** A host whose files are a map from absolute paths to their text or bytes; `links` lead elsewhere. */
export function memoryFiles(
  contents: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
): Files {
  const files = new Map(
    Object.entries(contents).map(([path, content]) => [
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    look: async (path) => {
      const real = links[path] ?? path;
      const bytes = files.get(real)?.length;
      if (bytes !== undefined) return { path: real, kind: "file", bytes };
      const isFolder = [...files.keys()].some((each) => each.startsWith(`${real}/`));
      return isFolder ? { path: real, kind: "folder", bytes: 0 } : undefined;
    },
    read: async (path) => files.get(path),
    list: async (folder) => {
      const below = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
      return [...new Set(below.map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""))];
    },
    name: (path) => path.replace("/news/", ""),
  };
}
