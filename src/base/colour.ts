/** Process inks in percent, 0 to 100: cyan, magenta, yellow, black. */
export type Cmyk = readonly [cyan: number, magenta: number, yellow: number, black: number];

export const BLACK: Cmyk = [0, 0, 0, 100];
export const WHITE: Cmyk = [0, 0, 0, 0];
