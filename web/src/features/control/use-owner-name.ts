import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'

/** As in the contract: the centre owns the steps before an agency and after its answer. */
const CENTRE = 'centre'

export function useOwnerName(): (owner: string) => string {
  const { t } = useTranslation()
  const names = useDirectory()
  return (owner) =>
    owner === CENTRE
      ? t('control.centre')
      : (names.agency(owner)?.shortName ?? names.agencyName(owner) ?? owner)
}
