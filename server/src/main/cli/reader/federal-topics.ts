/** The topics as the federal list spells them. Three names of the directory are spelt better than there. */
import { z } from 'zod'
import shipped from '../../../modules/directory/data/topics.json' with { type: 'json' }

export type FederalTopic = { code: string; groupCode: string; name: string; group: string }

const SPELT_THERE: Record<string, string> = {
  'Жалобы на мигрантов, беженцев и вынужденных переселенцев':
    'жалобы на мигрантов, беженцев и вынужденных переселенцев',
  'Некачественные ремонт и реконструкция дорог (в т.ч. нарушение технологий, сроков)':
    'Некачественые ремонт и реконструкция дорог (в т.ч. нарушение технологий, сроков)',
  'Некачественные ремонт и реконструкция мостов (в т.ч. нарушение технологий, сроков)':
    'Некачественые ремонт и реконструкция мостов (в т.ч. нарушение технологий, сроков)',
}

const Shipped = z.object({
  groups: z.array(z.object({ code: z.string(), name: z.string() })),
  topics: z.array(z.object({ code: z.string(), groupCode: z.string(), name: z.string() })),
})

export function listFederalTopics(): Map<string, FederalTopic> {
  const { groups, topics } = Shipped.parse(shipped)
  const names = new Map(groups.map(({ code, name }) => [code, name]))
  return new Map(
    topics.map(({ code, groupCode, name }) => [
      code,
      { code, groupCode, name: SPELT_THERE[name] ?? name, group: names.get(groupCode) ?? '' },
    ]),
  )
}
