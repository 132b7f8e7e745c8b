/** Repeatable chance. */
export type Dice = {
  /** 0 to `sides` − 1. */
  roll: (sides: number) => number
  pick: <Item>(items: readonly Item[]) => Item
  /** True so many times of a hundred. */
  isLucky: (percent: number) => boolean
}

export function createDice(seed: number): Dice {
  let state = seed
  function roll(sides: number): number {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * sides)
  }
  return {
    roll,
    pick: (items) => items[roll(items.length)]!,
    isLucky: (percent) => roll(100) < percent,
  }
}
