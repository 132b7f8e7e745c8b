import type { InstallationCheck, InstallationResponse } from '@veche/contract/admin/installation.ts'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { Notice } from '../../ui/query-states.tsx'
import { State, type StateName } from '../../ui/State.tsx'
import * as styles from './Installation.module.css'
import { useCheckWords } from './use-check-words.ts'
import { type Abilities, type Way, waysOf } from './ways.ts'
import { hasNoCopy, isWithoutCopies } from './without-copies.ts'

const STATE: Record<InstallationCheck['state'], StateName> = {
  ok: 'done',
  attention: 'attention',
  late: 'late',
  unknown: 'waiting',
}
const WORST_FIRST: readonly InstallationCheck['state'][] = ['late', 'attention', 'unknown', 'ok']

/** Whoever has no copies has to hear of it: a machine that watches has a rule of its own for what is unknown. */
function shownState(check: InstallationCheck): InstallationCheck['state'] {
  if (hasNoCopy(check)) return 'late'
  return check.state === 'unknown' && isWithoutCopies(check) ? 'attention' : check.state
}

function compareChecks(one: InstallationCheck, two: InstallationCheck): number {
  return (
    Number(hasNoCopy(two)) - Number(hasNoCopy(one)) ||
    WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(two.state)
  )
}

/** Makes one now, before anything is set up; the settings make one each night. */
const BACKUP_COMMAND = 'npx veche backup /mnt/backup --key-file /etc/veche-backup.key'

export type RenderWay = (way: Way, words: string) => ReactNode
type Props = { installation: InstallationResponse; abilities: Abilities; renderWay: RenderWay }

/** What is not well stands first; each line says the figure and, if it is wrong, what to do and where. */
export function Installation({ installation, abilities, renderWay }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const wordsOf = useCheckWords()
  const checks = installation.checks
    .map((check) => ({ ...check, state: shownState(check) }))
    .toSorted(compareChecks)
  const isSilent = !installation.isMailSetUp
  const found = checks[0]?.state ?? 'ok'
  const worst = isSilent && found !== 'late' ? 'attention' : found
  return (
    <section className={`panel ${styles.installation}`} aria-label={t('common.section.installation')}>
      <p className="row g3 wrap">
        <State name={STATE[worst === 'unknown' ? 'ok' : worst]} look="pill">
          {t(`installation.whole.${worst === 'unknown' ? 'ok' : worst}`)}
        </State>
        <span className="sm muted">
          {t('installation.version', { version: installation.version })} ·{' '}
          {t('installation.startedAt', { moment: moment(installation.startedAt) })}
        </span>
      </p>
      {checks.some(hasNoCopy) && (
        <Notice state="late" title={t('installation.noCopy')}>
          <p>{t('installation.noCopyText')}</p>
          <p className={styles.command}>
            <code>{BACKUP_COMMAND}</code>
          </p>
          <p>{t('installation.fix.backup_unset')}</p>
        </Notice>
      )}
      {isSilent && (
        <Notice state="attention" title={t('installation.noMail')}>
          {t('installation.noMailText')}
        </Notice>
      )}
      <ul>
        {checks.map((check) => (
          <li key={check.code} className={styles.check}>
            <b className={styles.checkName}>{t(`installation.check.${check.code}`)}</b>
            <State name={STATE[check.state]}>{t(`installation.state.${check.state}`)}</State>
            <span className="grow sm">
              {wordsOf(check)}
              {(check.state === 'attention' || check.state === 'late') && !hasNoCopy(check) && (
                <span className="blk muted">
                  {t(`installation.fix.${isWithoutCopies(check) ? 'backup_unset' : check.code}`)}
                  {waysOf(check, abilities).map((way) => (
                    <Fragment key={way}> {renderWay(way, t(`installation.way.${way}`))}</Fragment>
                  ))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
