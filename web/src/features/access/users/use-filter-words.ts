import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import type { UsersSearch } from './users-filter.ts'

/** What people are chosen by, as the fields of the filter say it. */
export function useFilterWords(
  search: UsersSearch,
): [name: string, value: string | null | undefined | false][] {
  const { t } = useTranslation()
  const { agencyName, municipalityName } = useDirectory()
  const { search: words, role, agencyCode, municipalityCode, state, idleDays, withoutSecondFactor } = search
  return [
    [t('accounts.users.search'), words],
    [t('accounts.users.role'), role && t(`access.roles.${role}`)],
    [t('accounts.users.agency'), agencyCode && agencyName(agencyCode)],
    [t('accounts.users.municipality'), municipalityCode && municipalityName(municipalityCode)],
    [t('accounts.users.state'), state && t(`accounts.users.states.${state}`)],
    [t('accounts.users.idle'), idleDays !== undefined && t('accounts.users.idleDays', { count: idleDays })],
    [t('accounts.users.factor'), withoutSecondFactor && t('accounts.users.noFactor')],
  ]
}
