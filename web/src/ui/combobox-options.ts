export type Option = {
  value: string
  label: string
  group?: string | undefined
  description?: string | undefined
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}

/** Every word must be found; names that begin with the words come first, then other names, then explanations. */
export function filterOptions(options: readonly Option[], words: string): Option[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...options]
  const ranked = options.flatMap((option) => {
    const label = fold(option.label)
    const all = `${label} ${fold(option.group ?? '')} ${fold(option.description ?? '')}`
    if (!wanted.every((word) => all.includes(word))) return []
    const first = wanted[0] ?? ''
    const rank = label.startsWith(first) ? 0 : wanted.every((word) => label.includes(word)) ? 1 : 2
    return [{ option, rank }]
  })
  return ranked.sort((one, two) => one.rank - two.rank).map(({ option }) => option)
}

type Entry = { option: Option; index: number }

/** Neighbours of one group stand together under its name; `index` is the place in the flat list. */
export function groupOptions(options: readonly Option[]): { group: string | undefined; entries: Entry[] }[] {
  const groups: { group: string | undefined; entries: Entry[] }[] = []
  const sorted = [...new Set(options.map(({ group }) => group))]
  for (const group of sorted) groups.push({ group, entries: [] })
  options.forEach((option, index) => {
    groups.find((known) => known.group === option.group)?.entries.push({ option, index })
  })
  return groups
}
