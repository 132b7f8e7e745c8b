import { placeWords } from './sections.ts'

/** Every word of a language at once: for tests, and for nothing that is shipped. */
const FILES = import.meta.glob<Record<string, unknown>>('./{ru,en}/*.json', {
  import: 'default',
  eager: true,
})

export function allTexts(language: 'ru' | 'en'): Record<string, object> {
  const start = `./${language}/`
  const all: Record<string, object> = {}
  for (const [file, words] of Object.entries(FILES)) {
    if (!file.startsWith(start)) continue
    const placed = placeWords(file.slice(start.length, -'.json'.length), words)
    for (const [name, texts] of Object.entries(placed)) all[name] = { ...all[name], ...(texts as object) }
  }
  return all
}
