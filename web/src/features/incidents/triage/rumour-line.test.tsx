import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { RumourLine } from './RumourLine.tsx'

type Props = Parameters<typeof RumourLine>[0]
const HEARD: Props['incident'] = {
  fake: null,
  suggestion: {
    ...{ topic: null, alternatives: [], municipality: null, agency: null, address: null },
    ...{ isOutsideRegion: false, isUrgent: false },
    kind: { code: 'question', reasons: [] },
    rumour: { reasons: [{ code: 'words', words: ['говорят', 'закроют'] }] },
  },
}
const card = (isSure: boolean) => ({ ...HEARD, fake: { id: 'card', number: 12, isSure } })

function render(changes: Partial<Props>): string {
  const acts = { isBusy: false, onMake: () => {}, renderFake: (id: string) => <a href={id}>карточка</a> }
  return renderRussian(<RumourLine {...acts} incident={HEARD} isTriage {...changes} />)
}

it('offers a card with the words behind it, to those who may make one', () => {
  expect(render({})).toMatch(/Похоже на слух.*«говорят», «закроют».*Завести карточку/)
  const seen = render({ onMake: null })
  expect(seen).toContain('Похоже на слух')
  expect(seen).not.toContain('Завести карточку')
})

it('says nothing once the question has its place, or where nothing was heard', () => {
  expect(render({ isTriage: false })).toBe('')
  expect(render({ incident: { fake: null, suggestion: null } })).toBe('')
})

it('leads to the card there is, and makes no second one', () => {
  for (const isTriage of [true, false]) {
    const html = render({ isTriage, incident: card(true) })
    expect(html).toMatch(/Здесь слух:.*href="card"/)
    expect(html).not.toContain('Завести карточку')
  }
  expect(render({ incident: card(false) })).toContain('Похоже на слух:')
})
