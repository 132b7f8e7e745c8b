import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { buildIncident } from '../../../testing/incidents.ts'
import { Thread } from './Thread.tsx'

const render = (handWay: 'phone' | null) =>
  renderRussian(
    <Thread
      incident={buildIncident({ network: 'form', surface: 'form', handWay, channelName: 'Записано вручную' })}
      onReadFollowUps={null}
      isBusy={false}
    />,
  )

it('stands under the way by which it was written down, and not under the form of the site', () => {
  expect(render('phone')).toMatch(/>Телефон<.*Записано вручную/s)
  expect(render('phone')).not.toContain('#g-form')
  expect(render('phone')).not.toMatch(/орма/)
  expect(render(null)).toContain('#g-form')
  expect(render(null)).not.toContain('Телефон')
})
