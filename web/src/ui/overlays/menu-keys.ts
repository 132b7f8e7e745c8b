/** What a key does in an open menu. Pure: the item that has the focus is an argument, -1 where none has. */
export type MenuMove =
  | { kind: 'close' }
  | { kind: 'focus'; index: number }
  | { kind: 'choose'; index: number }
  /** Nothing is chosen yet, and is said so. */
  | { kind: 'ask' }

type Place = { count: number; current: number; isNumbered: boolean }

/** Null: the key is not for the menu. In a numbered one a digit chooses at once, and Enter only what was chosen. */
export function menuMove(key: string, { count, current, isNumbered }: Place): MenuMove | null {
  if (key === 'Escape' || key === 'Tab') return { kind: 'close' }
  if (key === 'ArrowDown') return { kind: 'focus', index: (current + 1) % count }
  if (key === 'ArrowUp') return { kind: 'focus', index: (Math.max(current, 0) - 1 + count) % count }
  if (key === 'Home') return { kind: 'focus', index: 0 }
  if (key === 'End') return { kind: 'focus', index: count - 1 }
  if (!isNumbered) return null
  if (/^[1-9]$/.test(key)) return Number(key) <= count ? { kind: 'choose', index: Number(key) - 1 } : null
  // A focused item is pressed by the browser.
  return (key === 'Enter' || key === ' ') && current === -1 ? { kind: 'ask' } : null
}
