/** The place of a claim in a text: «{сделано? Мастер проверил место.}». Pure. */
const BEGINNING = '{сделано? '

/** A place within it stands in square brackets, since braces hold none: it waits for words as well. */
export function claimPlace(words: string): string {
  return `${BEGINNING}${words.replaceAll('{', '[').replaceAll('}', ']')}}`
}

export function isClaim(place: string): boolean {
  return place.startsWith(BEGINNING)
}

export function holdsClaim(text: string): boolean {
  return text.includes(BEGINNING)
}
