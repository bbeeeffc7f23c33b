/** How a picture is cut where its place has another shape. */
export type Crop =
  | { readonly kind: "attention" | "entropy" | "centre" }
  /** A point that stays in the picture, as shares (0 to 1) of width and height. */
  | {
      readonly kind: "focus";
      readonly x: number;
      readonly y: number;
      /** A subject round the point, as shares of the picture's sides. */
      readonly width?: number;
      readonly height?: number;
    };
