import { CONTACT_ROUTES } from '@veche/contract/routes/portal/contacts.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { ContactsContext } from './contacts-context.ts'
import { readContacts } from './read-contacts.ts'
import { saveContact } from './save-contact.ts'
import { createAbsence, createPerson, removeAbsence, updatePerson } from './save-person.ts'
import { createPost, updatePost } from './save-post.ts'

/** Each change answers with the body as it is then. */
export function contactsRoutes(context: ContactsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CONTACT_ROUTES.get, (request) =>
      readContacts(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, CONTACT_ROUTES.save, async (request) => {
      const [actor, { agencyCode }] = [requireActor(request), request.params]
      const { before, ...wanted } = request.body
      await saveContact(context, { agencyCode, wanted, before, actor })
      return readContacts(context, { agencyCode, actor })
    })

    serveRoute(app, CONTACT_ROUTES.createPerson, async (request) => {
      const [actor, { agencyCode }] = [requireActor(request), request.params]
      await createPerson(context, { agencyCode, person: request.body, actor })
      return readContacts(context, { agencyCode, actor })
    })

    serveRoute(app, CONTACT_ROUTES.updatePerson, async (request) => {
      const [actor, { personId }] = [requireActor(request), request.params]
      const { before, ...wanted } = request.body
      const agencyCode = await updatePerson(context, { personId, wanted, before, actor })
      return readContacts(context, { agencyCode, actor })
    })

    serveRoute(app, CONTACT_ROUTES.createPost, async (request) => {
      const [actor, { agencyCode }] = [requireActor(request), request.params]
      await createPost(context, { agencyCode, post: request.body, actor })
      return readContacts(context, { agencyCode, actor })
    })

    serveRoute(app, CONTACT_ROUTES.updatePost, async (request) => {
      const [actor, { postId }] = [requireActor(request), request.params]
      const { before, ...wanted } = request.body
      const agencyCode = await updatePost(context, { postId, wanted, before, actor })
      return readContacts(context, { agencyCode, actor })
    })

    serveRoute(app, CONTACT_ROUTES.createAbsence, async (request) => {
      const [actor, { personId }] = [requireActor(request), request.params]
      const agencyCode = await createAbsence(context, { personId, absence: request.body, actor })
      return readContacts(context, { agencyCode, actor })
    })

    serveRoute(app, CONTACT_ROUTES.removeAbsence, async (request) => {
      const [actor, { absenceId }] = [requireActor(request), request.params]
      const agencyCode = await removeAbsence(context, { absenceId, actor })
      return readContacts(context, { agencyCode, actor })
    })
  }
}
