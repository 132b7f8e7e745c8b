/** There is no list of all streets: what is known of one are the lines of the directory and the posts that name it. Pure. */
import { keyOfStreet } from './choose-post.ts'

type Line = { street: string | null; municipalityCode: string }

/** Municipalities whose lines name the street, each once. */
export function placesOfStreet(lines: readonly Line[], street: string): string[] {
  const key = keyOfStreet(street)
  const named = lines.filter((line) => line.street !== null && keyOfStreet(line.street) === key)
  return [...new Set(named.map(({ municipalityCode }) => municipalityCode))]
}
