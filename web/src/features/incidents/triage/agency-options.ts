import type { DirectoryResponse } from '@veche/contract/directory.ts'
import type { Option } from '../../../ui/forms/combobox-options.ts'

type Agency = DirectoryResponse['agencies'][number]
type Facts = {
  municipalityCode: string | null
  placeName: (code: string | null) => string | null
  hasRefused: (code: string) => boolean
  refusedWords: string
}

/** Those of the question's place first, then those of the whole region; whoever refused comes last, struck out. */
export function agencyOptions(agencies: readonly Agency[], facts: Facts): Option[] {
  const rankOf = ({ code, municipalityCode }: Agency) => {
    if (facts.hasRefused(code)) return 3
    if (municipalityCode === null) return 1
    return municipalityCode === facts.municipalityCode ? 0 : 2
  }
  return agencies
    .map((agency) => ({ agency, rank: rankOf(agency) }))
    .sort((one, two) => one.rank - two.rank)
    .map(({ agency: { code, name, shortName, municipalityCode }, rank }) => {
      const words = [
        facts.placeName(municipalityCode),
        shortName === name ? null : shortName,
        rank === 3 ? facts.refusedWords : null,
      ].filter(Boolean)
      return {
        value: code,
        label: name,
        description: words.length > 0 ? words.join(' · ') : undefined,
        isStruck: rank === 3,
      }
    })
}
