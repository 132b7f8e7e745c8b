/** A resident who phones has the number of their receipt and no other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import type { Actor } from '../../access/index.ts'

const DISPATCHER = buildActor({ role: 'dispatcher' })

let region: PublicRegion
let number: number
let incidentId: string
beforeAll(async () => {
  region = await openPublicRegion()
  ;({ number } = await region.ask())
  await region.ask({ text: 'Во дворе Садовой, 7 не вывозят мусор' })
  await region.work()
  incidentId = (await region.messagesOf(number))[0]?.incidentId ?? ''
})
afterAll(() => region.close())

async function find(
  search: string,
  { query = '', actor = DISPATCHER }: { query?: string; actor?: Actor } = {},
) {
  const url = `/incidents?search=${encodeURIComponent(search)}${query}`
  const { incidents } = (await region.test.as(actor).get(url)).json() as { incidents: { id: string }[] }
  return incidents.map(({ id }) => id)
}

describe('the number on the receipt', () => {
  it('finds the question on the desk, as it is told and as it is written', async () => {
    const grouped = `${String(number).slice(0, 3)} ${String(number).slice(3)}`
    for (const said of [String(number), `№ ${grouped}`]) expect(await find(said)).toEqual([incidentId])
    expect(await find(String(number + 100))).toEqual([])
    expect(await find(String(number), { query: '&queue=new' })).toEqual([incidentId])
    expect(await find(String(number), { query: '&queue=done' })).toEqual([])
  })

  it('finds it for nobody whose questions these are not', async () => {
    const actor = buildActor({ role: 'dispatcher', scope: { kind: 'municipality', code: 'valday' } })
    expect(await find(String(number), { actor })).toEqual([])
  })

  it('finds beside it the question that has this number of ours', async () => {
    await region.test.owner.updateTable('incident').set({ number }).where('id', '<>', incidentId).execute()
    expect(new Set(await find(String(number)))).toHaveLength(2)
    expect(await find(String(number))).toContain(incidentId)
  })

  it('stands on the card', async () => {
    const card = await region.test.as(DISPATCHER).get(`/incidents/${incidentId}`)
    expect(card.json()).toMatchObject({ requestNumber: number })
  })
})
