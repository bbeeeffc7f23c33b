/** Names of these signs alone are typed as they are; a shell takes most others for something else. */
const PLAIN = /^[\p{L}\p{M}\p{N}_./\\:,+@-]+$/u;

/** A path as it is typed in a command that a message proposes: in quotation marks where a blank or a sign would part it. */
export function typedPath(path: string): string {
  return PLAIN.test(path) ? path : `"${path.replace(/["$`]/g, "\\$&")}"`;
}
