import { expect, it } from 'vitest'
import { emptyForm, formOf, ownAudience, saidOf, wrongLinks } from './bulletin-form.ts'

const ID = '00000000-0000-7000-8000-000000000031'
const form = (links: string) => ({ ...emptyForm('2026-11-24'), title: ' Отчёт ', text: 'Прислать\n', links })

it('reads links from addresses of pages, whatever stands around the id', () => {
  const links = [
    ...[`https://veche.example/knowledge/${ID}`, `/incident/${ID}?from=desk`, `/desk/in_progress/${ID}`],
    ...[`/outages/${ID}`, ''],
  ].join('\n')
  expect(saidOf(form(links)).links.map(({ kind }) => kind)).toEqual([
    ...['article', 'incident', 'incident', 'outage'],
  ])
  expect(wrongLinks(form(`${links}\nhttps://example.org/page`))).toEqual(['https://example.org/page'])
})

it('says no task of news, and comes back from what it said', () => {
  const news = saidOf(form(''))
  expect(news).toMatchObject({ title: 'Отчёт', text: 'Прислать', task: null })
  const order = saidOf({
    ...form(`/outages/${ID}`),
    ...{ kind: 'order', task: { act: ' Прислать ', dueOn: '2026-11-30', doneBy: 'municipality' } },
  })
  expect(order.task).toEqual({ act: 'Прислать', dueOn: '2026-11-30', doneBy: 'municipality' })
  expect(saidOf(formOf(order, '2026-11-24'))).toEqual(order)
})

it('begins with the writer’s own body, and with anybody for the centre', () => {
  const head = { role: 'head', scope: { kind: 'agency', code: 'a' } }
  const executor = { role: 'executor', scope: { kind: 'agency', code: 'b' } }
  expect(ownAudience([head, executor, head]).agencyCodes).toEqual(['a'])
  expect(ownAudience([head, { role: 'moderator', scope: { kind: 'region' } }]).agencyCodes).toEqual([])
})
