import { useTranslation } from 'react-i18next'
import type { DirectoryNames } from '../../lib/directory.ts'

type Activity = { type: string; details: Record<string, unknown> }
type Words = { title: string; details: string | null }

/** A history row in words: what happened, and of its details only what a person can read. */
export function useActivityWords(names: DirectoryNames): (activity: Activity) => Words {
  const { t, i18n } = useTranslation()

  function coded(prefix: string, value: unknown): string | null {
    if (typeof value !== 'string' || value === '') return null
    const key = `${prefix}.${value}`
    return i18n.exists(key) ? t(key) : value
  }

  return ({ type, details }) => {
    const key = `incidents.activity.${type.replaceAll('.', '_')}`
    const parts = [
      names.topicName(text(details.topicCode)),
      names.municipalityName(text(details.municipalityCode)),
      names.agencyName(text(details.agencyCode)),
      names.unitName(text(details.unitCode)),
      text(details.assigneeName),
      coded(reasonPrefix(type), details.reason ?? details.reasonCode),
      coded('incidents.satisfaction', details.satisfaction),
      coded('incidents.change', details.change),
      coded('answers.publication.confirmed', details.confirmedBy),
      typeof details.versionNo === 'number'
        ? t('incidents.history.version', { version: details.versionNo })
        : null,
      coded('errors', text(details.errorCode)?.replaceAll('.', '_')),
      text(details.comment),
      text(details.overrideReason),
    ].filter((part) => part !== null && part !== '')
    return { title: i18n.exists(key) ? t(key) : type, details: parts.length > 0 ? parts.join(' · ') : null }
  }
}

function reasonPrefix(type: string): string {
  return type.includes('dismiss') ? 'incidents.dismiss' : 'answers.sendBack.reason'
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
