import i18next from 'i18next'

/** Words of others, between the quotes of the reader's language. */
export function quoted(words: string): string {
  return i18next.language === 'en' ? `“${words}”` : `«${words}»`
}
