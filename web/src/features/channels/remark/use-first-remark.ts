import type { ChannelResponse, ProbeResponse } from '@veche/contract/channels.ts'
import { useTranslation } from 'react-i18next'

type Check = ProbeResponse['checks'][number]

/** The name of a check says how it should be: beside a mark of trouble it is what is not so. */
export function useCheckTitle(): (check: Check) => string {
  const { t, i18n } = useTranslation()
  return ({ code, state }) => {
    const base = `channels.probe.${code.replaceAll('.', '_')}`
    const named = i18n.exists(`${base}.title`) ? t(`${base}.title`) : code
    if (state === 'ok') return named
    return i18n.exists(`${base}.wrong`) ? t(`${base}.wrong`) : t('channels.probeWrong', { name: named })
  }
}

type Remarked = Pick<ChannelResponse, 'isActive' | 'checks' | 'isSilent' | 'openGaps' | 'unknownSends'>

/** What asks to be looked at first, in words; null: nothing does, or the page is paused. */
export function useFirstRemark(): (channel: Remarked) => string | null {
  const { t } = useTranslation()
  const titleOf = useCheckTitle()
  return ({ isActive, checks, isSilent, openGaps, unknownSends }) => {
    if (!isActive) return null
    const failed = checks.find(({ state }) => state === 'failed')
    if (failed) return titleOf(failed)
    if (isSilent) return t('channels.silent')
    if (openGaps > 0) return t('channels.openGaps', { count: openGaps })
    if (unknownSends > 0) return t('channels.unknownSends', { count: unknownSends })
    // A key that was never given is no trouble.
    const doubted = checks.find(({ state, details }) => state === 'warning' && details.present !== false)
    return doubted ? titleOf(doubted) : null
  }
}
