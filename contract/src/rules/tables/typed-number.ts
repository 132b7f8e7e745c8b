/**
 * A number of a question, a rumour or an entry as people type or paste it: «№ 47 100», «47,100», «#47100», “No. 47100”.
 * Null where it is no number, zero or more than the base can hold.
 */
export function typedNumber(text: string): number | null {
  const bare = text
    .trim()
    .replace(/^(?:№|#|no\.?(?=[\s\d]))/iu, '')
    .replace(/[.,]$/, '')
    .replaceAll(/\s|[.,'’](?=\d{3}(?!\d))/gu, '')
  return /^\d{1,10}$/.test(bare) && Number(bare) > 0 && Number(bare) < 2 ** 31 ? Number(bare) : null
}
