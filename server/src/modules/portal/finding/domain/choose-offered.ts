/** Which articles are laid beside a question. */
export type Candidate = {
  id: string
  topicCodes: readonly string[]
  municipalityCodes: readonly string[]
  useCount: number
  /** Null: it is needed the whole year. */
  season: 'now' | 'off' | null
  /** How much of the words of the question it holds, 0 to 1. */
  share: number
}
/** `isDanger`: what only sounds like it is no help to people in danger. */
export type Question = { topicCode: string | null; municipalityCode: string | null; isDanger: boolean }

const MOST = 5
/** Below it common words alone are shared. */
const LEAST_SHARE = 0.25
/** What is not needed now has to hold more of the words. */
const OFF_SEASON = 0.7

export function chooseOffered(
  candidates: readonly Candidate[],
  { topicCode, municipalityCode, isDanger }: Question,
): { id: string; fits: 'topic' | 'words' }[] {
  const ofPlace = candidates.filter(
    ({ municipalityCodes: places }) =>
      places.length === 0 || (municipalityCode !== null && places.includes(municipalityCode)),
  )
  const isOfTopic = ({ topicCodes }: Candidate) => topicCode !== null && topicCodes.includes(topicCode)
  const shareOf = ({ share, season }: Candidate) => share * (season === 'off' ? OFF_SEASON : 1)
  const nearest = (one: Candidate, other: Candidate) =>
    shareOf(other) - shareOf(one) || other.useCount - one.useCount || (one.id < other.id ? -1 : 1)
  const isOff = ({ season }: Candidate) => Number(season === 'off')
  const byTopic = ofPlace
    .filter(isOfTopic)
    .toSorted((one, other) => isOff(one) - isOff(other) || nearest(one, other))
  const isOfWords = (one: Candidate) => !isOfTopic(one) && shareOf(one) >= LEAST_SHARE
  const byWords = isDanger && topicCode !== null ? [] : ofPlace.filter(isOfWords).toSorted(nearest)
  return [
    ...byTopic.map(({ id }) => ({ id, fits: 'topic' as const })),
    ...byWords.map(({ id }) => ({ id, fits: 'words' as const })),
  ].slice(0, MOST)
}
