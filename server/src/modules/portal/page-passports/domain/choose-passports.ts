/** Which pages of a list are shown, and in what order. Pure. */
import type { PassportSummary, PassportsQuery } from '@veche/contract/portal/page-passports.ts'
import { PASSPORT_STATES } from '@veche/contract/values/portal/page-passports.ts'

export function choosePassports(
  passports: readonly PassportSummary[],
  { state, network, municipalityCode, requirement, search, sort }: PassportsQuery,
  placeName: (code: string) => string,
): PassportSummary[] {
  const words = wordsOf(search ?? '')
  const isWanted = (one: PassportSummary) =>
    (state === undefined || one.state === state) &&
    (network === undefined || one.network === network) &&
    (municipalityCode === undefined || one.municipalityCode === municipalityCode) &&
    (requirement === undefined || one.broken.includes(requirement) || one.unknown.includes(requirement)) &&
    holds([one.name, one.ownerName ?? '', placeName(one.municipalityCode)].join(' '), words)
  return passports.filter(isWanted).toSorted((one, two) => SORTS[sort](one, two) || byName(one, two))
}

function wordsOf(text: string): string[] {
  return plain(text).split(/\s+/).filter(Boolean)
}

function holds(text: string, words: readonly string[]): boolean {
  const among = plain(text)
  return words.every((word) => among.includes(word))
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')

type Compare = (one: PassportSummary, two: PassportSummary) => number

const byName: Compare = (one, two) =>
  one.name.localeCompare(two.name, 'ru') || (one.channelId < two.channelId ? -1 : 1)

/** What asks for more stands first: what is not known before what is known. */
const SORTS: Record<PassportsQuery['sort'], Compare> = {
  state: (one, two) =>
    PASSPORT_STATES.indexOf(one.state) - PASSPORT_STATES.indexOf(two.state) ||
    two.broken.length - one.broken.length ||
    two.unknown.length - one.unknown.length,
  name: byName,
  post: (one, two) => (one.lastPostAt ?? '').localeCompare(two.lastPostAt ?? ''),
  answered: (one, two) => (one.answeredShare ?? 2) - (two.answeredShare ?? 2),
}
