/** The resident's words with what they chose in the form, as staff and the rules of the text read them. */
export type Chosen = {
  municipality: string | null
  address: string | null
  topic: string | null
  own?: readonly string[]
}

export function composeText(text: string, { municipality, address, topic, own = [] }: Chosen): string {
  const place = [municipality, address].filter(Boolean).join(', ')
  const lines = [place && `Место: ${place}`, topic && `Тема: ${topic}`, ...own].filter(Boolean)
  return [text.trim(), lines.join('\n')].filter(Boolean).join('\n\n')
}

/** The mark of the answer before the words about it: read as the author's verdict in any network. */
export function composeVerdict(word: string | null, text: string): string {
  return word === null ? text.trim() : [word, text.trim()].filter(Boolean).join('. ')
}
