import type { JournalEntryResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { activityKey } from '../../../lib/words/activity-key.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

/** Values that have words of their own, by the field they stand in. */
const WORDS: Record<string, string> = {
  role: 'access.roles',
  scopeKind: 'access.scopes',
  scopes: 'accounts.tokens.scopes',
  network: 'common.network',
  transport: 'channels.transport',
  fields: 'accounts.journal.field',
  permission: 'accounts.journal.permission',
  verdict: 'fakes.verdict',
  failure: 'accounts.journal.failure',
}

/** A row of the journal in the reader's words. What has none is for the support and for the file. */
export function useJournalWords() {
  const { t, i18n } = useTranslation()
  const names = useDirectory()
  const { number, moment } = useFormat()

  function actionOf(action: string): string {
    // A step of a question is said as its card says it.
    const [group, type = ''] = action.split('.')
    const key =
      group === 'step' ? activityKey(type) : `accounts.journal.action.${action.replaceAll('.', '_')}`
    return i18n.exists(key) ? t(key) : t('accounts.journal.otherAction')
  }

  /** «роль: Куратор; где: Боровичский район». */
  function detailsOf({ details }: Pick<JournalEntryResponse, 'details'>): string {
    return Object.entries(details)
      .flatMap(([field, value]) => {
        const name = `accounts.journal.detail.${field}`
        const text = wordsOf(field, value)
        return i18n.exists(name) && text !== '' ? [`${t(name)}: ${text}`] : []
      })
      .join('; ')
  }

  function wordsOf(field: string, value: unknown): string {
    if (Array.isArray(value))
      return value
        .map((item) => wordsOf(field, item))
        .filter(Boolean)
        .join(', ')
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
    if (typeof value === 'number') return number(value)
    if (typeof value !== 'string') return ''
    if (field === 'scopeCode' || field === 'municipalityCode' || field === 'agencyCode') return placeOf(value)
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return moment(value)
    // Codes of what is done in networks; elsewhere the same fields hold words.
    const act = `accounts.journal.networkAct.${value}`
    if ((field === 'kind' || field === 'reason') && i18n.exists(act)) return t(act)
    const words = WORDS[field]
    if (words === undefined) return value
    // A code without words says nothing to a person: the file for the support has it.
    const key = `${words}.${value.replaceAll('.', '_')}`
    return i18n.exists(key) ? t(key) : ''
  }

  function placeOf(code: string): string {
    const found = [names.agencyName(code), names.municipalityName(code), names.unitName(code)]
    return found.find((name) => name !== null && name !== code) ?? code
  }

  return { actionOf, detailsOf }
}
