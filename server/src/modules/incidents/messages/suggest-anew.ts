import type { Tx } from '../../../platform/database/db.ts'
import { presentSuggestion } from './present-suggestion.ts'
import type { RegisterDeps } from './register-deps.ts'
import { updateSuggestion } from './words.repository.ts'

type Words = Parameters<RegisterDeps['suggest']>[0][number]

/** Builds title and suggestion again when the words of the question have changed. */
export async function suggestAnew(
  tx: Tx,
  { incidentId, ...words }: Words & { incidentId: string },
  deps: Pick<RegisterDeps, 'suggest' | 'chooseRoute'>,
): Promise<void> {
  const [found] = deps.suggest([words])
  if (!found) return
  const municipalityCode = found.municipality?.code ?? words.facts.channelMunicipalityCode
  const told = { ...found.place, words: words.text }
  const route = found.topic ? deps.chooseRoute(found.topic.code, municipalityCode, told) : null
  const title = found.title.trim()
  await updateSuggestion(tx, incidentId, {
    suggestion: JSON.stringify(presentSuggestion(found, route)),
    ...(title !== '' && { title }),
  })
}
