import type { ProbeResponse } from '@veche/contract/channels.ts'
import { useTranslation } from 'react-i18next'
import { StateShape } from '../../ui/State.tsx'
import * as styles from './checks.module.css'
import { useCheckTitle } from './remark/use-first-remark.ts'

type Check = ProbeResponse['checks'][number]
const STATE = { ok: 'done', warning: 'attention', failed: 'late' } as const

/** Each check in words; what is not in order says how to mend it. Trouble comes first. */
export function ProbeChecks({ checks }: { checks: Check[] }) {
  const { t } = useTranslation()
  const order = { failed: 0, warning: 1, ok: 2 }
  const sorted = [...checks].sort((one, two) => order[one.state] - order[two.state])
  return (
    <ul className={styles.checks} aria-label={t('channels.checks')}>
      {sorted.map((check) => (
        <ProbeRow key={check.code} check={check} />
      ))}
    </ul>
  )
}

function ProbeRow({ check }: { check: Check }) {
  const { t, i18n } = useTranslation()
  const base = `channels.probe.${check.code.replaceAll('.', '_')}`
  const isWell = check.state === 'ok'
  const title = useCheckTitle()(check)
  const details = Object.fromEntries(
    Object.entries(check.details).map(([key, value]) => [key, String(value ?? '—')]),
  )
  return (
    <li className={`${styles.check} ${STATE[check.state]}`}>
      <StateShape name={STATE[check.state]} />
      <div className="grow">
        <span className={isWell ? '' : 'm'}>
          <span className="sr">{t(`channels.probeState.${check.state}`)}</span> {title}
        </span>
        {!isWell && i18n.exists(`${base}.fix`) && <p className="sm">{t(`${base}.fix`, details)}</p>}
        {!isWell && check.details.reason && (
          <p className="xs muted">{t('channels.reasonCode', { code: String(check.details.reason) })}</p>
        )}
      </div>
    </li>
  )
}
