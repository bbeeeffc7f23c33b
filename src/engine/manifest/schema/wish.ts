import { choice, id, mapping, whole } from "./fields.ts";
import { says } from "./says.ts";

/** What an editor asks of make-up for one story. */
export const wish = mapping({
  at: says(
    choice(["top", "bottom"]).optional(),
    "Where on the page: top, nothing over it but nameplate and adverts; bottom, no story under it.",
    "在版面的哪里：top 上面没有别的稿件；bottom 下面没有别的稿件。",
  ),
  beside: says(
    id().optional(),
    "The story of the same page that it stands next to, their heads on one level.",
    "与同版的哪篇稿件并排，两篇从同一行起。",
  ),
  jump: says(
    choice(["never"]).optional(),
    "never: it goes on nowhere, however full the page is.",
    "转版：never 表示版面再满也不转。",
  ),
  legs: says(
    whole(1, 24).optional(),
    "破栏: how many legs its copy stands in, whatever its columns: 1 is one wide leg.",
    "破栏：不论占几栏，正文排成几栏；1 为一个长栏。",
  ),
  over: says(
    choice(["full"]).optional(),
    "full: the headline spans all its columns (通栏题).",
    "full：标题横贯所占各栏（通栏题）。",
  ),
  photo: says(
    choice(["small"]).optional(),
    "small: its photos stay small, whatever its worth.",
    "small：不论稿件轻重，图片都排小。",
  ),
});
