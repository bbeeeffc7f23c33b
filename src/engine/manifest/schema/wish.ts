import { choice, id, mapping, whole } from "./fields.ts";
import { says } from "./says.ts";

/** What an editor asks of make-up for one story. */
export const wish = mapping({
  at: says(choice(["top", "bottom"]).optional(), "wish-at"),
  beside: says(id().optional(), "wish-beside"),
  jump: says(choice(["never"]).optional(), "wish-jump"),
  legs: says(whole(1, 24).optional(), "wish-legs"),
  over: says(choice(["full"]).optional(), "wish-over"),
  photo: says(choice(["small"]).optional(), "wish-photo"),
});
