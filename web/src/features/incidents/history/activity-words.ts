import { useTranslation } from 'react-i18next'
import type { DirectoryNames } from '../../../lib/directory.ts'
import { refusalKey } from '../../../lib/i18n.ts'
import { formatTimeCode } from '../../../lib/time/time-code.ts'
import { stepKey } from '../../../lib/words/activity-key.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { useDeadlineName } from '../deadlines/index.ts'

type Activity = { type: string; givenTo?: string | null; details: Record<string, unknown> }
type Words = { title: string; details: string | null }

/** A history row in words: what happened, and of its details only what a person can read. */
export function useActivityWords(names: DirectoryNames): (activity: Activity) => Words {
  const { t, i18n } = useTranslation()
  const { dueMoment } = useFormat()
  const deadlineName = useDeadlineName()

  /** A person's own words are shown as they are. A code without a text is left out. */
  function coded(prefix: string, value: unknown): string | null {
    if (typeof value !== 'string' || value === '') return null
    const key = `${prefix}.${value}`
    if (i18n.exists(key)) return t(key)
    return /^[\w.]+$/.test(value) ? null : value
  }

  function refused(code: string | null): string | null {
    const key = code && refusalKey(code)
    return key ? t(key) : null
  }

  function counted(value: unknown, say: (value: number) => string): string | null {
    return typeof value === 'number' ? say(value) : null
  }

  function fileWords(labels: unknown): string | null {
    if (!Array.isArray(labels)) return null
    const files = labels.map((label) => coded('answers.files.kind', label)).join(', ')
    return t('incidents.history.files', { files })
  }

  function fieldWords(fields: unknown): string | null {
    if (!Array.isArray(fields)) return null
    return fields.map(({ name, from, to }) => `${name}: ${from ?? '–'} → ${to ?? '–'}`).join(' · ')
  }

  /** Why a rule chose this person. */
  function onShiftWords(onShift: unknown): string | null {
    if (typeof onShift !== 'object' || onShift === null || !('open' in onShift)) return null
    return counted(onShift.open, (open) => t('work.act.onShift', { open }))
  }

  return (activity) => {
    const { type, details } = activity
    const deadlineKey = text(details.key)
    const dueAt = text(details.dueAt)
    const proposed = names.agencyName(text(details.proposedAgencyCode))
    const parts = [
      names.topicName(text(details.topicCode)),
      names.municipalityName(text(details.municipalityCode)),
      names.agencyName(text(details.agencyCode)),
      names.unitName(text(details.unitCode)),
      activity.givenTo ? t('work.act.givenTo', { name: activity.givenTo }) : null,
      deadlineKey && deadlineName({ key: deadlineKey }),
      dueAt && t('work.act.until', { moment: dueMoment(dueAt) }),
      onShiftWords(details.onShift),
      coded(reasonPrefix(type), details.reason ?? details.reasonCode),
      coded('incidents.networkAct.term', details.networkTerm),
      proposed && t('work.act.proposed', { agency: proposed }),
      coded('incidents.satisfaction', details.satisfaction),
      details.answerKind === 'interim'
        ? t('answers.kind.interim')
        : coded('incidents.outcome', details.outcome),
      coded('incidents.change', details.change),
      coded('answers.publication.confirmed', details.confirmedBy),
      counted(details.versionNo, (version) => t('incidents.history.version', { version })),
      counted(details.timeCodeS, formatTimeCode),
      counted(details.repeatNo, (no) => t('work.act.repeatNo', { no })),
      Array.isArray(details.intoIds) ? t('work.act.members', { count: details.intoIds.length }) : null,
      fileWords(details.fileLabels),
      fieldWords(details.fields),
      Array.isArray(details.tags) ? details.tags.join(', ') : null,
      refused(text(details.errorCode)),
      text(details.comment),
      text(details.overrideReason),
    ].filter((part) => part !== null && part !== '')
    return {
      title: t(stepKey(titleKey(activity), i18n)),
      details: parts.length > 0 ? parts.join(' · ') : null,
    }
  }
}

/** One command, two meanings: the history says which. */
export function titleKey({ type, details }: Activity): string {
  if (type === 'declare_event' && details.isMassEvent === false) return 'withdraw_event'
  if (type === 'confirm_repeat' && details.isRepeat === false) return 'deny_repeat'
  if (type === 'return' && details.needsArbiter === true) return 'return_arbiter'
  if (type === 'approve' && details.isConfirmation === true) return 'confirm_mend'
  return type.replaceAll('.', '_')
}

function reasonPrefix(type: string): string {
  if (type.startsWith('network_')) return 'incidents.networkAct.reason'
  return type.includes('dismiss') ? 'incidents.dismiss' : 'answers.sendBack.reason'
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
