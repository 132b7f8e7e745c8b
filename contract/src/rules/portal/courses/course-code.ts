import { latinWords } from '../latin-words.ts'

const SHORTEST = 2

/** The name of a course in addresses and files: its title in Latin letters, with a number where that is taken. Pure. */
export function courseCode(title: string, taken: readonly string[]): string {
  const words = latinWords(title)
  const code = words.length < SHORTEST ? 'course' : words
  for (let no = 1; ; no += 1) {
    const free = no === 1 ? code : `${code}-${no}`
    if (!taken.includes(free)) return free
  }
}
