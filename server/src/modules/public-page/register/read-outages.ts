/** Outages and works in force and planned, by municipality. */
import { z } from 'zod'
import { publicTextOf } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listPublicOutages } from '../../outages/index.ts'
import { maskPersonalData } from '../../text/index.ts'
import type { OpenContext, OpenReader } from '../open/open-context.ts'
import { registerWordsOf } from './domain/words.ts'
import { renderOutagesPage, type ShownOutage } from './pages/outages-page.ts'
import { renderMissing } from './pages/problem-page.ts'

const Query = z.object({ place: z.string().max(100).catch('').default('') })

export async function presentOutages(context: OpenContext, reader: OpenReader, asked: unknown) {
  const { db, clock } = context
  const { language, keep, show } = reader
  const words = registerWordsOf(language)
  const { place } = Query.parse(asked)
  const { municipalities, agencies } = await getDirectory(db)
  if (place !== '' && !municipalities.some(({ code }) => code === place))
    return { title: words.wrongFilter, body: renderMissing({ words, keep, is: 'filter' }), status: 404 }
  const outages = await listPublicOutages(db, { at: clock(), ...(place !== '' && { municipality: place }) })
  const shown = outages.map((outage): ShownOutage & { municipalityCode: string } => {
    const [from, to] = [
      show.moment(new Date(outage.beginsAt)),
      show.moment(new Date(outage.endedAt ?? outage.endsAt)),
    ]
    const agency = agencies.find(({ code }) => code === outage.agencyCode)
    return {
      ...{ number: outage.number, kind: outage.kind, municipalityCode: outage.municipalityCode },
      isPlanned: outage.state === 'planned',
      when: outage.state === 'planned' ? words.outageFrom(from, to) : words.outageUntil(to),
      ...{
        reason: publicTextOf(outage.reason),
        addresses: maskPersonalData(outage.addresses, { hasRanges: true }),
      },
      agency: [agency?.name, agency?.phone].filter(Boolean).join(', '),
    }
  })
  const byPlace = Map.groupBy(shown, ({ municipalityCode }) => municipalityCode)
  const places = municipalities.flatMap(({ code, name }) => {
    const here = byPlace.get(code)
    return here ? [{ name, outages: here }] : []
  })
  const body = renderOutagesPage({ words, language, keep, place, municipalities, places })
  return { title: words.outages, body }
}
