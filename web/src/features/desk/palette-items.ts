export type PaletteGroup = 'number' | 'action' | 'recent' | 'queue' | 'view' | 'chat' | 'section'
export type PaletteItem = {
  key: string
  group: PaletteGroup
  label: string
  /** Shown on the right: the key that does the same. */
  keys?: string
  onSelect: () => void
}

/** Every word must begin some word of the label, in any order. */
export function findItems(items: readonly PaletteItem[], text: string): PaletteItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter(({ label }) => {
    const own = label.toLowerCase().split(/[\s«»№,.:()]+/)
    return words.every((word) => own.some((one) => one.startsWith(word)))
  })
}

export function numberOf(text: string): number | null {
  const digits = /^№?\s*(\d[\d\s]{0,11})$/.exec(text.trim())?.[1]?.replaceAll(/\s/g, '')
  return digits ? Number(digits) : null
}
