/** Topics of groups: Odnoklassniki's other interface of programs, where each call is signed. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { Group } from './model.ts'
import { assertFits, findFault } from './schema.ts'
import { deriveId, nowMs, OkError, type World } from './world.ts'

type Params = Record<string, string>
type Done = { body: unknown; effect: RequestEffect; createdId: string | null }
type TopicMethod = {
  request: string
  answer: string
  run: (world: World, group: Group, params: Params) => Done
}

/** Whose application has this access token. */
export function findGroupOf({ state }: World, access: string | null): Group | null {
  return (
    state.groups.all().find(({ application }) => application !== null && application.access === access) ??
    null
  )
}

const Attachment = z.object({ media: z.array(z.object({ text: z.string() })) })

export const TOPIC_METHODS: Record<string, TopicMethod> = {
  'mediatopic.post': {
    ...{ request: 'MediatopicPostRequest', answer: 'MediatopicPostResponse' },
    run(world, group, { attachment = '' }) {
      const given: unknown = JSON.parse(attachment)
      const fault = findFault('MediatopicAttachment', given)
      if (fault !== null) throw new OkError(100, `PARAM : attachment ${fault}`)
      const topic = world.state.topics.put({
        ...{ id: `155${parseInt(deriveId(world, 'topic', 10), 16)}`.padEnd(15, '0').slice(0, 15) },
        ...{ groupId: group.id, createdMs: nowMs(world), isDeleted: false },
        text: Attachment.parse(given)
          .media.map(({ text }) => text)
          .join('\n'),
      })
      return { body: topic.id, effect: 'created', createdId: topic.id }
    },
  },
  'mediatopic.deleteTopic': {
    ...{ request: 'MediatopicDeleteRequest', answer: 'MediatopicDeleteResponse' },
    run(world, group, { topic_id: id = '' }) {
      const topic = world.state.topics.get(id)
      if (!topic || topic.groupId !== group.id) throw new OkError(100, 'PARAM : topic_id')
      world.state.topics.put({ ...topic, isDeleted: true })
      return { body: { success: true, restore_id: `R${id}` }, effect: 'changed', createdId: null }
    },
  },
}

export function runTopicMethod(
  world: World,
  { method: name, query, key }: { method: string; query: Params; key: string | null },
): Done {
  const group = findGroupOf(world, key)
  const method = TOPIC_METHODS[name]
  if (!group?.application || !method) throw new OkError(103, 'PARAM_SESSION_KEY : Invalid session key')
  const fault = findFault(method.request, query)
  if (fault !== null) throw new OkError(100, `PARAM : ${fault}`)
  const { key: applicationKey, secret } = group.application
  if (query.application_key !== applicationKey)
    throw new OkError(101, 'PARAM_API_KEY : Application not exist')
  if (query.sig !== signatureOf(query, secret)) throw new OkError(104, 'PARAM_SIGNATURE : Invalid signature')
  if (query.gid !== String(group.id)) throw new OkError(10, 'PERMISSION_DENIED : User must grant an access')
  const done = method.run(world, group, query)
  assertFits(method.answer, done.body)
  return done
}

/** All parameters but the signature and the token, by their names. */
function signatureOf(params: Params, secret: string): string {
  const names = Object.keys(params)
    .filter((name) => name !== 'sig')
    .toSorted()
  const said = names.map((name) => `${name}=${params[name]}`).join('')
  return createHash('md5').update(`${said}${secret}`).digest('hex')
}
