// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { BodyList } from './BodyList.tsx'
import type { Body } from './duty.queries.ts'
import { WithoutLine } from './WithoutLine.tsx'

fakeNetworkForEach()
const hours = { isRoundTheClock: true, isOpen: true, changesAt: null }
const body = (agencyCode: string, mayWrite: boolean): Body =>
  ({ agencyCode, mayWrite, hours, phone: '', posts: [] }) as unknown as Body
const listOf = (...bodies: Body[]) => <BodyList bodies={bodies} renderBody={(code) => code} />

it('marks one’s own body among others, and none for whoever writes for all of them', () => {
  const { again } = show(listOf(body('a', true), body('b', false)))
  expect(screen.getAllByText('моё')).toHaveLength(1)
  again(listOf(body('a', true), body('b', true)))
  expect(screen.queryByText('моё')).toBeNull()
})

it('knows the number for danger to life by itself', () => {
  show(<WithoutLine />)
  expect(screen.getByRole('link', { name: /112/ }).getAttribute('href')).toBe('tel:112')
})
