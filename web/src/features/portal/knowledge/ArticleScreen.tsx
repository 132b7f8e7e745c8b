import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ArticleResponse } from '@veche/contract/portal/knowledge.ts'
import { articleLacks } from '@veche/contract/rules/portal/article-lacks.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ReasonDialog } from '../../../ui/overlays/ReasonDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { ArticleDialog } from './ArticleDialog.tsx'
import { ArticleVersions } from './ArticleVersions.tsx'
import * as styles from './knowledge.module.css'
import { type ArticleCommand, sendCommand } from './knowledge.queries.ts'
import { Norms } from './Norms.tsx'
import { Prose } from './Prose.tsx'
import { useLacks } from './use-lacks.ts'
import { VoteBar } from './VoteBar.tsx'

const COMMAND = schemaOf(() => import('@veche/contract/portal/knowledge.ts'), 'ArticleCommand')
const PARTS = ['need', 'steps', 'term', 'who', 'avoid'] as const

type Props = {
  article: ArticleResponse
  back: ReactNode
  /** The way to whoever answers for it at this moment: it belongs to another room. */
  who?: ReactNode
}

/** What to do, in the order in which it is needed; who stands for it, and till when. */
export function ArticleScreen({ article, back, who }: Props) {
  const { t } = useTranslation()
  const { content } = article
  return (
    <article className={styles.article}>
      <header className="page-h">
        {back}
        <h1>{content.title}</h1>
      </header>
      <Stand article={article} />
      <Offer article={article} />
      <Actions article={article} />
      {PARTS.filter((part) => part !== 'avoid' && content[part] !== '').map((part) => (
        <section key={part}>
          <h2>{t(`portal.part.${part}`)}</h2>
          <Prose text={content[part]} />
        </section>
      ))}
      {who}
      <Norms norms={content.norms} />
      <Answers answers={content.answers} remarks={article.answerRemarks} />
      {content.avoid !== '' && (
        <section className={styles.avoid}>
          <h2>{t('portal.part.avoid')}</h2>
          <Prose text={content.avoid} />
        </section>
      )}
      <Facts article={article} />
      <VoteBar article={article} />
    </article>
  )
}

/** Whatever makes its words less than sure stands before them. */
function Stand({ article }: { article: ArticleResponse }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const { state, isStale, isWaiting, content, newestNo, returned, applies } = article
  const lacks = useLacks(content)
  const isUnapproved = article.mayWrite && state !== 'withdrawn' && applies?.versionNo !== article.versionNo
  const versions = { applies: applies?.versionNo ?? 0, newest: newestNo }
  return (
    <>
      {state === 'withdrawn' && <Notice state="late" title={t('portal.withdrawnTitle')} />}
      {isStale && (
        <Notice state="attention" title={t('portal.staleTitle', { day: date(content.validUntil) })}>
          {t('portal.staleText')}
        </Notice>
      )}
      {returned && (
        <Notice state="attention" title={t('portal.returnedTitle')}>
          {t('portal.returnedText', { ...returned, day: date(returned.at) })}
        </Notice>
      )}
      {isWaiting && (
        <Notice state="waiting" title={t(applies ? 'portal.newerTitle' : 'portal.waitingTitle', versions)}>
          {t('portal.waitingText', { name: storedWords(article.written.name, t) })}
        </Notice>
      )}
      {isUnapproved && lacks !== '' && (
        <Notice state="attention" title={t('portal.lacksTitle')}>
          {t('portal.lacksText', { fields: lacks })}
        </Notice>
      )}
      {returned && applies && <p className="sm">{t('portal.appliesMeanwhile', versions)}</p>}
    </>
  )
}

/** Who reads it and beside which questions it lies: known before it is approved. */
function Offer({ article }: { article: ArticleResponse }) {
  const { t } = useTranslation()
  const { directory, municipalityName } = useDirectory()
  const { content, applies, versionNo } = article
  const topics = directory.topics.filter(({ code }) => content.topicCodes.includes(code))
  const lines = [
    [
      'residents',
      t(`portal.residents.${residentsOf(article)}`, { version: applies?.versionNo ?? versionNo }),
    ],
    ['topics', topics.map(({ name }) => name).join(', ') || t('portal.byWords')],
    ['places', content.municipalityCodes.map(municipalityName).join(', ') || t('portal.everywhere')],
    [
      'seasons',
      content.seasons.map((season) => t(`portal.season.${season}`)).join(', ') || t('portal.always'),
    ],
  ] as const
  return (
    <section aria-label={t('portal.offer')}>
      <dl className={`sm ${styles.factTable}`}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt className="muted">{t(`portal.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function residentsOf({ state, content, applies, versionNo }: ArticleResponse) {
  if (state === 'withdrawn') return 'no'
  if (applies?.versionNo === versionNo) return applies.isPublic ? 'yes' : 'no'
  if (applies?.isPublic) return content.isPublic ? 'former' : 'formerOnly'
  return content.isPublic ? 'later' : 'no'
}

function Actions({ article }: { article: ArticleResponse }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'edit' | 'return' | 'withdraw' | 'versions' | null>(null)
  const { run, isPending } = useCommand(article.id)
  const { state, mayWrite, mayApprove, mayReturn, newestNo } = article
  const close = () => setOpen(null)
  return (
    <div className={`row g2 wrap ${styles.actions}`}>
      {mayApprove && (
        <Button
          look="primary"
          isBusy={isPending}
          disabled={articleLacks(article.content).length > 0}
          onClick={() => run({ type: 'approve', expectedVersion: newestNo })}
        >
          {t('portal.approve')}
        </Button>
      )}
      {mayReturn && <Button onClick={() => setOpen('return')}>{t('portal.return')}</Button>}
      {mayWrite && state !== 'withdrawn' && (
        <Button onClick={() => setOpen('edit')}>{t('portal.edit')}</Button>
      )}
      <Button look="quiet" onClick={() => setOpen('versions')}>
        {t('portal.versions')}
      </Button>
      {mayWrite && state === 'published' && (
        <Button look="quiet" onClick={() => setOpen('withdraw')}>
          {t('portal.withdraw')}
        </Button>
      )}
      {mayWrite && state === 'withdrawn' && (
        <Button isBusy={isPending} onClick={() => run({ type: 'restore' })}>
          {t('portal.restore')}
        </Button>
      )}
      <Button look="quiet" onClick={() => window.print()}>
        {t('portal.print')}
      </Button>
      {open === 'edit' && <ArticleDialog article={article} onClose={close} />}
      {open === 'return' && (
        <ReasonDialog
          type="return"
          words={{
            ...{ title: t('portal.return'), done: t('portal.done.return') },
            ...{ reason: t('portal.returnReason'), noReason: t('portal.noReturnReason') },
          }}
          refresh={['articles']}
          schema={COMMAND}
          under={{ expectedVersion: newestNo }}
          send={(command) => sendCommand(article.id, { ...command, expectedVersion: newestNo })}
          onClose={close}
        />
      )}
      {open === 'withdraw' && (
        <ReasonDialog
          type="withdraw"
          words={{
            ...{ title: t('portal.withdraw'), done: t('portal.done.withdraw') },
            ...{ reason: t('portal.reason'), noReason: t('portal.noReason') },
          }}
          refresh={['articles']}
          schema={COMMAND}
          send={(command) => sendCommand(article.id, command)}
          onClose={close}
        />
      )}
      {open === 'versions' && <ArticleVersions articleId={article.id} onClose={close} />}
    </div>
  )
}

function useCommand(articleId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (command: ArticleCommand) => sendCommand(articleId, command),
    onSuccess: (_article, { type }) => showToast(t(`portal.done.${type}`)),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['articles'] }),
  })
  return { run: mutate, isPending }
}

type AnswersProps = { answers: readonly string[]; remarks: ArticleResponse['answerRemarks'] }

function Answers({ answers, remarks }: AnswersProps) {
  const { t } = useTranslation()
  if (answers.length === 0) return null
  return (
    <section>
      <h2>{t('portal.part.answers')}</h2>
      <ul>
        {answers.map((answer, place) => (
          <li key={answer} className={styles.answer}>
            <p className="pre">{answer}</p>
            <Remarks remarks={remarks.filter((one) => one.answer === place)} />
            <Button size="s" onClick={() => void copy(answer, t('portal.copied'))}>
              {t('portal.copy')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Said of the text as of any answer, before it is put into a thousand of them. */
function Remarks({ remarks }: Pick<AnswersProps, 'remarks'>) {
  const { t } = useTranslation()
  if (remarks.length === 0) return null
  return (
    <div className="no-print">
      <p className="sm">{t('portal.remarks')}</p>
      <ul className="sm">
        {remarks.map(({ code, words }) => (
          <li key={code}>
            {t(`portal.remark.${code}`)}
            {words.length > 0 && <>: {words.map(quoted).join(', ')}</>}
          </li>
        ))}
      </ul>
    </div>
  )
}

async function copy(text: string, done: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  showToast(done)
}

function Facts({ article }: { article: ArticleResponse }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const { content, written, approved, versionNo } = article
  const facts = [
    ['responsible', content.responsible],
    ['checked', date(content.checkedOn)],
    ['validUntil', date(content.validUntil)],
    [
      'written',
      t('portal.by', { name: storedWords(written.name, t), day: date(written.at), version: versionNo }),
    ],
    [
      'approved',
      approved ? t('portal.byWhom', { name: storedWords(approved.name, t), day: date(approved.at) }) : '',
    ],
  ] as const
  return (
    <dl className={`sm ${styles.factTable}`}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt className="muted">{t(`portal.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
