export type Option = {
  value: string
  label: string
  group?: string | undefined
  description?: string | undefined
  /** Words by which it is found besides, and which are not shown. */
  foundBy?: string | undefined
  /** May be chosen, but is not advised. */
  isStruck?: boolean
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}

/** «осв» means «освещение» before «медосвидетельствование». */
function rankOf(label: string, wanted: readonly string[]): number {
  if (label.startsWith(wanted.join(' '))) return 0
  const starts = label.split(/[^\p{L}\p{N}]+/u)
  if (wanted.every((word) => starts.some((start) => start.startsWith(word)))) return 1
  return wanted.every((word) => label.includes(word)) ? 2 : 3
}

/** Every word must be found; names that begin with the words come first, explanations last. */
export function filterOptions(options: readonly Option[], words: string): Option[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...options]
  const ranked = options.flatMap((option) => {
    const label = fold(option.label)
    const all = `${label} ${fold(option.group ?? '')} ${fold(option.description ?? '')} ${fold(option.foundBy ?? '')}`
    if (!wanted.every((word) => all.includes(word))) return []
    const rank = rankOf(label, wanted)
    return [{ option, rank }]
  })
  return ranked.sort((one, two) => one.rank - two.rank).map(({ option }) => option)
}

/** Options of one group stand together. */
export function groupOptions(
  options: readonly Option[],
): { group: string | undefined; options: readonly Option[] }[] {
  const names = [...new Set(options.map(({ group }) => group))]
  return names.map((name) => ({ group: name, options: options.filter(({ group }) => group === name) }))
}
