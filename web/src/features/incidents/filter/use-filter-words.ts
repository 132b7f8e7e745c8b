import type { DirectoryResponse } from '@veche/contract/directory.ts'
import { NETWORKS, SURFACES } from '@veche/contract/values/channels.ts'
import {
  CLOSING_REASONS,
  FLAGS,
  KINDS,
  MOVING_PERIODS,
  OUTCOMES,
  SATISFACTIONS,
  STEPS,
} from '@veche/contract/values/incidents.ts'
import { useTranslation } from 'react-i18next'
import { type FilterKey, type FilterText, valuesOf } from '../../../lib/incidents/incident-filter.ts'
import { previousDay } from '../../../lib/time/civil-day.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { DISMISS_CODES } from '../../../lib/words/names.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

export type FilterOption = { value: string; label: string }

/** What is not in the directory and comes from elsewhere. */
type NamedOptions = { [key in FilterKey]?: FilterOption[] }

/** Fields that may be asked for as empty. */
const MAY_BE_NONE: readonly FilterKey[] = [
  'municipalityCode',
  'groupCode',
  'topicCode',
  'agencyCode',
  'unitCode',
  'assigneeId',
]
const WORDS = {
  step: STEPS,
  network: NETWORKS,
  surface: SURFACES,
  kind: KINDS,
  outcome: OUTCOMES,
  satisfaction: SATISFACTIONS,
  closingReason: CLOSING_REASONS,
  dismissReason: DISMISS_CODES,
  flag: FLAGS,
  severity: ['1', '2', '3', '4', '5'],
  foundIn: MOVING_PERIODS,
  registeredIn: MOVING_PERIODS,
  answeredIn: MOVING_PERIODS,
  closedIn: MOVING_PERIODS,
} as const satisfies { [key in FilterKey]?: readonly string[] }
const WORD_PATHS: Record<keyof typeof WORDS, string> = {
  step: 'incidents.step',
  network: 'common.network',
  surface: 'incidents.surface',
  kind: 'incidents.filter.kinds',
  outcome: 'incidents.outcome',
  satisfaction: 'incidents.satisfaction',
  closingReason: 'incidents.filter.closing',
  dismissReason: 'incidents.dismiss',
  flag: 'incidents.filter.flags',
  severity: 'incidents.filter.severities',
  foundIn: 'incidents.filter.moving',
  registeredIn: 'incidents.filter.moving',
  answeredIn: 'incidents.filter.moving',
  closedIn: 'incidents.filter.moving',
}

/** Names of what a filter may ask for. */
export function useFilterWords(directory: DirectoryResponse, names: NamedOptions = {}) {
  const { t } = useTranslation()
  const { locale, day } = useFormat()

  function optionsOf(key: FilterKey): FilterOption[] {
    if (isWordKey(key)) return WORDS[key].map((value) => ({ value, label: t(`${WORD_PATHS[key]}.${value}`) }))
    const named = names[key] ?? namedOptions(key, directory)
    return MAY_BE_NONE.includes(key)
      ? [{ value: 'none', label: t('incidents.filter.none') }, ...named]
      : named
  }

  /** «Тема: Ямы, Освещение»; the end of a period is shown as its last day. */
  function chipOf(key: FilterKey, filters: FilterText): string {
    const name = t(`incidents.filter.${key}`)
    const text = filters[key] ?? ''
    if (/From$|To$/.test(key) && text.includes('T')) {
      const civil = dayKey(Date.parse(text), { ...locale, language: 'en' })
      return `${name} ${day(Date.parse(`${key.endsWith('To') ? previousDay(civil) : civil}T12:00:00Z`))}`
    }
    if (key === 'id') return t('incidents.filter.ids', { count: valuesOf(filters, key).length })
    const options = optionsOf(key)
    const labels = valuesOf(filters, key).map((value) => {
      if (key === 'assigneeId' && value === 'me') return t('incidents.filter.me')
      if (key === 'late' || key === 'urgent') return t(`incidents.filter.${value === 'true' ? 'yes' : 'no'}`)
      // Whose agency is not chosen, or a page that the reader may not list: its key says nothing to a person.
      const unnamed = key === 'assigneeId' ? t('incidents.filter.person') : t('incidents.filter.oneOf')
      const isKey = key === 'assigneeId' || key === 'channelId'
      return options.find((option) => option.value === value)?.label ?? (isKey ? unnamed : value)
    })
    return `${name}: ${labels.join(', ')}`
  }

  return { optionsOf, chipOf }
}

function isWordKey(key: FilterKey): key is keyof typeof WORDS {
  return Object.hasOwn(WORDS, key)
}

function namedOptions(key: FilterKey, directory: DirectoryResponse): FilterOption[] {
  switch (key) {
    case 'municipalityCode':
      return directory.municipalities.map(({ code, shortName }) => ({ value: code, label: shortName }))
    case 'groupCode':
      return directory.topicGroups.map(({ code, name }) => ({ value: code, label: name }))
    case 'topicCode':
      return directory.topics.map(({ code, name }) => ({ value: code, label: name }))
    case 'agencyCode':
      return directory.agencies.map(({ code, shortName }) => ({ value: code, label: shortName }))
    case 'unitCode':
      return directory.agencies.flatMap(({ units, shortName }) =>
        units.map(({ code, name }) => ({ value: code, label: `${shortName}: ${name}` })),
      )
    default:
      return []
  }
}
