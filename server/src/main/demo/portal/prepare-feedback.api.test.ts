import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { findPersonalData } from '../../../modules/text/index.ts'
import { prepareDemoAccounts, prepareOfficials } from '../demo-officials.ts'
import { prepareFeedback, readDemoThreads } from './prepare-feedback.ts'

const NOW = new Date('2026-11-24T12:30:00Z')

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  await prepareDemoAccounts(test.product)
  await prepareOfficials(test.product)
  await prepareFeedback(test.product)
})
afterAll(() => test.close())

async function as(name: string) {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return test.as(actor)
}
type Row = { title: string; state: string; votes: number }
const listed = async (list: string): Promise<Row[]> =>
  (await (await as('executor')).get(`/feedback?list=${list}`)).json().threads

it('asks the centre, with votes, an answer, work, what was done and what was declined', async () => {
  const [open, ended] = [await listed('open'), await listed('ended')]
  expect(open.map(({ state }) => state).toSorted()).toEqual(['answered', 'new', 'taken'])
  expect(ended.map(({ state }) => state).toSorted()).toEqual(['declined', 'done'])
  expect([...open, ...ended].every(({ votes }) => votes >= 5)).toBe(true)
})

it('has two months of the pulse before this one, and names nobody real', async () => {
  const months = await test.db.selectFrom('pulseAnswer').select('month').distinct().orderBy('month').execute()
  expect(months.map(({ month }) => month)).toEqual(['2026-09', '2026-10'])
  const said = await test.db.selectFrom('pulseWords').select('words').execute()
  const texts = [
    ...readDemoThreads().flatMap(({ title, words }) => [title, words]),
    ...said.map(({ words }) => words),
  ]
  expect(findPersonalData(texts.join('\n'))).toEqual([])
})

it('has no more answers of a group than people in it', async () => {
  const { rows } = await sql<{ groupCode: string; answers: number; people: number }>`
    with placed as (select user_id, 'municipality:' || min(municipality_code) as code from person_place
        group by user_id having min(municipality_code) is not null),
      sizes as (select code, count(*)::int as people from placed group by code)
    select group_code, count(*)::int as answers, case group_code
      when 'rest' then (select sum(people)::int from sizes where people < 5)
      else (select people from sizes where code = group_code) end as people
    from pulse_answer group by month, group_code`.execute(test.db)
  expect(rows.map(({ groupCode }) => groupCode)).toContain('rest')
  for (const { answers, people } of rows) expect(answers).toBeLessThanOrEqual(people)
})

it('is written once', async () => {
  const count = async () => (await test.db.selectFrom('feedbackVote').select('userId').execute()).length
  const before = await count()
  await prepareFeedback(test.product)
  expect(await count()).toBe(before)
})
