import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import { READER_STATES } from '@veche/contract/values/orders.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { FileList } from './FileList.tsx'
import * as styles from './orders.module.css'
import {
  type BulletinReader,
  exportUrl,
  type PeopleFilter,
  type ProgressGroup,
  peopleQuery,
  progressQuery,
} from './orders.queries.ts'

type Shown = Omit<PeopleFilter, 'state'> & { place: string }

/** Who has read and done it, by municipality: for the author and whoever leads them. */
export function Progress({ bulletin }: { bulletin: BulletinResponse }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const [shown, setShown] = useState<Shown | null>(null)
  const { data, error, refetch } = useQuery(progressQuery(bulletin.id))
  const isTask = bulletin.content.task !== null
  const placeOf = usePlaceOf()
  const isDone = ({ must, done }: ProgressGroup) => Number(done >= must)
  const groups = (data?.groups ?? []).toSorted(
    (one, two) => isDone(one) - isDone(two) || placeOf(one).localeCompare(placeOf(two)),
  )
  return (
    <section className={`col g3 ${styles.progress}`}>
      <div className="row g2 wrap">
        <h2>{t(bulletin.seesOwnPeople ? 'orders.progressOwn' : 'orders.progress')}</h2>
        <span className="row g2 wrap no-print">
          <Button size="s" onClick={() => setShown({ place: t('orders.allPeople') })}>
            {t('orders.allPeople')}
          </Button>
          <a className="btn s" href={exportUrl(bulletin.id)} download>
            {t('orders.export')}
          </a>
        </span>
      </div>
      {data?.remindedAt && (
        <p className="sm muted">{t('orders.remindedAt', { moment: moment(data.remindedAt) })}</p>
      )}
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('orders.loading')} />}
      {data && (
        <table className={`dtb ${styles.progressTable}`} aria-label={t('orders.progressTable')}>
          <thead>
            <tr>
              <th scope="col">{t('orders.column.place')}</th>
              <th scope="col">{t('orders.column.read')}</th>
              {isTask && <th scope="col">{t('orders.column.done')}</th>}
              {isTask && <th scope="col">{t('orders.column.words')}</th>}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Group
                key={`${group.municipalityCode} ${group.agencyCode}`}
                group={group}
                isTask={isTask}
                onShow={setShown}
              />
            ))}
          </tbody>
        </table>
      )}
      {shown && <People bulletinId={bulletin.id} shown={shown} onClose={() => setShown(null)} />}
    </section>
  )
}

function usePlaceOf() {
  const { t } = useTranslation()
  const { municipalityName, agencyName } = useDirectory()
  return ({ municipalityCode, agencyCode }: Pick<ProgressGroup, 'municipalityCode' | 'agencyCode'>) =>
    municipalityName(municipalityCode) ?? agencyName(agencyCode) ?? t('orders.centre')
}

type GroupProps = { group: ProgressGroup; isTask: boolean; onShow: (shown: Shown) => void }

function Group({ group, isTask, onShow }: GroupProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { municipalityCode, agencyCode, people, read, must, done, doneLate, deed, isLate } = group
  const place = usePlaceOf()(group)
  const where = {
    ...(municipalityCode !== null && { municipalityCode }),
    ...(agencyCode !== null && { agencyCode }),
    ...(municipalityCode === null && agencyCode === null && { isCentre: 'true' as const }),
  }
  return (
    <tr>
      <th scope="row">
        {people > 0 ? (
          <button
            type="button"
            className={styles.place}
            aria-label={t('orders.showPeople', { place })}
            onClick={() => onShow({ ...where, place })}
          >
            {place}
          </button>
        ) : (
          place
        )}
      </th>
      <td data-title={t('orders.column.read')}>
        {people > 0 ? t('orders.of', { part: read, all: people }) : t('orders.nobody')}
      </td>
      {isTask && (
        <td data-title={t('orders.column.done')}>
          {must === 1 && done === 1 && deed ? (
            <State name="done">{t('orders.deed.done')}</State>
          ) : (
            must > 0 && t('orders.of', { part: done, all: must })
          )}{' '}
          {doneLate > 0 && <State name="attention">{t('orders.counts.doneLate', { count: doneLate })}</State>}{' '}
          {isLate && <State name="late">{t('orders.late')}</State>}
        </td>
      )}
      {isTask && (
        <td data-title={t('orders.column.words')}>
          {deed && (
            <>
              {deed.state === 'cannot' && <State name="attention">{t('orders.deed.cannot')}</State>}{' '}
              {deed.words && <span className="pre">{deed.words} </span>}
              {deed.link && <DeedLink link={deed.link} />}
              <FileList files={deed.files} />
              <span className="sm muted blk">
                {t('orders.saidBy', { name: deed.byName, moment: moment(deed.at) })}
              </span>
            </>
          )}
        </td>
      )}
    </tr>
  )
}

function DeedLink({ link }: { link: string }) {
  return (
    <a href={link} target="_blank" rel="noopener noreferrer" className={styles.longLink}>
      {link}
    </a>
  )
}

type PeopleProps = { bulletinId: string; shown: Shown; onClose: () => void }

function People({ bulletinId, shown: { place, ...where }, onClose }: PeopleProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<PeopleFilter['state']>()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    peopleQuery(bulletinId, { ...where, ...(state && { state }) }),
  )
  const people = data?.pages.flatMap((page) => page.people)
  return (
    <Dialog title={place} onClose={onClose} isWide>
      <div className="dlg-b">
        <SelectField
          label={t('orders.peopleState')}
          name="state"
          value={state ?? ''}
          onChange={({ target }) => setState(READER_STATES.find((code) => code === target.value))}
        >
          <option value="">{t('orders.anyState')}</option>
          {READER_STATES.map((code) => (
            <option key={code} value={code}>
              {t(`orders.peopleOf.${code}`)}
            </option>
          ))}
        </SelectField>
        {error && !people && <ErrorNotice error={error} onRetry={refetch} />}
        {!people && !error && <SkeletonRows label={t('orders.loading')} />}
        {people?.length === 0 && <p className="muted">{t('orders.nobodyFound')}</p>}
        <ul className={styles.people} aria-label={t('orders.people')}>
          {people?.map((person) => (
            <PersonRow key={person.userId} person={person} />
          ))}
        </ul>
        {hasNextPage && (
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('orders.more')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function PersonRow({ person }: { person: BulletinReader }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { agencyName } = useDirectory()
  const { name, agencyCode, readAt, deed, words, link, files, doneAt } = person
  return (
    <li>
      <b className="m">{name}</b> <span className="sm muted">{agencyName(agencyCode)}</span>
      <p className="sm">
        {readAt ? t('orders.personRead', { moment: moment(readAt) }) : t('orders.personUnread')}
        {deed && deed !== 'taken_back' && (
          <>
            {' · '}
            <State name={deed === 'done' ? 'done' : 'attention'}>{t(`orders.deed.${deed}`)}</State>{' '}
            {doneAt && moment(doneAt)}
          </>
        )}
      </p>
      {words && <p className="sm pre">{words}</p>}
      {link && <DeedLink link={link} />}
      <FileList files={files} />
    </li>
  )
}
