import { describe, expect, it } from 'vitest'
import { renderRussian as render } from '../../../locales/render-russian.tsx'
import { choosePlaces } from '../places/choose-places.ts'
import { CarriersTable } from '../publication/CarriersTable.tsx'
import { Undelivered } from '../publication/Undelivered.tsx'
import { at, buildCarrier, buildFake, buildOpinion, buildPublication, buildText, may } from '../test-fake.ts'
import { TextPanel } from '../text/TextPanel.tsx'
import { VerdictPanel } from '../verdict/VerdictPanel.tsx'
import { FakeHead } from './FakeHead.tsx'

const verdict = (changes: Parameters<typeof buildFake>[0]) =>
  render(<VerdictPanel fake={buildFake(changes)} userId="me" isFirst />)
const places = (changes: Parameters<typeof buildFake>[0]) => {
  const fake = buildFake(changes)
  const { carriers } = choosePlaces(fake, new Map())
  const chosen = new Set(carriers.map(({ id }) => id))
  return render(<CarriersTable fake={fake} chosen={chosen} onMark={() => {}} />)
}

describe('VerdictPanel', () => {
  const mine = buildOpinion({ userId: 'me', isMine: true })

  it('says that another has spoken and keeps what hidden', () => {
    const opinions = [buildOpinion({ userId: 'Павел', verdict: null, reason: null })]
    const html = verdict({ opinions, abilities: may('opine') })
    expect(html).toContain('Откроется, когда вы дадите свой.')
    expect(html).toContain('Ваша очередь')
    expect(html).toContain('Дать вердикт')
    expect(html).toContain('Свой вердикт уже дан — Павел')
    expect(html).not.toContain('Кто судит вторым')
  })

  it('says plainly that the verdicts differ and how to go on', () => {
    const html = verdict({ opinions: [mine, buildOpinion({ userId: 'Павел', verdict: 'fake' })] })
    expect(html).toContain('Вердикты разошлись')
    expect(html).not.toContain('Оба сказали одно')
  })

  it('says what both agree on', () => {
    const opinions = [mine, buildOpinion({ userId: 'Павел' })]
    expect(verdict({ opinions, step: 'text', verdict: 'distortion' })).toContain(
      'Оба сказали одно: искажение',
    )
  })

  it('shows a reader without the right no form', () => {
    expect(verdict({ opinions: [mine] })).not.toContain('<form')
  })
})

describe('CarriersTable', () => {
  const confirmed = buildCarrier({ id: 'Мамы Старой Руссы', views: 9120, isFirst: true })
  const suggested = buildCarrier({ id: 'Поддорье', state: 'suggested', score: 0.81 })

  it('marks confirmed places and not suggested ones', () => {
    const html = places({ carriers: [confirmed, suggested], abilities: may('judgeCarriers') })
    expect(html.match(/type="checkbox"/g)).toHaveLength(2)
    expect(html.match(/checked=""/g)).toHaveLength(1)
    expect(html).toContain('Это слух: Поддорье')
  })

  it('names who added a place and who said that it is the rumour', () => {
    const added = buildCarrier({ id: 'Газета', foundAs: 'by_hand', score: null, byName: 'Анна Берёзина' })
    const html = places({ carriers: [added] })
    expect(html).toContain('добавлено вручную, Анна Берёзина')
    expect(html).toContain('Анна Берёзина</')
  })

  it('lets a reader see and change nothing', () => {
    const html = places({ carriers: [confirmed, suggested] })
    expect(html).not.toContain('<input')
    expect(html).toContain('0,81')
  })

  it('says what did not arrive and what to do', () => {
    const html = places({
      carriers: [confirmed],
      texts: [buildText()],
      publications: [buildPublication({ carrierId: confirmed.id, state: 'failed' })],
      abilities: may('publish'),
    })
    expect(html).toContain('не ушло')
    expect(html).toContain('отправьте ещё раз')
  })
})

describe('a place where a person answered before', () => {
  const wall = buildCarrier({ id: 'wall', place: 'Подъезд 5', canReply: false, toldTextNo: 1 })
  const correction = {
    ...{ step: 'publication' as const, abilities: may('publish'), carriers: [wall] },
    texts: [buildText(), buildText({ no: 2 })],
    publications: [buildPublication({ carrierId: 'wall', kind: 'by_hand' })],
  }

  it('says that our wrong text stands there, and lets it be corrected or left with a reason', () => {
    const html = places(correction)
    for (const words of ['прежний, неверный текст', 'Ответили вручную', 'Оставить без поправки'])
      expect(html).toContain(words)
  })

  it('says why it stays as it is', () => {
    const html = places({
      ...correction,
      carriers: [{ ...wall, leftOut: { reason: 'Дом снесли', textNo: 2 } }],
    })
    expect(html).toContain('Без поправки: Дом снесли')
    expect(html).not.toContain('Оставить без поправки')
  })
})

describe('a correction of our own mistake', () => {
  const mistake = { at: '2026-11-23T10:00:00.000Z', byName: 'Ирина', reason: 'Палат три, не две' }
  const waiting = buildFake({
    ...{ step: 'approval', publishedAt: '2026-11-23T09:00:00.000Z', abilities: may('decide') },
    texts: [
      buildText({ isPublished: true }),
      buildText({ no: 2, mistake: 'Палат не две, а три', decision: null }),
    ],
    corrections: [{ ...mistake, verdictBefore: 'fake' }],
  })

  it('shows the approver what everybody will read of the mistake', () => {
    const html = render(<TextPanel fake={waiting} userId="me" isFirst />)
    expect(html).toContain('В чём была ошибка')
    expect(html).toContain('Палат не две, а три')
    expect(html).toContain('и жители на странице «Проверено»')
  })

  it('lets the writer begin with the words of whoever found it', () => {
    const texts = waiting.texts.slice(0, 1)
    const fake = { ...waiting, texts, step: 'text' as const, abilities: may('write') }
    const html = render(<TextPanel fake={fake} userId="me" isFirst />)
    expect(html).toContain(`>${mistake.reason}</textarea>`)
  })
})

describe('after our own mistake', () => {
  const told = buildCarrier({ id: 'told', place: 'Боровичи', toldTextNo: 1 })
  const fresh = buildCarrier({ id: 'fresh', place: 'Крестцы' })
  const correction = buildFake({
    ...{ step: 'publication', publishedAt: at(210), abilities: may('publish', 'judgeCarriers') },
    carriers: [fresh, told],
    texts: [buildText({ isPublished: true }), buildText({ no: 2 })],
    publications: [buildPublication({ carrierId: 'told' })],
    isCorrected: true,
    corrections: [{ at: at(300), byName: 'Ирина', reason: 'Палат три', verdictBefore: 'fake' }],
  })

  it('keeps places that never had the earlier text apart, and marks none of them', () => {
    const html = places(correction)
    const [above = '', below = ''] = html.split('Прежнего текста здесь не было')
    expect(above).toContain('Боровичи')
    expect(above).toContain('checked=""')
    expect(below).toContain('Крестцы')
    expect(below).toContain('type="checkbox"')
    expect(below).not.toContain('checked=""')
  })

  it('offers nobody else what says that an opinion was refuted', () => {
    const [, below = ''] = places({ ...correction, verdict: 'opinion' }).split(
      'Прежнего текста здесь не было',
    )
    expect(below).toContain('Мнение не опровергают')
    expect(below).not.toContain('type="checkbox"')
  })

  const head = (fake: typeof correction) =>
    render(
      <FakeHead fake={fake} back={null}>
        {null}
      </FakeHead>,
    )

  it('calls nothing published in time that is being corrected', () => {
    expect(head(correction)).toContain('исправляем свою ошибку')
    expect(head(correction)).not.toContain('опубликовано за')
    expect(head({ ...correction, step: 'watch' })).toContain('потом исправлено')
    expect(head({ ...correction, step: 'watch', isCorrected: false })).toContain('опубликовано за')
  })

  it('says of a correction that did not arrive where, what stands there and what to do', () => {
    const publications = [
      ...correction.publications,
      buildPublication({ id: 'new', carrierId: 'told', textNo: 2, kind: 'correction', queuedAt: at(310) }),
    ]
    const failed = publications.map((row) => (row.id === 'new' ? { ...row, state: 'failed' as const } : row))
    const show = (changes: Parameters<typeof buildFake>[0]) =>
      render(<Undelivered fake={buildFake({ ...correction, step: 'watch', ...changes })} />)
    const html = show({ publications: failed })
    for (const words of ['Не дошло: 1 место', 'Боровичи', 'прежний, неверный текст', 'отправьте ещё раз'])
      expect(html).toContain(words)
    expect(show({ publications })).toBe('')
    expect(show({ publications: failed, carriers: [{ ...told, isGone: true }] })).toBe('')
  })
})
