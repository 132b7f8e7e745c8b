import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as room from '../room-list.module.css'
import type { KeptAct } from './kept-acts.ts'
import type { BulletinRow } from './orders.queries.ts'
import { useKeptActs } from './use-kept-acts.ts'

export type RenderBulletin = (bulletinId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; bulletins: readonly BulletinRow[]; renderBulletin: RenderBulletin }

/** What waits for its reader: not read, or not done though they must. */
export function isWaiting({ state, isRead, isMine, deed }: BulletinRow): boolean {
  return state === 'open' && (!isRead || (isMine && (deed === null || deed === 'taken_back')))
}

/** As it will be when what was pressed here has arrived. */
export function withKept(row: BulletinRow, acts: readonly KeptAct[]): BulletinRow {
  const own = acts.filter(({ bulletinId }) => bulletinId === row.id)
  // What met another word has not been said yet.
  const deed = own.filter((act) => act.kind === 'deed').findLast(({ met }) => met === undefined)
  const isRead = row.isRead || own.some(({ kind }) => kind === 'read')
  return {
    ...row,
    isRead,
    ...(deed && { deed: deed.state, isLate: deed.state === 'taken_back' && row.isLate }),
  }
}

export function BulletinList({ label, bulletins, renderBulletin }: Props) {
  const acts = useKeptActs()
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={label}>
      {bulletins.map((bulletin) => (
        <li key={bulletin.id}>
          {renderBulletin(bulletin.id, <Line bulletin={withKept(bulletin, acts)} />, room.roomRow)}
        </li>
      ))}
    </ul>
  )
}

function Line({ bulletin }: { bulletin: BulletinRow }) {
  const { t } = useTranslation()
  const { day, shortMoment } = useFormat()
  const { kind, title, act, dueOn, authorName, publishedAt } = bulletin
  const facts = [
    t(`orders.kind.${kind}`),
    publishedAt && t('orders.by', { name: authorName, moment: shortMoment(publishedAt) }),
  ]
  return (
    <>
      <span className={room.subject}>
        <b className={`blk ${isWaiting(bulletin) ? 'b' : 'm'}`}>{title}</b>
        {act && <span className="sm blk">{act}</span>}
        <span className="sm muted">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`sm ${room.marks}`}>
        <Marks bulletin={bulletin} />
        {dueOn && <span className="m nw">{t('orders.dueOn', { day: day(dueOn) })}</span>}
      </span>
    </>
  )
}

function Marks({ bulletin }: { bulletin: BulletinRow }) {
  const { t } = useTranslation()
  const { state, isRead, isLate, isCorrected, deed } = bulletin
  return (
    <>
      {state !== 'open' && (
        <State name={state === 'withdrawn' ? 'attention' : state === 'draft' ? 'waiting' : 'done'}>
          {t(`orders.state.${state}`)}
        </State>
      )}
      {isLate && <State name="late">{t('orders.late')}</State>}
      {state === 'open' && !isRead && (
        <State name="waiting">{t(deed === 'done' ? 'orders.leftToRead' : 'orders.unread')}</State>
      )}
      {isCorrected && <span className="tag">{t('orders.corrected')}</span>}
      {deed === 'done' && state === 'open' && <State name="done">{t('orders.deed.done')}</State>}
      {deed === 'cannot' && <State name="attention">{t('orders.deed.cannot')}</State>}
    </>
  )
}
