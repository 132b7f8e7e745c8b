/** For staff: keys of programmes, how to reach a resident who asked by the form, and what everybody sees of a question. */
import type { FormKeyResponse } from '@veche/contract/public-page.ts'
import { CASEWORK_ROUTES } from '@veche/contract/routes/casework.ts'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { addJournal, requireActor } from '../access/index.ts'
import { getChannel } from '../channels/index.ts'
import { getVisibleRow } from '../incidents/index.ts'
import { createKey, type KeyRow, listKeys, revokeKey } from './open311/form-keys.repository.ts'
import { editPublicCard, readPublicCard } from './register/public-card.ts'
import { findRequestOfIncident } from './requests.repository.ts'

export function formAdminRoutes({ db, vault, clock }: AppContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CHANNEL_ROUTES.listFormKeys, async (request) => {
      const { id } = await getChannel(db, request.params.channelId)
      return { keys: (await listKeys(db, id)).map(presentKey) }
    })

    serveRoute(app, CHANNEL_ROUTES.createFormKey, async (request) => {
      const actor = requireActor(request)
      const { id: channelId, network } = await getChannel(db, request.params.channelId)
      if (network !== 'form') throw new InvalidError('public_page.not_a_form')
      return db.transaction().execute(async (tx) => {
        const { row, key } = await createKey(tx, { channelId, name: request.body.name, now: clock() })
        const details = { channelId, prefix: row.prefix }
        await addJournal(tx, {
          actor,
          action: 'form_key.created',
          objectType: 'form_key',
          objectId: row.id,
          details,
        })
        return { ...presentKey(row), key }
      })
    })

    serveRoute(app, CHANNEL_ROUTES.revokeFormKey, async (request) => {
      const actor = requireActor(request)
      const { channelId, keyId } = request.params
      await db.transaction().execute(async (tx) => {
        if (!(await revokeKey(tx, { channelId, keyId, now: clock() })))
          throw new NotFoundError('public_page.key_not_found')
        const details = { channelId }
        await addJournal(tx, {
          actor,
          action: 'form_key.revoked',
          objectType: 'form_key',
          objectId: keyId,
          details,
        })
      })
      return { ok: true as const }
    })

    serveRoute(app, CASEWORK_ROUTES.getPublicProblem, (request) =>
      readPublicCard(db, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, CASEWORK_ROUTES.editPublicProblem, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await editPublicCard({ db, clock }, { ...asked, request: request.body })
      return readPublicCard(db, asked)
    })

    serveRoute(app, INCIDENT_ROUTES.showContact, async (request) => {
      const actor = requireActor(request)
      const { id, number } = await getVisibleRow(db, request.params.incidentId, actor)
      const found = await findRequestOfIncident(db, id)
      // Who has seen it is asked some day: a contact is not read unseen.
      await addJournal(db, {
        ...{ actor, action: 'contact.shown', objectType: 'incident', objectId: id, details: { number } },
      })
      return { contact: found?.contact ? z.string().parse(vault.open(found.contact)) : null }
    })
  }
}

function presentKey({
  id,
  channelId,
  name,
  prefix,
  createdAt,
  lastUsedAt,
  revokedAt,
}: KeyRow): FormKeyResponse {
  return {
    ...{ id, channelId, name, prefix },
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }
}
