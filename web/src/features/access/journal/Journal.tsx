import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { JournalEntryResponse } from '@veche/contract/access.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { systemQuery } from '../../../lib/session.ts'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { NothingFound } from '../../../ui/lists/NothingFound.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { journalQuery } from '../access.queries.ts'
import { browserName } from '../browser-name.ts'
import { JournalFilter } from './JournalFilter.tsx'
import { JournalHead } from './JournalHead.tsx'
import * as styles from './journal.module.css'
import {
  EMPTY_FORM,
  groupOf,
  type JournalForm,
  numberOf,
  readJournalForm,
  toSearch,
} from './journal-filter.ts'
import { useJournalWords } from './use-journal-words.ts'

/** The page knows where a thing is opened; what is opened nowhere keeps its name. */
export type RenderObject = (entry: JournalEntryResponse, name: string) => ReactNode
type Props = {
  asked: Partial<JournalForm>
  onAsk: (form: Partial<JournalForm>) => void
  renderObject: RenderObject
}

const PAUSE_MS = 300
/** A look at a question stands in the journal, so a number that is half typed is not looked at. */
const NUMBER_PAUSE_MS = 1200

/** Who did what with users, keys and settings, and who was refused; only ever added to. */
export function Journal({ asked, onAsk, renderObject }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState<JournalForm>({ ...EMPTY_FORM, ...asked })
  const timeZone = useQuery(systemQuery).data?.timeZone ?? 'Europe/Moscow'
  const settled = useDebounced(form, form.number === '' ? PAUSE_MS : NUMBER_PAUSE_MS)
  const search = toSearch(settled, timeZone)
  const latest = useRef(onAsk)
  latest.current = onAsk
  const first = useRef(settled)
  useEffect(() => {
    if (settled !== first.current) latest.current(readJournalForm(settled))
  }, [settled])
  const filters = useFilterWords(form)
  const query = useInfiniteQuery(journalQuery(search))
  // The first day is of the question that was asked, not of the number that is being typed.
  const isAsked = numberOf(form.number) === String(search.number ?? '')
  const since = isAsked ? (query.data?.since ?? null) : null
  const asText = Object.entries(search).map(([field, value]) => [field, String(value)])
  const file = `/api/journal/export?${new URLSearchParams(asText)}`
  return (
    <>
      <JournalFilter form={form} onChange={setForm} />
      <JournalHead form={form} since={since} filters={filters} onWiden={setForm} />
      {query.isPending && <SkeletonRows label={t('accounts.journal.loading')} />}
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.data?.entries.length === 0 && (
        <NothingFound filters={filters} onClear={() => setForm(EMPTY_FORM)} />
      )}
      {query.data && query.data.entries.length > 0 && (
        <>
          <a className="lnk sm" href={file} download>
            {t('accounts.journal.export')}
          </a>
          <JournalTable
            entries={query.data.entries}
            renderObject={renderObject}
            isBusy={query.isPlaceholderData}
            isOldestFirst={form.order === 'oldest'}
            onTurn={() => setForm({ ...form, order: form.order === 'oldest' ? '' : 'oldest' })}
          />
        </>
      )}
      {query.hasNextPage && !query.isPlaceholderData && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

type TableProps = {
  entries: readonly JournalEntryResponse[]
  renderObject: RenderObject
  /** Rows of the other order still stand here. */
  isBusy: boolean
  isOldestFirst: boolean
  onTurn: () => void
}

function JournalTable({ entries, renderObject, isBusy, isOldestFirst, onTurn }: TableProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { actionOf, detailsOf } = useJournalWords()
  const Arrow = isOldestFirst ? IconArrowDown : IconArrowUp
  // Several of a minute are told apart by their seconds; all rows are written in one way.
  const whenOf = (at: string) => `${moment(at)}:${at.slice(17, 19)}`
  return (
    <section
      className={styles.scroller}
      aria-label={t('common.section.journal')}
      aria-busy={isBusy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard
      tabIndex={0}
    >
      <table className={styles.journal}>
        <thead>
          <tr>
            <th scope="col" aria-sort={isOldestFirst ? 'ascending' : 'descending'}>
              <button type="button" className="lnk" onClick={onTurn}>
                {t('accounts.journal.at')}
                <Arrow className="ic s" aria-hidden="true" />
              </button>
            </th>
            {(['who', 'what', 'details', 'from'] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`accounts.journal.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="nw">{whenOf(entry.at)}</td>
              <td data-title={t('accounts.journal.who')}>
                {entry.actorName ?? t(entry.ip ? 'accounts.journal.nobody' : 'accounts.journal.system')}
              </td>
              <td data-title={t('accounts.journal.what')}>{actionOf(entry.action)}</td>
              <td className={`muted ${styles.details}`} data-title={t('accounts.journal.details')}>
                <Details entry={entry} said={detailsOf(entry)} renderObject={renderObject} />
              </td>
              <td
                className="muted nw"
                data-title={t('accounts.journal.from')}
                title={entry.userAgent ?? undefined}
              >
                {entry.ip}
                {entry.userAgent && <span className="xs blk">{browserName(entry.userAgent)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type DetailsProps = { entry: JournalEntryResponse; said: string; renderObject: RenderObject }

function Details({ entry, said, renderObject }: DetailsProps) {
  const { objectName, actorName } = entry
  const isNamed = objectName !== null && objectName !== actorName
  return (
    <>
      {isNamed && renderObject(entry, objectName)}
      {isNamed && said !== '' && ' · '}
      {said}
    </>
  )
}

function useFilterWords(form: JournalForm): [string, string][] {
  const { who, words, number, from, to, network } = form
  const group = groupOf(form)
  const { t } = useTranslation()
  const { day } = useFormat()
  const noon = (date: string) => date && day(`${date}T12:00:00Z`)
  return [
    [t('accounts.journal.filter.who'), who],
    [t('accounts.journal.filter.words'), words],
    [t('accounts.journal.filter.number'), number],
    [t('accounts.journal.filter.what'), group && t(`accounts.journal.group.${group}`)],
    [t('accounts.journal.filter.from'), noon(from)],
    [t('accounts.journal.filter.to'), noon(to)],
    [t('accounts.journal.filter.network'), network],
  ]
}
