import { BY_HAND_ROUTES } from '@veche/contract/routes/casework/by-hand.ts'
import { HAND_PHOTO_BYTES } from '@veche/contract/values/casework/by-hand.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { acceptFiles, readFileBody } from '../../../platform/http/stored-file.ts'
import { requireActor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import { savePhotos } from '../form/save-photos.ts'
import { mayRecord } from './by-hand.policy.ts'
import type { ByHandContext } from './by-hand-context.ts'
import { listMailboxes } from './find-letter-places.ts'
import { findRecordOf } from './hand-records.repository.ts'
import { propose } from './propose.ts'
import { showLink } from './read-link.ts'
import { registerByHand } from './register-by-hand.ts'

export function byHandRoutes(context: ByHandContext): FastifyPluginAsync {
  const { db } = context
  const requireWriter = async (request: Parameters<typeof requireActor>[0]) => {
    const actor = requireActor(request)
    const directory = await getDirectory(db)
    if (directory.municipalities.some(({ code }) => mayRecord(actor, code, directory))) return actor
    throw new ForbiddenError('hand.not_your_place')
  }
  return async (app) => {
    serveRoute(app, BY_HAND_ROUTES.recordQuestion, async (request) =>
      registerByHand(context, {
        ...{ recordId: request.params.recordId, request: request.body },
        actor: await requireWriter(request),
      }),
    )

    serveRoute(app, BY_HAND_ROUTES.propose, async (request) =>
      propose(context, { asked: request.body, actor: await requireWriter(request) }),
    )

    serveRoute(app, BY_HAND_ROUTES.readLink, async (request) =>
      showLink(context, { ...request.body, actor: await requireWriter(request) }),
    )

    serveRoute(app, BY_HAND_ROUTES.getRecord, async (request) => {
      const { id } = await getVisibleRow(db, request.params.incidentId, requireActor(request))
      const found = await findRecordOf(db, id)
      if (!found) return { record: null }
      const { way, byName, link, around, saidAt, recordedAt, email } = found
      const isByLetter = email !== null && (await listMailboxes(context)).length > 0
      const moments = { saidAt: saidAt.toISOString(), recordedAt: recordedAt.toISOString() }
      return { record: { way, byName, link, around, isByLetter, ...moments } }
    })

    await app.register(async (files) => {
      acceptFiles(files)
      serveRoute(
        files,
        BY_HAND_ROUTES.bringPhoto,
        async (request) => {
          await requireWriter(request)
          const brought = readFileBody(request)
          const saved = await savePhotos(context.files, brought ? [brought] : [], 1)
          const [photo] = saved.photos
          if (!photo)
            throw new InvalidError(
              saved.problem === 'photos.too_big' ? 'hand.photo_too_big' : 'hand.photo_unreadable',
              { field: 'photos' },
            )
          return { kept: context.tickets.keepPhoto(request.query.recordId, photo) }
        },
        { bodyLimit: HAND_PHOTO_BYTES },
      )
    })
  }
}
