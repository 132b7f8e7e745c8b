import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useHasLine } from '../../../lib/line/line.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { DeedDialog } from './DeedDialog.tsx'
import { FileList } from './FileList.tsx'
import type { KeptAct, Deed as KeptDeed } from './kept-acts.ts'
import * as styles from './orders.module.css'
import { useKeptActs, useMetDeed, usePress } from './use-kept-acts.ts'

/** «Прочитано» and «Сделано»: under the words, where a thumb finds them. */
export function ActBar({ bulletin }: { bulletin: BulletinResponse }) {
  const acts = useKeptActs().filter(({ bulletinId }) => bulletinId === bulletin.id)
  const { state, publishedAt } = bulletin
  if (publishedAt === null || !bulletin.isAddressed) return null
  return (
    <section className={`${styles.actBar} no-print`}>
      <Reading bulletin={bulletin} acts={acts} />
      {state === 'open' || state === 'done' ? <Doing bulletin={bulletin} acts={acts} /> : null}
    </section>
  )
}

type Part = { bulletin: BulletinResponse; acts: readonly KeptAct[] }

function Reading(part: Part) {
  // The button goes with its press: whoever is at the keys stays where it was.
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} tabIndex={-1} className={styles.reading}>
      <ReadMark {...part} onPressed={() => place.current?.focus()} />
    </div>
  )
}

function ReadMark({ bulletin, acts, onPressed }: Part & { onPressed: () => void }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const press = usePress()
  const hasLine = useHasLine()
  const { id, versionNo, readAt, state } = bulletin
  if (readAt) return <State name="done">{t('orders.readAt', { moment: moment(readAt) })}</State>
  if (acts.some((act) => act.kind === 'read' && act.versionNo === versionNo))
    return <State name="waiting">{t(hasLine ? 'orders.sending' : 'orders.keptRead')}</State>
  if (state !== 'open') return null
  function read() {
    press({ kind: 'read', bulletinId: id, versionNo })
    onPressed()
  }
  return (
    <Button look="primary" size="xl" className={styles.wideButton} onClick={read}>
      {t('orders.read')}
    </Button>
  )
}

function Doing({ bulletin, acts }: Part) {
  const { t } = useTranslation()
  const { content, subjects, state } = bulletin
  if (!content.task) return null
  if (subjects.length === 0)
    return state === 'open' ? <p className="sm muted">{t('orders.notYours')}</p> : null
  return subjects.map((subject) => (
    <DoneFor key={subject} subject={subject} bulletin={bulletin} acts={acts} />
  ))
}

function DoneFor({ subject, bulletin, acts }: Part & { subject: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'done' | 'cannot' | null>(null)
  const { content, deeds, state } = bulletin
  const { agencyName, municipalityName } = useDirectory()
  const hasLine = useHasLine()
  const doneBy = content.task?.doneBy ?? 'person'
  const place =
    doneBy === 'agency' ? agencyName(subject) : doneBy === 'municipality' ? municipalityName(subject) : null
  const kept = acts.findLast((act) => act.kind === 'deed' && (act.subject ?? subject) === subject)
  const deed = deeds.find((one) => one.subject === subject)
  const isSaid = kept?.kind === 'deed' ? kept.state !== 'taken_back' : deed !== undefined
  return (
    <div className={styles.oneDeed}>
      {place && <p className="sm muted">{t('orders.forWhom', { place })}</p>}
      {kept?.kind === 'deed' && kept.met && <Met deed={kept} met={kept.met} />}
      {kept?.kind === 'deed' && !kept.met && (
        <State name="waiting">{t(hasLine ? 'orders.sending' : 'orders.keptDeed')}</State>
      )}
      {isSaid && kept === undefined && deed && <Said bulletin={bulletin} deed={deed} />}
      {(!isSaid || (deed?.state === 'cannot' && kept === undefined)) && state === 'open' && (
        <span className="row g2 wrap">
          <Button size="xl" onClick={() => setOpen('done')}>
            {t('orders.doneButton')}
          </Button>
          {!isSaid && (
            <Button size="xl" look="quiet" onClick={() => setOpen('cannot')}>
              {t(doneBy === 'person' ? 'orders.cannotMine' : 'orders.cannotButton')}
            </Button>
          )}
        </span>
      )}
      {open && (
        <DeedDialog bulletin={bulletin} subject={subject} state={open} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}

type MetProps = { deed: KeptDeed; met: NonNullable<KeptDeed['met']> }

/** Two words for one: its person decides which of them stands. */
function Met({ deed, met }: MetProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { anyway, letGo } = useMetDeed()
  const { by, at } = met
  return (
    <Notice state="attention" title={t(`orders.met.${met.state}`, { by, moment: moment(at) })}>
      {t('orders.met.yours', { said: t(`orders.met.own.${deed.state}`) })} {deed.words}
      <span className="row g2 wrap">
        <Button onClick={() => anyway(deed)}>{t('orders.met.anyway')}</Button>
        <Button look="quiet" onClick={() => letGo(deed)}>
          {t('orders.met.letGo')}
        </Button>
      </span>
    </Notice>
  )
}

type Deed = BulletinResponse['deeds'][number]

function Said({ bulletin, deed }: { bulletin: BulletinResponse; deed: Deed }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const press = usePress()
  const { id, subject, state, words, link, files, byName, at, isMine } = deed
  const takeBack = () =>
    press({
      ...({ kind: 'deed', bulletinId: bulletin.id, id: randomId(), state: 'taken_back' } as const),
      ...{ words: '', link: null, subject, after: id },
    })
  return (
    <>
      <span className="row g2 wrap">
        <State name={state === 'done' ? 'done' : 'attention'}>{t(`orders.deed.${state}`)}</State>
        <span className="sm muted">{t('orders.saidBy', { name: byName, moment: moment(at) })}</span>
        {isMine && bulletin.state !== 'withdrawn' && (
          <Button size="s" look="quiet" onClick={takeBack}>
            {t('orders.takeBack')}
          </Button>
        )}
      </span>
      {words && <p className="pre">{words}</p>}
      {link && (
        <a href={link} target="_blank" rel="noopener noreferrer" className={styles.longLink}>
          {link}
        </a>
      )}
      <FileList files={files} />
    </>
  )
}
