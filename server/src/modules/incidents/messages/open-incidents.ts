/** Work on messages that another module had first: a question of a chat that nobody answered in time. */
import type { Tx } from '../../../platform/database/db.ts'
import type { StoredMessage } from '../../inbox/index.ts'
import type { Suggestions } from '../../text/index.ts'
import type { AnswerRule } from '../deadlines/index.ts'
import { buildNewIncident } from './build-new-incident.ts'
import { pointFactOf } from './message-point.ts'
import type { RegisterDeps } from './register-deps.ts'
import { saveNewWork } from './save-new-work.ts'

export type SourceOfWork = {
  message: StoredMessage
  municipalityCode: string
  isUrgent: boolean
  /** The words by which another module read a danger in it, which the rules for texts may not see. */
  dangerWords?: readonly string[] | undefined
}

/** Opens an incident for each message, routed like any other, and returns ids by message. A message that has an incident keeps it. */
export async function openIncidents(
  tx: Tx,
  sources: readonly SourceOfWork[],
  deps: RegisterDeps & { answerRule?: AnswerRule },
): Promise<Map<string, string>> {
  const suggestions = deps.suggest(
    sources.map(({ message, municipalityCode }) => ({
      text: message.text,
      facts: { channelMunicipalityCode: municipalityCode, point: pointFactOf(message, deps.map) },
    })),
  )
  const works = sources.flatMap(({ message, municipalityCode, isUrgent, dangerWords }, index) => {
    const found = suggestions[index]
    if (!found || message.incidentId !== null) return []
    const known = { ...found, ...kindOf(dangerWords), isUrgent: isUrgent || found.isUrgent }
    return [
      buildNewIncident([{ message }], known, { ...deps, municipalityOfChannel: () => municipalityCode }),
    ]
  })
  await saveNewWork(tx, works)
  return new Map([
    ...sources.flatMap(({ message }) =>
      message.incidentId === null ? [] : [[message.id, message.incidentId] as const],
    ),
    ...works.map(({ incident }) => [incident.sourceMessageId, incident.id] as const),
  ])
}

function kindOf(dangerWords: SourceOfWork['dangerWords']): Partial<Pick<Suggestions, 'kind'>> {
  return dangerWords ? { kind: { code: 'danger', reason: { code: 'words', words: [...dangerWords] } } } : {}
}
