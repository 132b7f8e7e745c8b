import type { InstallationCheck } from '@veche/contract/admin/installation.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { isWithoutCopies } from './without-copies.ts'

const GIGABYTE = 1024 ** 3
const STORE_FAILURES = [
  ...(['silent', 'busy', 'key', 'rights'] as const),
  ...(['bucket', 'clock', 'region', 'unclear'] as const),
]
const ROLES = ['all', 'worker'] as const

/** The figures of one check as a sentence: seconds as a duration, bytes as gigabytes. */
export function useCheckWords(): (check: InstallationCheck) => string {
  const { t } = useTranslation()
  const { number, duration } = useFormat()

  function wordOf(name: string, value: InstallationCheck['details'][string]): string {
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
    if (typeof value === 'string') return value
    if (value === null) return t('installation.none')
    if (name.endsWith('Seconds')) return value < 60 ? t('installation.underMinute') : duration(value * 1000)
    if (name.endsWith('Bytes')) return number(Math.round((value / GIGABYTE) * 10) / 10)
    return number(value)
  }

  return (check) => {
    const { code, state, details } = check
    const words = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [name, wordOf(name, value)]),
    )
    if (isWithoutCopies(check))
      return t(
        `installation.text.backup_${details.byHandSeconds === undefined ? 'unknown' : 'by_hand'}`,
        words,
      )
    if (code === 'backup' && details.madeSeconds !== undefined)
      return t(`installation.text.backup_${copiesOf(details)}`, words)
    if (code === 'files' && details.place === 'folder') return t('installation.text.files_folder')
    const failure = STORE_FAILURES.find((one) => one === details.failure)
    if (code === 'files' && failure)
      return t('installation.text.files_away', { failure: t(`installation.storeFailure.${failure}`) })
    if (code === 'certificate') return t(`installation.text.${certificateOf(check)}`, words)
    if (code === 'book' && state === 'unknown') return t('installation.text.book_unknown')
    if (code === 'book' && details.differences === null) return t('installation.text.book_unchecked', words)
    if (code === 'workers' && details.role === 'api') return t('installation.text.workers_api', words)
    if (code === 'workers') {
      const role = ROLES.find((one) => one === details.role) ?? 'all'
      return t('installation.text.workers', { ...words, role: t(`installation.role.${role}`) })
    }
    return t(`installation.text.${code}`, words)
  }
}

function certificateOf({ state, details }: InstallationCheck) {
  if (details.isUsed === false) return 'certificate_unused'
  if (state === 'unknown') return 'certificate_unknown'
  if (Number(details.daysLeft) < 0) return 'certificate_ended'
  return details.isTrusted === false ? 'certificate_untrusted' : 'certificate'
}

function copiesOf({ madeSeconds, verifiedSeconds }: InstallationCheck['details']): string {
  if (madeSeconds === null) return 'none'
  return verifiedSeconds === null ? 'unproved' : 'proved'
}
