import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { expect, it } from 'vitest'
import type { ReportFacts } from '../../composing/domain/facts.ts'
import { composeHeadLetter } from './head-letter.ts'

const share = (numerator: number, denominator: number) => ({
  ...{ value: numerator / denominator, numerator, denominator },
})
const late = (number: number) => ({
  card: { incidentId: `incident-${number}`, number, title: `Яма <b> & «колея» ${number}` },
  ...{ topic: 'Дороги', body: 'Дорожная служба', dueAt: new Date('2026-11-20T06:00:00Z') },
})
const FACTS: ReportFacts = {
  ...{ kind: 'meeting_note', placeKind: 'municipality', place: 'Валдайский округ' },
  period: { from: '2026-11-23', to: '2026-11-29' },
  countedAt: new Date('2026-11-30T05:00:00Z'),
  figures: [
    { figure: findFigure('on_time')!, now: share(90, 100), before: share(95, 100) },
    { figure: findFigure('satisfaction')!, now: share(3, 4), before: share(50, 100) },
  ],
  ...{ topics: [], municipalities: [], agencies: [], surges: [] },
  late: [late(1), late(2), late(3), late(4)],
  promisesDue: [
    {
      incidentId: 'p',
      number: 7,
      what: 'Заделать яму',
      who: 'ДРСУ',
      dueAt: new Date('2026-12-02T06:00:00Z'),
    },
  ],
  promisesBroken: [],
  nextStream: { title: 'Дороги района', plannedAt: new Date('2026-12-03T15:00:00Z') },
}
const setting = { zone: 'Europe/Moscow', publicUrl: 'https://veche.region.example' } as const

it('says the week of a place: figures with their change, three late things, promises, the next broadcast', () => {
  const { subject, text } = composeHeadLetter(FACTS, { ...setting, language: 'ru' })
  const plain = text.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(subject).toBe('Вече: неделя до 29 ноября 2026 г., Валдайский округ')
  expect(plain).toContain('В срок: 90,0 % (−5,0 п. п.)')
  // A share of four would move by a quarter with each of them.
  expect(plain).toContain('Довольны: 3 из 4')
  expect(plain.match(/incident\/incident-/g)).toHaveLength(3)
  expect(plain).toContain('№ 7 Заделать яму, ДРСУ; срок подходит: 2 декабря')
  expect(plain).toContain('3 декабря в 18:00: Дороги района')
  expect(plain).toContain('https://veche.region.example/profile#own-letter')
})

it('has the same lines with looks, and nothing of them is markup', () => {
  const { text, html } = composeHeadLetter(FACTS, { ...setting, language: 'en' })
  expect(html).toContain('lang="en"')
  expect(html).toContain('Яма &lt;b&gt; &amp; «колея» 1')
  expect(html).toContain('<a href="https://veche.region.example/incident/incident-1">')
  expect(html.match(/<li>/g)).toHaveLength(
    text.split('\n').filter((line) => line.startsWith('https://')).length,
  )
})

it('leaves out what there is nothing to say of', () => {
  const nothing = { ...FACTS, late: [], promisesDue: [], nextStream: null }
  const { text } = composeHeadLetter(nothing, { ...setting, language: 'ru' })
  expect(text).toContain('Вопросов с просроченным первым ответом нет.')
  expect(text).not.toMatch(/Обещания\n|Ближайший эфир/)
})
