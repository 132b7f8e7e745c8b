import { PULSE_REST } from '@veche/contract/values/portal/pulse.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'

/** A group is called as its municipality or its body. */
export function useGroupNames(): (group: string) => string {
  const { t } = useTranslation()
  const { agencyName, municipalityName } = useDirectory()
  return (group) => {
    const [kind, code] = group.split(':')
    if (group === PULSE_REST) return t('pulse.rest')
    if (code === undefined) return t('pulse.centre')
    return (kind === 'agency' ? agencyName(code) : municipalityName(code)) ?? code
  }
}
