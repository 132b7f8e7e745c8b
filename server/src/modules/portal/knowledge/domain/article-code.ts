import { latinWords } from '@veche/contract/rules/portal/latin-words.ts'

const FROM_ID = 6

/** The name of an article in addresses and files: its title in Latin letters, and a few of its id, so that none is taken twice. */
export function codeOf(title: string, id: string): string {
  return `${latinWords(title) || 'article'}-${id.replaceAll('-', '').slice(-FROM_ID)}`
}
