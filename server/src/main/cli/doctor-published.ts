/** Whether what anyone can read of us is what was decided. */
import { listAlteredPublications } from '../../modules/answers/index.ts'
import { listAlteredCards } from '../../modules/fakes/index.ts'
import type { DoctorCheck } from './doctor-check.ts'

const NAMED = 5

export const published: DoctorCheck = {
  name: 'published',
  async run({ db }) {
    const [{ looked, altered }, cards] = [await listAlteredPublications(db), await listAlteredCards(db)]
    if (altered.length + cards.length === 0)
      return { state: 'ok', found: `${looked} publications say what was approved` }
    const found = [
      ...nameSome('publications', altered),
      ...nameSome('cards of rumours', cards.map(String)),
    ].join('; ')
    return {
      state: 'failed',
      found: `${found} differ from what was decided`,
      fix: 'compare them with a backup: somebody changed the words past the product',
    }
  },
}

function nameSome(what: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return []
  const rest = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''
  return [`${what} ${ids.slice(0, NAMED).join(', ')}${rest}`]
}
