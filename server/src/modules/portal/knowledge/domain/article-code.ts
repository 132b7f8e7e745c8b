/** The name of an article in addresses and files: its title in Latin letters, and a few of its id, so that none is taken twice. */
const LETTERS = new Map(
  [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, place) => [
    letter,
    'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ')[place] ?? '',
  ]),
)
const LONGEST = 60
const FROM_ID = 6

export function codeOf(title: string, id: string): string {
  const latin = [...title.toLowerCase()].map((letter) => LETTERS.get(letter) ?? letter).join('')
  const words = latin
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
  return `${words || 'article'}-${id.replaceAll('-', '').slice(-FROM_ID)}`
}
