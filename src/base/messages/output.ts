import type { Message } from "../wording.ts";

export const outputMessages = {
  "low-resolution": {
    en: {
      message: "`{file}` has {ppi} ppi at its printed size; newsprint wants {wanted}",
      hints: ["print it smaller, or ask for a larger file"],
      explain:
        "A picture's pixels are spread over its printed size. Below about 150 pixels per inch a newspaper's screen shows soft edges and steps; " +
        "plants accept 150 to 200 and refuse pictures under about 100. Enlarging the file in an image editor adds no detail: " +
        "give the picture fewer columns or rows, crop less of it away, or get the camera's own file.",
    },
    zh: {
      message: "`{file}` 按见报尺寸只有 {ppi} ppi，新闻纸印刷要 {wanted} ppi",
      hints: ["缩小版面上的尺寸，或索要更大的原图"],
      explain:
        "照片的像素要摊到见报的尺寸上。低于每英寸约 150 像素时，网点会显出发虚的边缘和台阶；印厂接受 150 到 200，低于约 100 的会退稿。" +
        "在修图软件里放大并不增加细节：请少占几栏或几行、少裁一些，或索要相机原图。",
    },
  },
} as const satisfies Readonly<Record<string, Message>>;
