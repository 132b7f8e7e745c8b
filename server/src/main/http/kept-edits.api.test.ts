/** Every route that takes a body, as registered: what changes a kept thing says from what the change began. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

/** Under a version or a revision of its own, which is refused when it is not the one that stands. */
const BY_VERSION = [
  'POST /api/incidents/{incidentId}/commands',
  'POST /api/incidents/{incidentId}/members',
  'POST /api/incidents/{incidentId}/split',
  'POST /api/incidents/{incidentId}/answer/submit',
  'POST /api/incidents/{incidentId}/clarifications',
  'POST /api/incidents/{incidentId}/answer/approve',
  'POST /api/incidents/{incidentId}/answer/deliver-to-late',
  'POST /api/incidents/{incidentId}/answer/send-back',
  'POST /api/incidents/{incidentId}/answer/call-back',
  'POST /api/incidents/{incidentId}/answer/mend',
  'POST /api/incidents/{incidentId}/answer/undo-approval',
  'PUT /api/incidents/{incidentId}/answer/draft',
  'PUT /api/chats/{chatId}/digests/{digestId}',
  'POST /api/chats/{chatId}/digests/{digestId}/decide',
  'POST /api/livestreams/{livestreamId}/move',
  'POST /api/fakes/{fakeId}/commands',
  'POST /api/outages/{outageId}/commands',
  'POST /api/articles/{articleId}/commands',
  'POST /api/bulletins/{bulletinId}/commands',
  'POST /api/courses/{courseId}/commands',
  'POST /api/feedback/{threadId}/commands',
  'POST /api/contributions/{contributionId}/commands',
  'POST /api/subtasks/{subtaskId}/commands',
  'POST /api/practices/{practiceId}/commands',
  'POST /api/rules/{ruleId}/commands',
  'POST /api/incidents/{incidentId}/macros/{macroId}',
  'POST /api/broadcasts/{broadcastId}/commands',
  'POST /api/incidents/{incidentId}/outages/{outageId}/join',
  'PUT /api/report-schedules/{scheduleId}',
  'PUT /api/duty/posts/{postId}/roster',
]
/** Only its owner changes it. */
const OWN = [
  'POST /api/me/password',
  'POST /api/push/devices',
  'PATCH /api/own-account/network-accounts/{authorId}',
  'POST /api/notifications/read',
  'PUT /api/notifications/preferences',
  'PUT /api/views/order',
  'PUT /api/incidents/{incidentId}/snooze',
  'PATCH /api/views/{viewId}',
  'PUT /api/views/{viewId}/watch',
  'PUT /api/incidents/{incidentId}/notes/{noteId}',
  'PUT /api/reports/own-letter',
  'PUT /api/articles/{articleId}/vote',
  'PUT /api/feedback/{threadId}/vote',
  'PUT /api/practices/{practiceId}/vote',
  'POST /api/bulletins/{bulletinId}/receipts',
  'POST /api/courses/{courseId}/seen',
  'POST /api/courses/{courseId}/answers',
]
/** Makes something new, asks, or tells: nothing that is kept becomes another. */
const MAKES_OR_ASKS = [
  'PUT /api/by-hand/{recordId}',
  'POST /api/by-hand/proposals',
  'POST /api/by-hand/links',
  'POST /api/incidents/{incidentId}/subtasks',
  'POST /api/courses/{courseId}/assignments',
  'POST /api/courses/{courseId}/remind',
  'POST /api/articles',
  'POST /api/bulletins',
  'POST /api/bulletins/reach',
  'POST /api/broadcasts/collisions',
  'POST /api/broadcasts',
  'POST /api/network-acts',
  'POST /api/webhooks',
  'POST /api/webhooks/try',
  'POST /api/feedback',
  'POST /api/practices',
  'POST /api/bulletins/file',
  'POST /api/practices/files',
  'POST /api/templates/file',
  'POST /api/macros/file',
  'POST /api/rules/file',
  'POST /api/rules',
  'POST /api/macros',
  'POST /api/rules/preview',
  'POST /api/macros/{macroId}/many',
  'POST /api/macros/plans',
  'POST /api/macros/uses/undo',
  'POST /api/agencies/{agencyCode}/spread',
  'POST /api/practices/{practiceId}/comments',
  'POST /api/practices/{practiceId}/adoptions',
  'POST /api/feedback/{threadId}/posts',
  'POST /api/pulse/blanks',
  'POST /api/pulse/answers',
  'POST /api/system/first-administrator',
  'POST /api/tokens',
  'POST /api/users',
  'POST /api/users/{userId}/grants',
  'POST /api/users/grants',
  'POST /api/users/grants/undo',
  'POST /api/substitutions',
  'POST /api/own-fields',
  'POST /api/directory/municipalities',
  'POST /api/directory/agencies',
  'POST /api/directory/units',
  'POST /api/directory/topic-groups',
  'POST /api/directory/topics',
  'POST /api/directory/topics/{code}/words/preview',
  'POST /api/directory/routes',
  'POST /api/directory/place-routes',
  'POST /api/directory/routes/test-text',
  'POST /api/directory/schedules',
  'POST /api/directory/calendar/preview',
  'POST /api/directory/topic-mappings',
  'POST /api/channels',
  'POST /api/channels/{channelId}/gaps',
  'POST /api/channels/pause',
  'POST /api/channels/check',
  'POST /api/users/switch',
  'POST /api/channels/{channelId}/form-keys',
  'POST /api/channels/probe',
  'POST /api/deadline-rules',
  'POST /api/deadline-rules/what-if',
  'POST /api/incidents/{incidentId}/answer/check',
  'POST /api/incidents/{incidentId}/clarifications/check',
  'POST /api/incidents/{incidentId}/contributions',
  'POST /api/incidents/{incidentId}/presence',
  'POST /api/incidents/{incidentId}/notes',
  'POST /api/incidents/{incidentId}/remind',
  'POST /api/templates',
  'POST /api/views',
  'POST /api/bulk-runs',
  'POST /api/chats',
  'POST /api/chats/{chatId}/duties',
  'POST /api/chats/{chatId}/send',
  'POST /api/chats/{chatId}/propose',
  'POST /api/chats/{chatId}/moderation',
  'POST /api/livestreams',
  'POST /api/livestreams/{livestreamId}/sources',
  'POST /api/livestreams/{livestreamId}/questions',
  'POST /api/livestreams/{livestreamId}/replies',
  'POST /api/fakes',
  'POST /api/fakes/{fakeId}/evidence',
  'POST /api/fakes/{fakeId}/carriers',
  'POST /api/exchange/exports',
  'POST /api/exchange/schedules',
  'POST /api/outages',
  'POST /api/reports/replays',
  'POST /api/report-schedules',
  'POST /api/report-addresses',
  'POST /api/book/witnesses',
  'POST /api/erasures',
  'POST /api/consent',
  'POST /api/persons/find',
  'POST /api/retention/preview',
  'POST /api/retention/terms',
  'POST /api/retention/holds',
  'POST /api/persons/held',
  'POST /api/persons/export',
  'POST /api/persons/erasures',
  'POST /api/book/watched',
  'POST /api/duty/bodies/{agencyCode}/people',
  'POST /api/duty/bodies/{agencyCode}/posts',
  'POST /api/duty/people/{personId}/absences',
  'POST /api/duty/posts/{postId}/roster/draft',
  'POST /api/exercises/runs',
  'POST /api/exercises/runs/{runId}/enter',
]
/** Decides once: a second decision is refused, or says the same. */
const DECIDES_ONCE = [
  'POST /api/broadcasts/{broadcastId}/places/{placeId}/decision',
  'POST /api/network-acts/{actId}/commands',
  'POST /api/webhooks/{webhookId}/commands',
  'POST /api/book/key',
  'POST /api/book/posts/{id}/decide',
  'POST /api/reports/readings/{readingId}',
  'POST /api/second-factor-resets/{resetId}/decision',
  'POST /api/erasures/{erasureId}/decision',
  'POST /api/persons/erasures/{demandId}/decision',
  'POST /api/retention/terms/{policyId}/decision',
  'POST /api/inbox/quarantine/{itemId}',
  'POST /api/publications/{publicationId}/resolve',
  'POST /api/incidents/{incidentId}/clarifications/{clarificationId}/resolve',
  'POST /api/chats/{chatId}/posts/{postId}/resolve',
  'POST /api/chats/{chatId}/moderation/{actId}/decide',
  'POST /api/chats/{chatId}/messages/{messageId}/close',
  'POST /api/livestreams/{livestreamId}/replies/{replyId}/resolve',
  'POST /api/exchange/imports/{jobId}/start',
  'POST /api/bulletins/{bulletinId}/deeds',
  'POST /api/gates/lifts',
  'POST /api/rules/firings/{firingId}/commands',
]
/** One press on one value that is on the screen: two who press see each other's press, and nothing typed is lost. */
const ONE_PRESS = [
  'PUT /api/push',
  'POST /api/exchange/schedules/{scheduleId}/switch',
  'PUT /api/reader/nightly',
  'PUT /api/gates/{right}',
  'PUT /api/book/pages/{channelId}',
  'POST /api/chats/{chatId}/messages/{messageId}/classify',
  'POST /api/chats/{chatId}/messages/{messageId}/link',
  'POST /api/chats/{chatId}/posts/{postId}/link',
  'POST /api/templates/{templateId}/archive',
  'POST /api/report-schedules/{scheduleId}/pause',
  'POST /api/incidents/{incidentId}/shown-photos',
  'PATCH /api/incidents/{incidentId}/answer/files/{fileId}',
  'PATCH /api/contributions/{contributionId}/files/{fileId}',
  'PATCH /api/fakes/{fakeId}/carriers',
  'POST /api/exercises/runs/{runId}/commands',
  'PUT /api/rules/switch',
]
/** One's own session and second factor; nobody else changes them. */
const SIGN_IN = [
  'POST /api/auth/passkey',
  'POST /api/me/passkeys/options',
  'POST /api/me/passkeys',
  'POST /api/auth/organisation/start',
  'POST /api/auth/organisation/password',
  'POST /api/me/identities',
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-out',
  'POST /api/auth/revoke-sessions',
  'POST /api/auth/revoke-other-sessions',
  'POST /api/auth/two-factor/enable',
  'POST /api/auth/two-factor/disable',
  'POST /api/auth/two-factor/verify-totp',
  'POST /api/auth/two-factor/verify-backup-code',
]
/** Residents and programmes ask and add; what they have said stays. */
const OF_RESIDENTS = [
  'POST /ask',
  'POST /ask/articles',
  'POST /ask/place',
  'POST /ask/check',
  'POST /ask/letter',
  'POST /ask/follow',
  'POST /ask/photos',
  'POST /ask/withdraw',
  'POST /ask/add',
  'POST /open/problems/{number}/join',
  'POST /open/joined',
  'POST /open/joined/follow',
  'POST /open/answer-check',
  'POST /open/subscribe',
  'POST /open311/v2/requests.{format}',
]
const WITH_REASONS = new Map([
  ['PUT /api/livestreams/{livestreamId}/order', 'what another selected meanwhile stays behind those named'],
  ['POST /api/directory/sheets/{kind}/preview', 'a file'],
  ['POST /api/directory/sheets/{kind}/apply', 'refused by `basedOn` when the directory became another'],
])
const EXCEPTIONS = [
  ...[...BY_VERSION, ...OWN, ...MAKES_OR_ASKS, ...DECIDES_ONCE, ...ONE_PRESS, ...SIGN_IN, ...OF_RESIDENTS],
  ...WITH_REASONS.keys(),
]

const Operation = z.object({
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
})
const Paths = z.record(z.string(), z.record(z.string(), Operation))

/** `METHOD /path` of each route with a body, and what its body says. */
function listBodies(): Map<string, string> {
  const paths = Paths.parse(test.app.swagger().paths)
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) =>
        ['put', 'patch', 'post'].includes(method) && requestBody
          ? [[`${method.toUpperCase()} ${path}`, JSON.stringify(requestBody)] as const]
          : [],
      ),
    ),
  )
}

it('a change of a kept thing says how it stood before, or there is a reason why not', () => {
  const bodies = listBodies()
  expect(bodies.size).toBeGreaterThan(60)
  const without = [...bodies].filter(([, body]) => !body.includes('"before":')).map(([route]) => route)
  expect(without.filter((route) => !EXCEPTIONS.includes(route))).toEqual([])
})

it('no exception outlives its route', () => {
  const bodies = listBodies()
  expect(EXCEPTIONS.filter((route) => bodies.get(route)?.includes('"before":') !== false)).toEqual([])
})

it('what is refused by a version asks for one', () => {
  const bodies = listBodies()
  for (const route of BY_VERSION)
    expect([route, /"(expectedVersion|expectedRevision|revision)":/.test(bodies.get(route) ?? '')]).toEqual([
      route,
      true,
    ])
})
