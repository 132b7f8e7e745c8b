/** What administration of the directory asks of modules that stand on it. */
import { countChannelsOf } from '../../modules/channels/index.ts'
import { getDirectory, type Place, SHIPPED_WORDS } from '../../modules/directory/index.ts'
import { countOpenWork } from '../../modules/incidents/index.ts'
import { chooseOffered, createLearnedSuggester, type Suggester } from '../../modules/text/index.ts'
import { loadStarter } from '../../modules/text/reader/starter.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'

export function createDirectoryContext(context: AppContext) {
  let suggester: Suggester | null = null
  return {
    ...context,
    async countUse(tx: Tx, place: Place) {
      return {
        incidents: await countOpenWork(tx, place),
        channels: place.kind === 'municipality' ? await countChannelsOf(tx, place.code) : 0,
      }
    },
    async readText(text: string) {
      // Compiled at the first question: most processes are never asked.
      suggester ??= createLearnedSuggester(SHIPPED_WORDS, loadStarter())
      const directory = await getDirectory(context.db)
      const [read] = suggester([{ text, facts: { channelMunicipalityCode: null } }])
      const found = read && chooseOffered(read, directory)
      return {
        topicCode: found?.topic?.code ?? null,
        confidence: found?.topic?.confidence ?? null,
        municipalityCode: found?.municipality?.code ?? null,
      }
    },
  }
}
