/** What a person and a program do while the database stands behind poolers and beside a replica. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AnswerResponse } from '@veche/contract/answers.ts'
import { IncidentListResponse } from '@veche/contract/incidents.ts'
import { postEvent } from '../drills/load.ts'
import { COMMUNITY } from '../drills/stage.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import type { StaffTokens } from '../lib/installation.ts'
import { commentEnvelope } from '../lib/webhook-client.ts'

export type Desk = {
  /** Posts a question of a resident and waits until its incident is there. */
  ask: () => Promise<string>
  /** How many of so many reads of the list and of the search failed, and how long the slowest took. */
  readMany: (count: number) => Promise<{ failed: number; slowestMs: number }>
  /** Changes a question and reads the list at once, so many times; how often the list did not show the change. */
  changeAndRead: (count: number) => Promise<number>
  /** Leads a question to its approved answer; true when the answer is on its way. */
  answer: (id: string) => Promise<boolean>
}

export function createDesk(
  url: string,
  { webhookPath, tokens }: { webhookPath: string; tokens: StaffTokens },
): Desk {
  const token = tokens.dispatcher
  const api = `${url}/api/incidents`
  const known = new Set<string>()
  let number = 0

  async function ask(): Promise<string> {
    number += 1
    const { status } = await postEvent(`${url}${webhookPath}`, commentEnvelope(number, COMMUNITY))
    if (status !== 200) throw new Error(`The question was not taken: ${status}`)
    for (let tries = 0; tries < 200; tries += 1) {
      const page = await readApi(`${api}?queue=new&limit=200`, token, IncidentListResponse)
      const found = page?.incidents.find((one) => !known.has(one.id))
      if (found) {
        known.add(found.id)
        return found.id
      }
      await sleep(50)
    }
    throw new Error('The question did not come to the desk')
  }

  async function command(role: keyof StaffTokens, path: string, body: object): Promise<boolean> {
    const { status } = await callApi(`${api}/${path}`, { token: tokens[role], method: 'POST', body })
    return status === 200
  }

  const versionOf = async (id: string) => {
    const { body } = await callApi(`${api}/${id}`, { token: tokens.moderator })
    return Number(Object(body).version)
  }

  return {
    ask,
    async readMany(count) {
      let failed = 0
      let slowestMs = 0
      const paths = ['incidents?limit=50', 'found?words=%D1%8F%D0%BC%D0%B0', 'board']
      for (let turn = 0; turn < count; turn += 1) {
        const startedAt = performance.now()
        const { status } = await callApi(`${url}/api/${paths[turn % paths.length]}`, {
          token: tokens.moderator,
        })
        slowestMs = Math.max(slowestMs, performance.now() - startedAt)
        if (status !== 200) failed += 1
      }
      return { failed, slowestMs }
    },
    async changeAndRead(count) {
      const id = await ask()
      let stale = 0
      for (let turn = 0; turn < count; turn += 1) {
        const tags = [`раз ${turn}`]
        const expectedVersion = await versionOf(id)
        if (!(await command('dispatcher', `${id}/commands`, { type: 'tag', tags, expectedVersion })))
          throw new Error('The question could not be changed')
        const page = await readApi(`${api}?queue=new&limit=200`, token, IncidentListResponse)
        if (page?.incidents.find((one) => one.id === id)?.tags[0] !== tags[0]) stale += 1
      }
      return stale
    },
    async answer(id) {
      const step = async (role: keyof StaffTokens, path: string, body: object) => {
        const isTaken = await command(role, `${id}/${path}`, {
          ...body,
          expectedVersion: await versionOf(id),
        })
        if (!isTaken) throw new Error(`${path} was not taken`)
      }
      const place = { municipalityCode: 'borovichi', agencyCode: 'administration-borovichi' }
      await step('dispatcher', 'commands', { type: 'accept', topicCode: 'roads.signs', ...place })
      await step('coordinator', 'commands', { type: 'take' })
      const text =
        'Здравствуйте! Бригада выйдет 2 декабря, работы закончат до 5 декабря. Телефон диспетчерской 8 (816) 200-00-00.'
      await step('coordinator', 'answer/submit', { kind: 'final', text, overrideReason: 'Проверено' })
      const answer = await readApi(`${api}/${id}/answer`, tokens.moderator, AnswerResponse)
      const versionNo = answer?.versions.find(({ decision }) => decision === null)?.versionNo
      await step('moderator', 'answer/approve', { versionNo })
      const sent = await readApi(`${api}/${id}/answer`, tokens.moderator, AnswerResponse)
      return (sent?.publications.length ?? 0) > 0
    },
  }
}
