/** Where sentences of an answer end: not behind a greeting's comma, an abbreviation or the number of a house. Pure. */

/** «Ул.», «д.», «тел.» are followed by what they shorten; «и др.» and «руб.» are taken for the same to be sure. */
const SHORT =
  '(?:ул|пр|пр-т|просп|пер|пл|ш|наб|б-р|бул|мкр|мкрн|г|гг|пос|п|с|дер|д|р-н|обл|кв|корп|к|стр|лит|эт|оф|каб|тел|доб|руб|коп|тыс|млн|млрд|им|ст|пп|рис|т|е|др|проч|напр|см|ср|чел|мин|сек|ч|кг|км|м|тов|гл|зам|св)'
const END = new RegExp(`(?<=[.!?…])(?<!(?<![а-яё-])${SHORT}\\.)\\s+|\\n+`, 'giu')
const SMALL = /^[а-яё]/u

/** In the order of the text; joined they are the text again, spaces between them included. */
export function splitSentences(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(END)) {
    // A small letter goes on, whatever the mark before it.
    if (!gap.includes('\n') && SMALL.test(text.slice(index + gap.length, index + gap.length + 1))) continue
    parts.push(text.slice(start, index), gap)
    start = index + gap.length
  }
  parts.push(text.slice(start))
  return parts.filter((part) => part !== '')
}
