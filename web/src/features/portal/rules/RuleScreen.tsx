import { useInfiniteQuery } from '@tanstack/react-query'
import { reachOf, vainActs } from '@veche/contract/rules/portal/rule-steps.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { DryRunPanel } from './DryRunPanel.tsx'
import { FiringList } from './FiringList.tsx'
import { VainAct } from './lines/VainAct.tsx'
import type { RenderQuestion } from './MatchList.tsx'
import { RuleBar } from './RuleBar.tsx'
import type { RenderPeople } from './RuleDialog.tsx'
import { RuleState } from './RuleList.tsx'
import { RuleSentence } from './RuleSentence.tsx'
import * as styles from './rules.module.css'
import { firingsQuery, type Rule } from './rules.queries.ts'

type Props = {
  rule: Rule
  back: ReactNode
  renderQuestion: RenderQuestion
  renderPeople?: RenderPeople | undefined
}

/** One rule: what it says, whether it works, what it would have done and what it did. */
export function RuleScreen({ rule, back, renderQuestion, renderPeople }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { no, content, newestNo, writtenByName, writtenAt, versions } = rule
  return (
    <article className={styles.ruleScreen}>
      <header className="page-h">
        {back}
        <h1>{content.name}</h1>
      </header>
      <p className="sm muted row g2 wrap">
        <RuleState {...rule} />
        <span>{t('rules.number', { no })}</span>
        <span>{t('rules.version', { no: newestNo, name: writtenByName, at: shortMoment(writtenAt) })}</span>
      </p>
      <Stand rule={rule} />
      <RuleSentence content={content} />
      {content.asksFirst && <p className="sm">{t('rules.asksFirstHint')}</p>}
      <RuleBar {...{ rule, renderPeople }} />
      <DryRunPanel rule={rule} renderQuestion={renderQuestion} />
      <Firings ruleId={rule.id} renderQuestion={renderQuestion} />
      {versions.length > 1 && (
        <details>
          <summary>{t('rules.versions')}</summary>
          {versions.map((version) => (
            <section key={version.versionNo} className="col g1">
              <h3 className="sm">
                {t('rules.version', {
                  no: version.versionNo,
                  name: version.writtenByName,
                  at: shortMoment(version.writtenAt),
                })}
              </h3>
              <RuleSentence content={version.content} />
            </section>
          ))}
        </details>
      )}
    </article>
  )
}

function Stand({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const reach = reachOf(rule.content)
  const vain = vainActs(reach)
  const { restReason, restingSince, proposedByName, newestNo, activeNo, needsSecondPerson, abilities } = rule
  return (
    <>
      {rule.isStopped && <Notice state="attention" title={t('rules.stoppedText')} />}
      {restReason && restingSince && (
        <Notice
          state="late"
          title={t('rules.restedSince', {
            at: shortMoment(restingSince),
            why: t(`rules.rest.${restReason}`),
          })}
        />
      )}
      {proposedByName && (
        <Notice state="attention" title={t('rules.proposedBy', { name: proposedByName, no: newestNo })}>
          <Seconds rule={rule} />
        </Notice>
      )}
      {activeNo !== null && activeNo !== newestNo && (
        <Notice state="waiting" title={t('rules.newerVersion', { active: activeNo, newest: newestNo })} />
      )}
      {vain.length > 0 && activeNo !== newestNo && (
        <Notice state="attention" title={t('rules.vain.screen')}>
          {vain.map((index) => (
            <div key={index}>
              <b className="sm">{t(`rules.act.${reach.acts[index] ?? 'notify'}`)}</b>
              <VainAct reach={reach} index={index} />
            </div>
          ))}
        </Notice>
      )}
      {needsSecondPerson && abilities.switchOn && (
        <div className="sm">
          <p className="muted">{t('rules.secondPerson')}</p>
          <Seconds rule={rule} />
        </div>
      )}
    </>
  )
}

/** Nobody need guess whom to ask, or waits for somebody who is not there. */
function Seconds({ rule: { seconds } }: { rule: Rule }) {
  const { t } = useTranslation()
  const { names, count } = seconds
  if (count === 0) return <p>{t('rules.seconds.nobody')}</p>
  const others = count - names.length
  return (
    <p>
      {t('rules.seconds.names', { names: names.join(', ') })}
      {others > 0 && ` ${t('rules.seconds.others', { count: others })}`}
    </p>
  )
}

function Firings({ ruleId, renderQuestion }: { ruleId: string; renderQuestion: RenderQuestion }) {
  const { t } = useTranslation()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(firingsQuery({ ruleId }))
  const firings = data?.pages.flatMap((page) => page.firings) ?? []
  if (firings.length === 0) return null
  return (
    <section className="col g2">
      <h2>{t('rules.journal')}</h2>
      <FiringList firings={firings} renderQuestion={renderQuestion} />
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  )
}
