import type { Feature } from '../features/read-features.ts'

/** What a text is remembered by: letters inside words make texts alike that speak of different things. */
export function wordsAlone(features: readonly Feature[]): Feature[] {
  return features.filter(({ block }) => block === 'word')
}
