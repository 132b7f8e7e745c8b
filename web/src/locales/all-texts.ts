/** Every word of a language at once: for tests, and for nothing that is shipped. */
const FILES = import.meta.glob<object>('./{ru,en}/*.json', { import: 'default', eager: true })

export function allTexts(language: 'ru' | 'en'): Record<string, object> {
  const start = `./${language}/`
  return Object.fromEntries(
    Object.entries(FILES).flatMap(([file, texts]) =>
      file.startsWith(start) ? [[file.slice(start.length, -'.json'.length), texts]] : [],
    ),
  )
}
