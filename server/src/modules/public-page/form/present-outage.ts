/** An outage as a resident reads it before their question is sent. */
import { publicTextOf } from '../../answers/index.ts'
import type { Directory } from '../../directory/index.ts'
import type { FoundOutage } from '../../outages/index.ts'
import type { Language } from '../domain/words.ts'
import type { ShownOutage } from '../pages/ask-outages.ts'

type Facts = Pick<Directory, 'agencies'> & { language: Language; timeZone: string; now: Date }

export function presentOutage({ outage, fit }: FoundOutage, facts: Facts): ShownOutage {
  const { agencies, language, timeZone, now } = facts
  const format = new Intl.DateTimeFormat(language, {
    ...{ timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  })
  const agency = agencies.find(({ code }) => code === outage.agencyCode)
  return {
    ...{
      id: outage.id,
      number: outage.number,
      kind: outage.kind,
      reason: publicTextOf(outage.reason).replace(/[.!\s]+$/u, ''),
      fit,
    },
    // Not yet begun: residents may know before they are told.
    begins: outage.beginsAt > now ? format.format(outage.beginsAt) : null,
    ends: format.format(outage.endedAt ?? outage.endsAt),
    agency: [agency?.name ?? '', agency?.phone ?? ''].filter(Boolean).join(', '),
  }
}
