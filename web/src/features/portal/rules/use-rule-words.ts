import { useQuery } from '@tanstack/react-query'
import { wordsOfValue } from '@veche/contract/rules/own-fields/own-field.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { ownFieldsQuery } from '../../../lib/own-fields/own-fields.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { Act, Condition, Content } from './rules.queries.ts'

/** A rule in the words of its reader; its conditions name the region's own fields. */
export function useRuleWords() {
  const { t } = useTranslation()
  const { counted } = useFormat()
  const { topicName, groupName, municipalityName, agencyName } = useDirectory()
  const act = useActWords()
  const or = t('rules.or')
  const fields = useQuery(ownFieldsQuery).data?.fields ?? []

  const namesOf: Partial<Record<Condition['is'], (code: string) => string | null>> = {
    topic: topicName,
    group: groupName,
    municipality: municipalityName,
    agency: agencyName,
    network: (code) => t(`network.${code}`),
    kind: (code) => t(`rules.kind.${code}`),
    step: (code) => t(`rules.step.${code}`),
  }

  function condition(one: Condition): string {
    switch (one.is) {
      case 'urgency':
      case 'danger':
      case 'working_time':
      case 'repeat':
        return t(`rules.says.${one.is}.${String(one.value)}`)
      case 'earlier':
        return t('rules.says.earlier', counted(one.atLeast))
      case 'age':
      case 'stands':
        return t(`rules.says.${one.is}`, counted(one.atLeastHours))
      case 'field_is':
      case 'field_filled':
        return fieldCondition(one)
      case 'time':
        return t('rules.says.time', { from: one.from, to: one.to })
      default:
        return t(`rules.says.${one.is}`, { what: valuesOf(one).join(or) })
    }
  }

  function fieldCondition(one: Extract<Condition, { field: string }>): string {
    const field = fields.find(({ code }) => code === one.field)
    const values = one.is === 'field_is' ? one.values : []
    const what = values.map((value) => {
      if (typeof value === 'boolean') return t(`rules.answer.${String(value)}`)
      return quoted(field ? wordsOfValue(field, value) : String(value))
    })
    return t(`rules.says.${one.is}`, { field: field?.name ?? one.field, what: what.join(or) })
  }

  function valuesOf(one: Condition): string[] {
    if ('words' in one) return one.words.map((word) => quoted(word))
    if ('tags' in one) return one.tags
    if ('ids' in one) return one.ids
    if ('codes' in one) return one.codes.map((code) => namesOf[one.is]?.(code) ?? code)
    return []
  }

  function events({ events: codes, schedule }: Pick<Content, 'events' | 'schedule'>): string {
    const hour = (code: (typeof codes)[number]) =>
      code === 'at_time' && schedule ? t(`rules.hourOf.${schedule.days}`, { time: schedule.time }) : null
    return codes.map((code) => hour(code) ?? t(`rules.event.${code}`)).join(or)
  }

  return { condition, act, events }
}

/** One act of a rule or of a macro. */
export function useActWords(): (one: Act) => string {
  const { t } = useTranslation()
  const { counted } = useFormat()
  const { topicName, agencyName, unitName } = useDirectory()
  // Who reads a rule has asked for them; elsewhere a field is called by its code.
  const fields = useQuery({ ...ownFieldsQuery, enabled: false }).data?.fields ?? []

  function act(one: Act): string {
    switch (one.does) {
      case 'give':
        return t('rules.does.give', { what: agencyName(one.agencyCode) })
      case 'give_person':
        return t('rules.does.give_person', { what: givenTo(one) })
      case 'give_on_shift':
        return t('rules.does.give_on_shift', {
          what: [agencyName(one.agencyCode), one.postName].filter(Boolean).join(', '),
        })
      case 'set_field':
        return t('rules.does.set_field', fieldSet(one))
      case 'subtask':
        return t('rules.does.subtask', { what: quoted(one.what), who: ownerOf(one) })
      case 'put_aside':
        return t('rules.does.put_aside', { ...counted(one.days), time: one.time })
      case 'ask_body':
        return t('rules.does.ask_body', {
          ...{ what: agencyName(one.agencyCode), ask: quoted(one.ask), hours: one.hours },
        })
      case 'topic':
        return t('rules.does.topic', { what: topicName(one.topicCode) })
      case 'tag':
        return t('rules.does.tag', { what: one.tags.join(', ') })
      case 'notify':
        return t('rules.does.notify', { what: toldBy(one) })
      default:
        return t(`rules.does.${one.does}`)
    }
  }

  function fieldSet({ field: code, value }: Extract<Act, { does: 'set_field' }>) {
    const field = fields.find((one) => one.code === code)
    if (typeof value === 'boolean')
      return { field: field?.name ?? code, what: t(`rules.answer.${String(value)}`) }
    return { field: field?.name ?? code, what: quoted(field ? wordsOfValue(field, value) : String(value)) }
  }

  function ownerOf({ unitCode, ownerId, ownerName }: Extract<Act, { does: 'subtask' }>): string {
    if (ownerId !== null) return ownerName ?? t('rules.person')
    return unitName(unitCode) ?? t('rules.holder')
  }

  function givenTo({ unitCode, assigneeId, assigneeName }: Extract<Act, { does: 'give_person' }>): string {
    const person = assigneeId === null ? null : (assigneeName ?? t('rules.person'))
    return [person, unitName(unitCode)].filter(Boolean).join(', ')
  }

  function toldBy({ roles, userIds, words }: Extract<Act, { does: 'notify' }>): string {
    const people = userIds.length > 0 ? [t('rules.people', { count: userIds.length })] : []
    const told = [...roles.map((role) => t(`rules.role.${role}`)), ...people].join(', ')
    return words === '' ? told : `${told} (${quoted(words)})`
  }

  return act
}
