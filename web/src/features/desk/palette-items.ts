import type { SearchResponse } from '@veche/contract/portal/search.ts'

/** What the rooms of the product have. */
type FoundKind = SearchResponse['found'][number]['kind']
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
  | FoundKind
export type PaletteItem = {
  key: string
  group: PaletteGroup
  label: string
  /** A second line: what tells two of the same name apart. */
  about?: string
  /** Other words that it is looked for by; never shown. */
  words?: string
  /** Shown on the right: the key that does the same. */
  keys?: string
  onSelect: () => void
}

/** Every word must begin some word of the label or of its other names, in any order. */
export function findItems(items: readonly PaletteItem[], text: string): PaletteItem[] {
  const fold = (said: string) => said.toLowerCase().replaceAll('ё', 'е')
  const words = fold(text).split(/\s+/).filter(Boolean)
  return items.filter(({ label, words: others = '' }) => {
    const own = fold(`${label} ${others}`).split(/[\s«»№,.:()]+/)
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

/** What one search of the server has brought, or what the last words had brought while these are asked. */
export type FoundGroup = { items: readonly PaletteItem[]; isSearching: boolean }

/**
 * In one order, whichever answers first: what comes behind a search that is still on its way waits for it, so nothing is
 * ever put in above a row that is looked at.
 */
export function joinFound(groups: readonly FoundGroup[]): PaletteItem[] {
  const late = groups.findIndex(({ isSearching }) => isSearching)
  return groups.slice(0, late === -1 ? groups.length : late + 1).flatMap(({ items }) => items)
}

export function orderItems({ number, commands, found, named }: Sources, text: string): PaletteItem[] {
  const first = number ? [number] : []
  if (text.trim() === '') return [...first, ...commands, ...named.filter(({ group }) => group === 'chat')]
  return [
    ...first,
    ...findItems(commands, text).slice(0, COMMANDS_SHOWN),
    ...findItems(named, text).slice(0, NAMED_SHOWN),
    // Last, for it comes last: what is here already keeps its place.
    ...found,
  ]
}
