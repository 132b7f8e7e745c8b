/** The same acts done to the product itself, on PostgreSQL; people hear a code or that it is done. */
import { ConnectorError } from '../../../src/connectors/connector.ts'
import { createChannelFacts } from '../../../src/main/wiring/channel-facts.ts'
import { createRegisterDeps } from '../../../src/main/wiring/register-deps.ts'
import { runIncidentCommand } from '../../../src/modules/incidents/commands/run-incident-command.ts'
import { mergeIncidents } from '../../../src/modules/incidents/merging/merge-incidents.ts'
import { splitIncident } from '../../../src/modules/incidents/messages/split-incident.ts'
import { AppError } from '../../../src/platform/errors.ts'
import { DESK_NOON, type Desk, GOOD_ANSWER } from '../../desk.ts'
import type { SendEnd as FakeEnd } from '../../networks/fake-connector.ts'
import { type Act, HOLD_SECONDS, isByPerson, MESSAGE_MS, type PersonAct } from '../acts.ts'
import { dueDeliveries } from '../answers.ts'
import { PEOPLE } from '../rights.ts'
import type { SendEnd, World } from '../world.ts'
import { emptyTables } from './empty-tables.ts'

export type Driver = { desk: Desk; perform: (act: Act, facts: DriveFacts) => Promise<(string | null)[]> }
/** `publicationIds`: of the rows of the ledger, in its order. */
export type DriveFacts = { world: World; publicationIds: readonly string[] }

const DAY = 86_400_000

export function createDriver(desk: Desk): Driver {
  const planned = new Map<string, SendEnd>()
  const { connector, ends } = desk.network
  const { publishing } = connector
  const { send } = publishing
  publishing.send = (account, message, key) => {
    ends.splice(0, ends.length, toEnd(planned.get(key) ?? 'ok'))
    return send(account, message, key)
  }
  const loadDeps = createRegisterDeps(desk.test.context, createChannelFacts(desk.test.context))
  let said = 0

  async function byPerson(act: PersonAct, { publicationIds }: DriveFacts): Promise<string | null> {
    const actor = PEOPLE[act.person]
    const { context } = desk.test
    try {
      switch (act.do) {
        case 'request': {
          const request = { ...act.request, expectedVersion: act.expectedVersion }
          await runIncidentCommand(context, { incidentId: act.id, request, actor })
          return null
        }
        case 'merge': {
          const request = { expectedVersion: act.expectedVersion, incidents: act.others }
          await mergeIncidents(context, { incidentId: act.id, request, actor })
          return null
        }
        case 'split': {
          const parts = act.parts.map((text) => ({ text }))
          const request = { expectedVersion: act.expectedVersion, parts }
          await splitIncident(context, { incidentId: act.id, request, actor }, await loadDeps())
          return null
        }
      }
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
    const { method, url, body } = toHttp(act, {
      publicationIds,
      said: ++said,
      now: context.clock().getTime(),
    })
    const response = await desk.test.as(actor)[method](url, body)
    if (response.statusCode >= 500) throw new Error(`${method} ${url}: ${response.body}`)
    return response.statusCode < 300 ? null : response.json().code
  }

  async function happen(act: Exclude<Act, PersonAct>, facts: DriveFacts): Promise<(string | null)[]> {
    switch (act.do) {
      case 'both':
        return Promise.all(act.acts.map((one) => byPerson(one, facts)))
      case 'send': {
        planned.clear()
        if (act.isAfterHold) desk.passMs(HOLD_SECONDS * 1000)
        const now = desk.test.clock.now.getTime()
        for (const [place, row] of dueDeliveries({ ...facts.world, now }).entries()) {
          const id = facts.publicationIds[facts.world.ledger.indexOf(row)]
          if (id) planned.set(id, act.ends[place % act.ends.length] ?? 'ok')
        }
        await desk.send()
        break
      }
      case 'reconcile':
        await desk.runJob('answers.reconcile')
        break
      case 'job':
        await desk.runJob(act.name)
        break
      case 'wait':
        desk.passMs(act.minutes * 60_000)
        break
      default:
        if (act.do === 'ask' || act.do === 'write') desk.passMs(MESSAGE_MS)
        await desk.deliver(toEvent(act, desk, facts, ++said))
        await desk.work()
    }
    return []
  }

  return {
    desk,
    perform: async (act, facts) => (isByPerson(act) ? [await byPerson(act, facts)] : happen(act, facts)),
  }
}

function toEnd(end: SendEnd): FakeEnd {
  if (end === 'ok' || end === 'lost') return end
  const reason = end === 'gone' ? 'uncertain' : end === 'later' ? 'try_later' : 'refused'
  return new ConnectorError(reason, `fake.${end}`)
}

type Http = { publicationIds: readonly string[]; said: number; now: number }

function toHttp(act: PersonAct, { publicationIds, said, now }: Http) {
  if (act.do === 'resolve') {
    const body =
      act.decision === 'give_up'
        ? { decision: act.decision, reason: 'страница закрыта' }
        : { decision: act.decision }
    return { method: 'post', url: `/publications/${publicationIds[act.row]}/resolve`, body } as const
  }
  const answer = `/incidents/${act.id}/answer`
  const text = `${GOOD_ANSWER} Ответ ${said}.`
  switch (act.do) {
    case 'deliver_to_late':
      return {
        method: 'post',
        url: `${answer}/deliver-to-late`,
        body: { expectedVersion: act.expectedVersion },
      } as const
    case 'call_back':
      return {
        method: 'post',
        url: `${answer}/call-back`,
        body: { expectedVersion: act.expectedVersion },
      } as const
    case 'undo_approval':
      return {
        method: 'post',
        url: `${answer}/undo-approval`,
        body: { expectedVersion: act.expectedVersion },
      } as const
    case 'mend': {
      const { versionNo, expectedVersion } = act
      const body = { versionNo, expectedVersion, text, comment: 'точнее', overrideReason: 'да' }
      return { method: 'post', url: `${answer}/mend`, body } as const
    }
    case 'draft':
      return {
        method: 'put',
        url: `${answer}/draft`,
        body: { kind: 'final', text, expectedRevision: act.revision },
      } as const
    case 'submit': {
      const dueAt = new Date(now + act.days * DAY).toISOString()
      const promise = act.kind === 'interim' ? { what: 'Заменим опору', who: 'администрация', dueAt } : null
      const { kind, said: outcome, expectedVersion } = act
      return {
        method: 'post',
        url: `${answer}/submit`,
        body: { kind, text, promise, outcome, expectedVersion, overrideReason: 'да' },
      } as const
    }
    case 'send_back': {
      const { versionNo, expectedVersion } = act
      const body = { versionNo, expectedVersion, reasonCode: 'tone', comment: 'мягче' }
      return { method: 'post', url: `${answer}/send-back`, body } as const
    }
    case 'approve': {
      const { versionNo, expectedVersion, inHours } = act
      const publish = { when: inHours ? 'in_hours' : 'now' }
      return {
        method: 'post',
        url: `${answer}/approve`,
        body: { versionNo, expectedVersion, publish },
      } as const
    }
    default:
      throw new Error(`${act.do} is no request of an answer`)
  }
}

type Told = Extract<Act, { do: 'ask' | 'write' | 'edit' | 'delete' | 'restore' | 'by_hand' | 'echo' }>

function toEvent(act: Told, desk: Desk, { world, publicationIds }: DriveFacts, said: number) {
  const at = desk.test.clock.now.toISOString()
  switch (act.do) {
    case 'ask': {
      const { thread, author, surface, text } = act
      return { id: thread, thread, author, surface, text, at }
    }
    case 'write': {
      const surface = surfaceOf(world, act.thread)
      const { thread, author, messageId: id, words: text } = act
      return { id, thread, parent: thread, author, surface, text, at }
    }
    case 'by_hand': {
      const { thread, messageId: id } = act
      const own = { author: 'page', authorKind: 'self', writtenBy: 'e', parent: thread } as const
      return {
        ...own,
        op: 'echo',
        id,
        thread,
        surface: surfaceOf(world, thread),
        text: `Едем ${said}`,
        at,
      } as const
    }
    case 'echo': {
      const key = publicationIds[act.row] ?? ''
      const sent = desk.network.calls.findLast((call) => call.key === key)?.message
      const thread = sent?.threadExternalId ?? ''
      const own = { author: 'page', authorKind: 'self', echoKey: `echo:${key}`, parent: thread } as const
      return {
        ...own,
        op: 'echo',
        id: `out-${key}`,
        thread,
        surface: surfaceOf(world, thread),
        text: sent?.text ?? '',
        at,
      } as const
    }
    default: {
      const life = world.lives.find(({ source }) => source.isOwn && source.id === act.sourceId)
      const { thread = act.sourceId, author = act.sourceId, surface = 'comment' } = life ?? {}
      const event = { id: act.sourceId, thread, author, surface, text: `Яма ${said}`, at }
      if (act.do === 'delete') return { ...event, op: 'deleted', version: '' } as const
      return { ...event, op: act.do === 'edit' ? 'edited' : 'restored', version: `v${said}` } as const
    }
  }
}

function surfaceOf({ lives }: World, thread: string) {
  return lives.find((life) => life.thread === thread)?.surface ?? 'comment'
}

/** An empty region at noon: the next life knows nothing of the one before. */
export async function startOver({ test, network }: Desk): Promise<void> {
  await emptyTables(test.owner)
  test.clock.now = DESK_NOON
  network.calls.length = 0
  network.published.length = 0
}
