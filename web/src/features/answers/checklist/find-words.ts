/** Where the words of a remark stand in a text; of «до 15 декабря ↔ до 1 декабря (№ 7)» the first are ours. */
export function findWords(text: string, words: string): { start: number; end: number } | null {
  const [ours = ''] = words.split(' ↔ ')
  const start = ours === '' ? -1 : text.toLowerCase().indexOf(ours.toLowerCase())
  return start === -1 ? null : { start, end: start + ours.length }
}
