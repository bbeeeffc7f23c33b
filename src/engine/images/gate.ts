/** Lets so much work go on at once; the rest waits its turn. */
export interface Gate {
  /** @param weight in the gate's unit; work that is heavier than the gate is wide goes through alone */
  through<T>(weight: number, work: () => Promise<T>): Promise<T>;
}

/** @param width how much may go on at once */
export function openGate(width: number): Gate {
  let busy = 0;
  const waiting: { readonly share: number; readonly go: () => void }[] = [];
  const admit = (): void => {
    for (let next = waiting[0]; next !== undefined && busy + next.share <= width; next = waiting[0]) {
      waiting.shift();
      busy += next.share;
      next.go();
    }
  };
  return {
    through: async (weight, work) => {
      const share = Math.min(weight, width);
      await new Promise<void>((go) => {
        waiting.push({ share, go });
        admit();
      });
      try {
        return await work();
      } finally {
        busy -= share;
        admit();
      }
    },
  };
}
