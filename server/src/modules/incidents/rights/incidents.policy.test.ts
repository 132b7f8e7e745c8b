import type { Role, Scope } from '@veche/contract/access.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { anyGrants, sampleScopes } from '../../../../test/factories/scope-factory.ts'
import { buildActor, buildIncident, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import type { Actor } from '../../access/index.ts'
import type { Incident } from '../steps/domain/incident.ts'
import { canRun, canSeeIncident, type IncidentRight, visibleIncidents } from './incidents.policy.ts'

describe('the check and the SQL predicate', () => {
  let test: TestApp
  let incidents: Incident[]
  const people = [buildActor(), buildActor(), buildActor()]

  beforeAll(async () => {
    test = await startTestApp()
    const channel = await saveChannel(test.context)
    for (const actor of people) await saveUser(test.db, actor)
    const seeds = sampleScopes(people.map(({ id }) => id))
    incidents = []
    for (const seed of seeds) incidents.push(await saveIncident(test.db, { ...seed, channelId: channel.id }))
  })
  afterAll(() => test.close())

  it('show the same incidents to anybody', async () => {
    await fc.assert(
      fc.asyncProperty(anyGrants, fc.constantFrom(...people), async (held, person) => {
        const actor: Actor = { ...person, grants: held }
        const rows = await test.db
          .selectFrom('incident')
          .select('id')
          .where(visibleIncidents(actor))
          .execute()
        const bySql = rows.map(({ id }) => id).sort()
        const byCheck = incidents.filter((incident) => canSeeIncident(actor, incident)).map(({ id }) => id)
        expect(bySql).toEqual(byCheck.sort())
      }),
      { numRuns: 300 },
    )
  })
})

const OURS = { municipalityCode: 'borovichi', agencyCode: 'administration-borovichi', unitCode: null }
const ROLE_NAMES = ['dispatcher', 'moderator', 'coordinator', 'executor', 'head'] as const
const NO_WORK = ['chat_moderator', 'stream_editor', 'fact_checker', 'analyst', 'administrator'] as const

/** Who may what: `all` in the centre, `own` within their scope, `trusted` when the agency publishes for itself. */
type May = 'all' | 'own' | 'trusted' | '–'
const MATRIX: Record<IncidentRight, [May, May, May, May, May]> = {
  accept: ['all', 'all', 'own', '–', '–'],
  dismiss: ['all', 'all', 'own', '–', '–'],
  restore: ['all', 'all', 'own', '–', '–'],
  undo_accept: ['all', 'all', 'own', '–', '–'],
  classify: ['all', 'all', 'own', '–', '–'],
  tag: ['all', 'all', 'own', 'own', 'own'],
  assign: ['all', 'all', '–', '–', '–'],
  unassign: ['all', 'all', '–', '–', '–'],
  assign_person: ['all', 'all', 'own', '–', 'own'],
  take: ['–', '–', 'own', 'own', 'own'],
  release: ['–', '–', 'own', 'own', 'own'],
  return: ['–', 'all', 'own', '–', 'own'],
  merge: ['all', 'all', 'own', '–', '–'],
  unmerge: ['all', 'all', 'own', '–', '–'],
  split: ['all', 'all', 'own', '–', '–'],
  declare_event: ['all', 'all', 'own', '–', '–'],
  join_event: ['all', 'all', 'own', '–', '–'],
  leave_event: ['all', 'all', 'own', '–', '–'],
  read_follow_ups: ['all', 'all', 'own', 'own', 'own'],
  draft: ['all', 'all', 'own', 'own', 'own'],
  submit: ['all', 'all', 'own', 'own', 'own'],
  clarify: ['all', 'all', 'own', 'own', 'own'],
  approve: ['–', 'all', 'trusted', '–', 'trusted'],
  send_back: ['–', 'all', 'trusted', '–', 'trusted'],
  approve_inside: ['–', '–', 'own', '–', 'own'],
  call_back: ['–', 'all', 'trusted', '–', 'trusted'],
  close: ['all', 'all', 'own', '–', '–'],
  reopen: ['all', 'all', 'own', '–', '–'],
  supplement: ['all', 'all', 'own', '–', 'own'],
  undo_supplement: ['all', 'all', 'own', '–', 'own'],
  propose_futile: ['–', 'all', '–', '–', '–'],
  confirm_futile: ['all', 'all', '–', '–', '–'],
  withdraw_futile: ['all', 'all', '–', '–', '–'],
  accept_evidence: ['all', 'all', 'own', '–', '–'],
  freeze: ['–', 'all', '–', '–', '–'],
  unfreeze: ['–', 'all', '–', '–', '–'],
  change_deadline: ['–', 'all', '–', '–', '–'],
  confirm_repeat: ['all', 'all', 'own', '–', '–'],
  resolve_delivery: ['all', 'all', 'own', '–', '–'],
}
const CELLS = Object.entries(MATRIX).flatMap(([right, row]) =>
  row.map((may, index) => ({ right: right as IncidentRight, role: ROLE_NAMES[index]!, may })),
)

describe('canRun', () => {
  const ask = (role: Role, held: Scope, right: IncidentRight, isTrusted: boolean) =>
    canRun(buildActor({ role, scope: held }), buildIncident(OURS), right, { isTrusted })

  it.each(CELLS)('$role, $right: $may', ({ role, right, may }) => {
    const region = { kind: 'region' } as const
    const own = { kind: 'agency', code: OURS.agencyCode } as const
    const territory = { kind: 'municipality', code: OURS.municipalityCode } as const
    const foreign = { kind: 'agency', code: 'road-service' } as const

    const scopes = role === 'dispatcher' || role === 'moderator' ? [region, territory] : [own, territory]
    for (const held of scopes) {
      expect(ask(role, held, right, true)).toBe(may !== '–')
      expect(ask(role, held, right, false)).toBe(may !== '–' && may !== 'trusted')
    }
    expect(ask(role, foreign, right, true)).toBe(false)
  })

  it.each(NO_WORK)('%s takes no step at all', (role) => {
    for (const { right } of CELLS) expect(ask(role, { kind: 'region' }, right, true)).toBe(false)
  })

  it('lets the person work who was given the work, although their grant is for a unit', () => {
    const person = buildActor({
      role: 'executor',
      scope: { kind: 'unit', code: 'administration-borovichi.roads' },
    })
    const given = buildIncident({ ...OURS, assigneeId: person.id })

    for (const right of ['take', 'draft', 'submit', 'read_follow_ups'] as const) {
      expect(canRun(person, given, right, null)).toBe(true)
      expect(canRun(person, { ...given, assigneeId: null }, right, null)).toBe(false)
    }
    expect(canRun(person, given, 'approve', { isTrusted: true })).toBe(false)
  })
})
