// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { PromiseFields } from './PromiseFields.tsx'

fakeNetworkForEach()
const promise = { what: 'Заделаем яму', who: '', dueAt: '2100-12-04T15:00:00.000Z', evidence: '' }

it('comes into sight once it is asked for, at the first field that is empty', () => {
  const comes = vi.spyOn(Element.prototype, 'scrollIntoView')
  const fields = (isAsked: boolean) => (
    <PromiseFields promise={promise} limit={null} onChange={vi.fn()} isAsked={isAsked} />
  )
  const { again } = show(fields(false))
  expect(comes).not.toHaveBeenCalled()
  again(fields(true))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Кто сделает/ }))
  expect(comes.mock.contexts).toEqual([screen.getByRole('group', { name: /^Обещание/ })])
  comes.mockRestore()
})
