/** For administrators: the wording of the consent, and who has taken theirs back. */
import { CONSENT_ROUTES } from '@veche/contract/routes/admin/consent.ts'
import type { FastifyPluginAsync } from 'fastify'
import { beyondScope } from '../../../../platform/database/readers/reader.ts'
import type { AppContext } from '../../../../platform/http/app-context.ts'
import { serveRoute } from '../../../../platform/http/serve-route.ts'
import { addJournal, requireActor } from '../../../access/index.ts'
import { findConsentText, insertConsentText, listWithdrawals } from './consent.repository.ts'

const SHOWN = 100

export function consentRoutes({ db, clock }: AppContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CONSENT_ROUTES.get, async () => {
      const [text, withdrawals] = await Promise.all([
        findConsentText(db),
        beyondScope('administrators are told numbers of questions, to erase them', () =>
          listWithdrawals(db, SHOWN),
        ),
      ])
      return {
        text: text && { ...text, changedAt: text.changedAt.toISOString() },
        withdrawals: withdrawals.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
      }
    })

    serveRoute(app, CONSENT_ROUTES.publish, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute(async (tx) => {
        const no = await insertConsentText(tx, { ...request.body, changedBy: actor.id, changedAt: clock() })
        await addJournal(tx, {
          ...{ actor, action: 'consent.published', objectType: 'consent_text', objectId: String(no) },
          details: request.body,
        })
      })
      return { ok: true as const }
    })
  }
}
