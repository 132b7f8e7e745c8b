/** Words of a title in Latin letters, joined by hyphens: the name of a thing in addresses and files. Pure. */
const LETTERS = new Map(
  [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, place) => [
    letter,
    'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ')[place] ?? '',
  ]),
)
const LONGEST = 60

/** Empty where a title has neither letters of ours nor figures. */
export function latinWords(title: string): string {
  const latin = [...title.toLowerCase()].map((letter) => LETTERS.get(letter) ?? letter).join('')
  return latin
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LONGEST)
    .replace(/-$/, '')
}
