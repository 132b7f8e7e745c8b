/** A question whose author is asked for a fact, from the desk to the thread and back. */
import { expect } from 'vitest'
import type { Desk } from '../desk.ts'
import { workOnAnswers } from './private-part.ts'

export const CLARIFYING = 'Здравствуйте, Анна! Уточните, пожалуйста, адрес: улицу, дом и подъезд.'

type Person = keyof Desk['people']
type Where = { surface?: 'comment' | 'private' }

export function workOnClarifications(desk: Desk, prefix = 'clar') {
  const work = workOnAnswers(desk)
  let count = 0
  const now = () => desk.test.clock.now.toISOString()

  /** In the thread of its own, by an author who is called Анна. */
  async function question({ surface = 'comment' }: Where = {}) {
    count += 1
    const [root, author] = [`${prefix}-${count}`, `${prefix}-author-${count}`]
    const container = surface === 'private' ? `peer:${author}` : 'wall-1'
    const place = { author, surface, container, thread: surface === 'private' ? 'dialog' : root }
    const text = `Второй день нет холодной воды, когда дадут? ${count}`
    await desk.deliver({ ...place, id: root, text, at: now() })
    await desk.work()
    const card = desk.test.context.vault.seal({ externalId: author, name: 'Анна Петрова', url: null })
    await desk.test.db.updateTable('author').set({ card }).where('externalId', '=', author).execute()
    const { id } = await desk.incidentOf(root)
    await work.take(id)
    return { ...place, id, root }
  }
  type Question = Awaited<ReturnType<typeof question>>

  const list = async (id: string, person: Person = 'executor') =>
    (await work.as(person).get(`/incidents/${id}/clarifications`)).json()
  const ask = async (id: string, changes: object = {}, person: Person = 'executor') =>
    work.as(person).post(`/incidents/${id}/clarifications`, {
      ...{ text: CLARIFYING, expectedVersion: (await work.card(id)).version, ...changes },
    })
  async function asked(changes: object = {}, where: Where = {}) {
    const one = await question(where)
    const reply = await ask(one.id, changes)
    expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([200, expect.anything()])
    return one
  }
  async function waiting(changes: object = {}, where: Where = {}) {
    const one = await asked(changes, where)
    while ((await desk.send()) > 0);
    return one
  }
  const decide = async (id: string, what: string, person: Person = 'executor', body?: object) => {
    const [latest] = (await list(id)).clarifications
    return work.as(person).post(`/incidents/${id}/clarifications/${latest.id}/${what}`, body)
  }
  async function reply({ root, author, surface, container, thread }: Question, text: string, changes = {}) {
    count += 1
    const said = { author, surface, container, thread, parent: root, text, at: now(), ...changes }
    await desk.deliver({ ...said, id: `${prefix}-reply-${count}` })
    await desk.work()
    return `${prefix}-reply-${count}`
  }
  const deadlines = async (id: string) =>
    (await work.card(id)).deadlines.filter(
      ({ stoppedAt }: { stoppedAt: string | null }) => stoppedAt === null,
    )
  /** By key: `running` or `paused`. */
  const clocks = async (id: string) =>
    Object.fromEntries(
      (await deadlines(id)).map(({ key, state }: { key: string; state: string }) => [key, state]),
    )
  return { ...work, question, list, ask, asked, waiting, decide, reply, deadlines, clocks, now }
}
