import type { ChannelResponse } from '@veche/contract/channels.ts'
import { describe, expect, it } from 'vitest'
import { selectChannels } from './channel-table.ts'

function build(no: number, changes: Partial<ChannelResponse> = {}): ChannelResponse {
  return {
    id: `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`,
    ...{ network: 'vk', externalId: String(1000 + no), name: `Подслушано ${String(no).padStart(3, '0')}` },
    ...{ municipalityCode: 'valday', transport: 'webhook', isActive: true, health: 'green', checks: [] },
    ...{ checkedAt: null, lastEventAt: null, isSilent: false, usualMeanwhile: null, webhookPath: '' },
    ...{ coveredUntil: null, openGaps: 0, lostGaps: 0, waitingToSend: 0, unknownSends: 0 },
    ...changes,
  }
}

const many = Array.from({ length: 400 }, (_, no) => build(no))
const namesOf = ({ channels }: { channels: ChannelResponse[] }) => channels.map(({ name }) => name)

describe('selectChannels', () => {
  it('shows every one of 400 once, page by page, in one order', () => {
    const pages: string[] = []
    let after: number | null = 0
    while (after !== null) {
      const page: ReturnType<typeof selectChannels> = selectChannels(many.toReversed(), {
        ...{ sort: 'trouble', limit: 100, after },
      })
      pages.push(...namesOf(page))
      after = page.nextOffset
    }
    expect(pages).toEqual(many.map(({ name }) => name))
  })

  it('puts those that ask to be looked at first and counts them, whatever is searched for', () => {
    const sick = build(401, { name: 'Окуловка', health: 'yellow', openGaps: 1 })
    const dead = build(402, { name: 'Яжелбицы', health: 'red' })
    const paused = build(403, { name: 'Архив', health: 'unknown', isActive: false, openGaps: 2 })
    const all = [...many, paused, sick, dead]
    const first = selectChannels(all, { sort: 'trouble', limit: 2, after: 0 })
    expect(namesOf(first)).toEqual(['Яжелбицы', 'Окуловка'])
    expect(first).toMatchObject({ total: 403, troubled: 2 })
    const troubled = selectChannels(all, { state: 'troubled', after: 0 })
    expect(namesOf(troubled)).toEqual(['Окуловка', 'Яжелбицы'])
    expect(selectChannels(all, { search: 'подслушано 399', after: 0 })).toMatchObject({
      total: 1,
      troubled: 2,
    })
    expect(namesOf(selectChannels(all, { state: 'paused', after: 0 }))).toEqual(['Архив'])
    expect(selectChannels(all, { network: 'telegram', after: 0 }).total).toBe(0)
  })
})
