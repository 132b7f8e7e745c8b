import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { LinkChoice } from './LinkChoice.tsx'

const links = ['Когда зальют каток?', 'Во сколько автобус?'].map((text, index) => ({
  ...{ questionMessageId: String(index), reasons: '' },
  asked: { name: `Житель ${index}`, at: '2026-11-24T09:00:00.000Z', text },
}))
const render = (digits: boolean) => {
  const nothing = () => {}
  return renderRussian(
    <LinkChoice
      {...{ links }}
      keys={{ digits, none: true }}
      isBusy={false}
      onShow={nothing}
      onDecide={nothing}
    />,
  )
}
const keysOf = (html: string) => [...html.matchAll(/aria-keyshortcuts="(.)"/g)].map(([, key]) => key)

it('asks of all questions at once, each by its own key, and by one of none', () => {
  const html = render(true)
  expect(keysOf(html)).toEqual(['1', '2', 'N'])
  for (const words of ['Когда зальют каток?', 'Во сколько автобус?', 'Ни на один'])
    expect(html).toContain(words)
})

it('shows no digits where they belong to the chosen message', () => {
  expect(keysOf(render(false))).toEqual(['N'])
})
