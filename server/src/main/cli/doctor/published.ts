/** Whether what anyone can read of us is what was decided. */
import { listAlteredMessages, listAlteredPublications } from '../../../modules/answers/index.ts'
import { listAlteredCards } from '../../../modules/fakes/index.ts'
import type { DoctorCheck } from './check.ts'

const NAMED = 5

export const published: DoctorCheck = {
  name: 'published',
  async run({ db }) {
    const { looked, altered } = await listAlteredPublications(db)
    const [messages, cards] = [await listAlteredMessages(db), await listAlteredCards(db)]
    const found = [
      ...nameSome('publications', [...new Set([...altered, ...messages.altered])]),
      ...nameSome('messages in our name', messages.added),
      ...nameSome('cards of rumours', cards.map(String)),
    ].join('; ')
    if (found !== '')
      return {
        state: 'failed',
        found: `${found} differ from what was decided`,
        fix: 'compare them with a backup: somebody changed the words past the product',
      }
    if (messages.edited.length > 0)
      return {
        state: 'warning',
        found: `${nameSome('publications', messages.edited).join('')} read otherwise in their network`,
        fix: 'look at them there: they were edited in the network, or here past the product',
      }
    return { state: 'ok', found: `${looked} publications say what was approved` }
  },
}

function nameSome(what: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return []
  const rest = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''
  return [`${what} ${ids.slice(0, NAMED).join(', ')}${rest}`]
}
