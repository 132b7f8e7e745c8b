import { useQuery } from '@tanstack/react-query'
import type { Role } from '@veche/contract/access.ts'
import { NETWORKS } from '@veche/contract/values/channels.ts'
import { KINDS, STEPS } from '@veche/contract/values/incidents.ts'
import { NOTIFIED_ROLES, type RuleActKind } from '@veche/contract/values/portal/work-rules.ts'
import { useTranslation } from 'react-i18next'
import { channelsQuery } from '../../../lib/channels.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { meQuery } from '../../../lib/session.ts'
import { rulesQuery, templatesQuery } from './rules.queries.ts'

type Option = { value: string; label: string }
export type RuleOptions = Readonly<Record<string, readonly Option[]>>

/** Acts that the reader may do themselves, drafting only with the right to templates; null until that is known. */
export function useOwnActs(): readonly RuleActKind[] | null {
  const mayDo = useQuery(rulesQuery).data?.mayDo
  const me = useQuery(meQuery).data
  if (!mayDo || !me) return null
  return mayDo.filter((act) => act !== 'draft' || me.abilities.workAnswers)
}

/** Roles in whose rules all these acts may stand. */
export function useWritersOf(acts: readonly RuleActKind[]): readonly Role[] {
  const writers = useQuery(rulesQuery).data?.writers ?? []
  const rolesOf = acts.map((act) => writers.find((one) => one.act === act)?.roles ?? [])
  const [first = [], ...rest] = rolesOf
  return first.filter((role) => rest.every((roles) => roles.includes(role)))
}

/** Lists out of which the lines of a rule choose, by the kind of the line. */
export function useRuleOptions({ mayDraft }: { mayDraft: boolean }): RuleOptions {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const channels = useQuery(channelsQuery).data?.channels ?? []
  const templates = useQuery({ ...templatesQuery, enabled: mayDraft }).data?.templates ?? []
  const named = (rows: readonly { code: string; name: string }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: name }))
  const worded = (codes: readonly string[], key: string) =>
    codes.map((code) => ({ value: code, label: t(`${key}.${code}`) }))
  const agencies = named(directory.agencies)
  const topics = named(directory.topics)
  return {
    ...{ topic: topics, group: named(directory.topicGroups), agency: agencies, give: agencies },
    municipality: directory.municipalities.map(({ code, shortName }) => ({ value: code, label: shortName })),
    network: worded(NETWORKS, 'network'),
    channel: channels.map(({ id, name }) => ({ value: id, label: name })),
    kind: worded(KINDS, 'rules.kind'),
    step: worded(STEPS, 'rules.step'),
    notify: worded(NOTIFIED_ROLES, 'rules.role'),
    draft: templates.map(({ id, name }) => ({ value: id, label: name })),
  }
}
