/** A name of a topic over a narrow column: «Благоуст.», «Военная…». The whole stands beside for who points or listens. Pure. */
const LONGEST = 9
const VOWEL_END = /[аеёиоуыэюяьъйaeiouy]+$/i

export function shortName(name: string): string {
  if (name.length <= LONGEST) return name
  const [first = ''] = name.split(' ')
  if (first.length <= LONGEST) return `${first}…`
  return `${first.slice(0, LONGEST - 1).replace(VOWEL_END, '')}.`
}
