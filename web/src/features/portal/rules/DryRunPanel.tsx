import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, Notice } from '../../../ui/query-states.tsx'
import { MatchList, type RenderQuestion } from './MatchList.tsx'
import { RuleFits } from './RuleFits.tsx'
import * as styles from './rules.module.css'
import { type DryRun, matchesQuery, REFRESH, type Rule, startDryRun } from './rules.queries.ts'
import { useActWords } from './use-rule-words.ts'

type Props = { rule: Rule; renderQuestion: RenderQuestion }

/** What the newest version would have done in the last month, beside what people did. */
export function DryRunPanel({ rule, renderQuestion }: Props) {
  const { t } = useTranslation()
  const { dryRun, abilities } = rule
  const start = useStart(rule.id)
  return (
    <section className="col g2" aria-label={t('rules.tried')}>
      <h2>{t('rules.tried')}</h2>
      {!dryRun && <p className="muted">{t('rules.untried')}</p>}
      {dryRun?.state === 'running' && (
        <div className="col g1" role="status">
          <span>{t('rules.trying', { percent: dryRun.percent })}</span>
          <progress max={100} value={dryRun.percent} aria-label={t('rules.tried')} />
        </div>
      )}
      {dryRun?.state === 'done' && <Found rule={rule} run={dryRun} />}
      {abilities.dryRun && (
        <div className="row">
          <Button
            look={dryRun ? 'default' : 'primary'}
            isBusy={start.isPending}
            onClick={() => start.mutate()}
          >
            {t(dryRun ? 'rules.tryAgain' : 'rules.try')}
          </Button>
        </div>
      )}
      {dryRun?.state === 'done' && <Matches ruleId={rule.id} run={dryRun} renderQuestion={renderQuestion} />}
    </section>
  )
}

function useStart(ruleId: string) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => startDryRun(ruleId),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
}

function Found({ rule: { content }, run }: { rule: Rule; run: DryRun }) {
  const { t } = useTranslation()
  const actWords = useActWords()
  const { counted, day, number } = useFormat()
  const budget = { count: run.busiestHour, budget: content.hourlyBudget }
  const isOver = run.busiestHour > content.hourlyBudget
  return (
    <>
      <p>
        <b>{t('rules.tryFound', counted(run.matchedCount))}.</b>{' '}
        <span className="muted">
          {t('rules.tryOf', { looked: number(run.lookedCount), from: day(run.from), until: day(run.until) })}
        </span>
      </p>
      {run.fits && <RuleFits content={content} fits={run.fits} />}
      {isOver && <Notice state="attention" title={t('rules.overBudget', budget)} />}
      {!isOver && run.matchedCount > 0 && <p className="sm muted">{t('rules.busiest', budget)}</p>}
      {run.acts.length > 0 && (
        <>
          <h3>{t('rules.beside')}</h3>
          <ul className={styles.ruleActs}>
            {run.acts.map(({ index, planned, same, other, none, nothing, refused }) => {
              const act = content.acts[index]
              const people = [
                t('rules.same', { count: same }),
                t('rules.other', { count: other }),
                t('rules.left', { count: none }),
              ]
              return (
                <li key={index}>
                  {t('rules.besideAct', { act: act ? actWords(act) : '', planned: number(planned) })}
                  {nothing > 0 && <span className="sm blk">{t('rules.alreadySo', { count: nothing })}</span>}
                  {refused > 0 && (
                    <span className="sm blk">{t('rules.notPossible', { count: refused })}</span>
                  )}
                  {same + other + none > 0 && <span className="sm muted blk">{people.join(' · ')}</span>}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </>
  )
}

function Matches({
  ruleId,
  run,
  renderQuestion,
}: {
  ruleId: string
  run: DryRun
  renderQuestion: RenderQuestion
}) {
  const { t } = useTranslation()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    matchesQuery(ruleId, run.id),
  )
  const matches = data?.pages.flatMap((page) => page.matches) ?? []
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (data && matches.length === 0) return <p className="muted">{t('rules.noMatches')}</p>
  return (
    <>
      <h3>{t('rules.matches')}</h3>
      <MatchList label={t('rules.matches')} matches={matches} renderQuestion={renderQuestion} />
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}
