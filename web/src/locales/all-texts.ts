import { networkNames } from '@veche/contract/networks/index.ts'
import { files as enNetworks } from './networks-en.ts'
import { files as ruNetworks } from './networks-ru.ts'
import { placeNetworkWords, placeWords, SECTIONS } from './sections.ts'

/** Every word of a language at once: for tests, and for nothing that is shipped. */
const FILES = import.meta.glob<Record<string, unknown>>('./{ru,en}/{,sections/**/}*.json', {
  import: 'default',
  eager: true,
})

export function allTexts(language: 'ru' | 'en'): Record<string, object> {
  const start = `./${language}/`
  const all: Record<string, object> = {}
  const place = (words: Record<string, unknown>) => {
    for (const [name, texts] of Object.entries(words)) all[name] = { ...all[name], ...(texts as object) }
  }
  place({ common: { network: networkNames(language) } })
  const networks = language === 'ru' ? ruNetworks : enNetworks
  for (const section of SECTIONS) place(placeNetworkWords(section, networks))
  for (const [file, words] of Object.entries(FILES)) {
    if (!file.startsWith(start)) continue
    place(placeWords(/([\w-]+)\.json$/.exec(file)?.[1] ?? '', words))
  }
  return all
}
