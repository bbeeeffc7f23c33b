import { dirname } from "node:path";

const PAPER = Buffer.from("name: 试刊\ncode: SK\nfurniture:\n  nameplate: {columns: 1-8, rows: 1-16}\n");
const POEM = Buffer.from("绿蚁新醅酒\\\n红泥小火炉\\\n晚来天欲雪\\\n能饮一杯无\n");

/** A folder in memory: the issue, its paper, a poem, a photo. */
export function issueFiles(issue, photo) {
  const files = new Map([
    ["/fuzz/issue.yaml", issue],
    ["/fuzz/paper.yaml", PAPER],
    ["/fuzz/poem.md", POEM],
    ["/fuzz/a.jpg", photo],
  ]);
  return {
    look: async (path) => {
      if (path === "/fuzz") return { path, kind: "folder", bytes: 0 };
      const bytes = files.get(path)?.length;
      return bytes === undefined ? undefined : { path, kind: "file", bytes };
    },
    read: async (path) => files.get(path),
    list: async (folder) =>
      [...files.keys()].filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1)),
    name: (path) => path.replace("/fuzz/", ""),
  };
}
