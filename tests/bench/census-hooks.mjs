// Given to Node by census-run.mjs: one script is changed as it is loaded.
let off;

export function initialize(data) {
  off = data;
}

export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (url !== off.url) return loaded;
  const parts = String(loaded.source).split(off.from);
  if (parts.length !== 2) throw new Error(`${off.file} has ${parts.length - 1} times: ${off.from}`);
  return { ...loaded, source: parts.join(off.to) };
}
