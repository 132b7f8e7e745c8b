import { DELETED_TITLE, SHIPPED_BY } from '@veche/contract/values/incidents.ts'

const KEYS: ReadonlyMap<string, string> = new Map([
  [DELETED_TITLE, 'incidents.deletedTitle'],
  [SHIPPED_BY, 'common.product'],
])

/** What the product itself has stored in the language of the region is drawn in that of the reader; people's words stay. */
export function storedWords(text: string, t: (key: string) => string): string {
  const key = KEYS.get(text)
  return key ? t(key) : text
}
