export type PaletteGroup =
  | 'number'
  | 'action'
  | 'recent'
  | 'queue'
  | 'view'
  | 'section'
  | 'question'
  | 'place'
  | 'agency'
  | 'person'
  | 'article'
  | 'chat'
  // Of the rooms of the portal.
  | 'answer'
  | 'bulletin'
  | 'practice'
  | 'course'
  | 'thread'
  | 'page'
  | 'contact'
  | 'broadcast'
export type PaletteItem = {
  key: string
  group: PaletteGroup
  label: string
  /** A second line: what tells two of the same name apart. */
  about?: string
  /** Shown on the right: the key that does the same. */
  keys?: string
  onSelect: () => void
}

/** Every word must begin some word of the label, in any order. */
export function findItems(items: readonly PaletteItem[], text: string): PaletteItem[] {
  const fold = (said: string) => said.toLowerCase().replaceAll('ё', 'е')
  const words = fold(text).split(/\s+/).filter(Boolean)
  return items.filter(({ label }) => {
    const own = fold(label).split(/[\s«»№,.:()]+/)
    return words.every((word) => own.some((one) => one.startsWith(word)))
  })
}

/** Of what a name finds beside commands: a region has hundreds of chats and agencies, and they come only when asked for. */
const NAMED_SHOWN = 8
const COMMANDS_SHOWN = 6

type Sources = {
  number: PaletteItem | null
  /** Actions, queues, views and sections: with nothing typed this is the whole list. */
  commands: readonly PaletteItem[]
  /** Found by the server for these words: questions, then articles, what the rooms have, and colleagues. */
  found: readonly PaletteItem[]
  /** Places, agencies, chats. */
  named: readonly PaletteItem[]
}

export function orderItems({ number, commands, found, named }: Sources, text: string): PaletteItem[] {
  const first = number ? [number] : []
  if (text.trim() === '') return [...first, ...commands, ...named.filter(({ group }) => group === 'chat')]
  return [
    ...first,
    ...findItems(commands, text).slice(0, COMMANDS_SHOWN),
    ...found,
    ...findItems(named, text).slice(0, NAMED_SHOWN),
  ]
}

export function numberOf(text: string): number | null {
  const digits = /^№?\s*(\d[\d\s]{0,11})$/.exec(text.trim())?.[1]?.replaceAll(/\s/g, '')
  return digits ? Number(digits) : null
}
