// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { PageParts } from './PageParts.tsx'

fakeNetworkForEach()
const PANELS = import.meta.glob<string>('../{book,erasure,live/webhooks}/*Panel.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
})

it('leads from the top of «Состояние» to each of its parts, webhooks first', () => {
  show(<PageParts />)
  const links = within(screen.getByRole('navigation', { name: 'На этой странице' })).getAllByRole('link')
  expect(links.map((link) => link.textContent)[0]).toBe('Вебхуки')
  const ids = links.map((link) => link.getAttribute('href')?.slice(1))
  const sources = Object.values(PANELS).join('\n')
  expect(ids.filter((id) => !sources.includes(`id="${id}"`))).toEqual([])
  expect(ids).toHaveLength(Object.keys(PANELS).length)
})
