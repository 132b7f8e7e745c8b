/** What closed topics became. A mapping never points at a topic that is closed or mapped itself. */
export type TopicMapping = { oldCode: string; newCode: string }
type TopicDates = { code: string; validUntil: string | null }

export type MappingProblem = {
  code: 'unknown_topic' | 'still_open' | 'closed_target' | 'mapped_target' | 'twice' | 'to_itself'
  oldCode: string
  newCode: string
}

type Facts = { known: readonly TopicMapping[]; topics: readonly TopicDates[]; today: string }

export function findMappingProblems(
  mappings: readonly TopicMapping[],
  { topics, today }: Facts,
): MappingProblem[] {
  const until = new Map(topics.map(({ code, validUntil }) => [code, validUntil]))
  const isClosed = (code: string) => (until.get(code) ?? '9999-12-31') <= today
  const olds = mappings.map(({ oldCode }) => oldCode)
  return mappings.flatMap(({ oldCode, newCode }, index): MappingProblem[] => {
    const found: MappingProblem['code'][] = []
    if (oldCode === newCode) found.push('to_itself')
    if (!until.has(oldCode) || !until.has(newCode)) found.push('unknown_topic')
    else if (!isClosed(oldCode)) found.push('still_open')
    else if (isClosed(newCode)) found.push('closed_target')
    if (oldCode !== newCode && olds.includes(newCode)) found.push('mapped_target')
    if (olds.indexOf(oldCode) !== index) found.push('twice')
    return found.map((code) => ({ code, oldCode, newCode }))
  })
}

/** The new mappings and the older ones that pointed at what is mapped now: one look-up always gives the last topic. */
export function followMappings(
  known: readonly TopicMapping[],
  added: readonly TopicMapping[],
): TopicMapping[] {
  const next = new Map(added.map(({ oldCode, newCode }) => [oldCode, newCode]))
  const followed = known.flatMap(({ oldCode, newCode }) => {
    const further = next.get(newCode)
    return further && !next.has(oldCode) && further !== oldCode ? [{ oldCode, newCode: further }] : []
  })
  return [...followed, ...added]
}
