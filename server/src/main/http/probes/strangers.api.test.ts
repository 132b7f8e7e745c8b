/**
 * Objects of strangers: whoever has no scope over an object gets from every route that names one the very answer that is
 * given for an object that does not exist.
 */
import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveFake } from '../../../../test/factories/fake-factory.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { exampleOf } from '../../house-rules/security/testing/example-of.ts'

/** Hundreds of requests each: slow on a busy machine, and nothing is asserted of when. */
const MANY = { timeout: 180_000 }
const NOBODYS = '11111111-1111-7111-8111-111111111111'
const KINDS = ['incidentId', 'messageId', 'chatId', 'fakeId', 'outageId', 'livestreamId'] as const
type Kind = (typeof KINDS)[number]

const STRANGERS = ROLES.flatMap((role) => [
  { role, scope: { kind: 'municipality' as const, code: 'valday' } },
  { role, scope: { kind: 'agency' as const, code: 'administration-valday' } },
])

let desk: Desk
let ids: Record<Kind, string>
beforeAll(async () => {
  desk = await openDesk()
  const { test, channel, people } = desk
  const place = { municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
  const { id: incidentId } = await saveIncident(test.db, {
    channelId: channel.id,
    step: 'in_progress',
    ...place,
  })
  const message = await test.db
    .selectFrom('message')
    .select('id')
    .where('incidentId', '=', incidentId)
    .executeTakeFirstOrThrow()
  ids = {
    ...{ incidentId, messageId: message.id },
    chatId: (await saveChat(desk)).id,
    fakeId: await saveFake(desk),
    outageId: (await saveOutage(test, people.moderator)).id,
    livestreamId: (await saveStream(desk)).id,
  }
})
afterAll(() => desk.close())

const OTHER_PARTS: Record<string, string> = {
  candidate: '1',
  no: '0',
  kind: 'answer',
  number: '1',
  format: 'csv',
}
const nameOf = ({ method, path }: Route) => `${method} ${path}`
/** An outage is told to anybody who asks at its address, so the order of the two looks tells nothing. */
const NOT_SECRET = new Set(['POST /api/incidents/{incidentId}/outages/{outageId}/join'])

const routesOf = (kind: Kind) =>
  (ROUTES as readonly Route[])
    .filter(({ path }) => path.startsWith('/api/') && path.includes(`{${kind}}`))
    .filter((route) => !NOT_SECRET.has(nameOf(route)))

/** The answer without what names the object itself. */
async function ask(
  token: string,
  { method, path, query, body, isSelfChecked }: Route,
  kind: Kind,
  id: string,
): Promise<[number, string]> {
  const url = path
    .replace(`{${kind}}`, id)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => OTHER_PARTS[name] ?? NOBODYS)
  const answer = await desk.test.app.inject({
    method: method as 'GET',
    url: query ? `${url}?${new URLSearchParams(exampleOf(query) as Record<string, string>)}` : url,
    headers: { authorization: `Bearer ${token}` },
    ...(method !== 'GET' &&
      method !== 'DELETE' && { payload: body && !isSelfChecked ? (exampleOf(body) as object) : {} }),
  })
  return [answer.statusCode, answer.body.replaceAll(id, 'ID')]
}

/** Routes of a kind for which the made-up body was good enough to be asked whose the object is. */
const looked = new Map<Kind, Set<string>>(KINDS.map((kind) => [kind, new Set()]))

const isAboutObject = ([status, body]: [number, string]) =>
  status === 404 || (status === 403 && !body.includes('access.forbidden'))

/** Bodies of files, and rules beyond the form that a made-up body does not meet. */
const REFUSED_BY_FORM = [
  'POST /api/chats/{chatId}/duties',
  'POST /api/chats/{chatId}/files',
  'POST /api/fakes/{fakeId}/files',
  'POST /api/incidents/{incidentId}/answer/files',
  'POST /api/incidents/{incidentId}/contributions',
]

describe.each(KINDS)('of %s', (kind) => {
  it('is there, and is read by who has it', async () => {
    const token = await desk.test.tokenOf(desk.people.moderator)
    const reads = routesOf(kind).filter(({ method }) => method === 'GET')
    const answers = await Promise.all(reads.map((route) => ask(token, route, kind, ids[kind])))
    expect(answers.filter(([status]) => status === 200).length).toBeGreaterThan(0)
  })

  it.each(STRANGERS)(
    'a $role of $scope.code learns no more than of what is not there',
    MANY,
    async (grant) => {
      const token = await desk.test.tokenOf(buildActor(grant))
      const routes = routesOf(kind)
      expect(routes.length).toBeGreaterThan(4)
      for (const route of routes) {
        const foreign = await ask(token, route, kind, ids[kind])
        const absent = await ask(token, route, kind, NOBODYS)
        expect([route.method, route.path, ...foreign]).toEqual([route.method, route.path, ...absent])
        expect(foreign[0]).toBeGreaterThanOrEqual(400)
        if (isAboutObject(foreign)) looked.get(kind)?.add(nameOf(route))
      }
    },
  )
})

it('was asked of nearly every route, not refused before by its form', () => {
  const all = new Set(KINDS.flatMap((kind) => routesOf(kind).map(nameOf)))
  const seen = new Set([...looked.values()].flatMap((routes) => [...routes]))
  expect(all.size).toBeGreaterThan(120)
  expect([...all].filter((name) => !seen.has(name)).toSorted()).toEqual(REFUSED_BY_FORM)
})
