import { IconFileText, IconLink, IconPlus, IconTrash, IconUserCheck } from '@tabler/icons-react'
import type { EvidenceKind, FakeEvidence, FakeResponse } from '@veche/contract/fakes.ts'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { State } from '../../../ui/State.tsx'
import * as filesStyles from '../card/files.module.css'
import { fileHref, ShortHash } from '../card/index.ts'
import * as styles from '../screen/fake-panel.module.css'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { RemoveEvidenceDialog } from './RemoveEvidenceDialog.tsx'
import { TruthBlock } from './TruthBlock.tsx'

type Props = { fake: FakeResponse; userId: string; isFirst: boolean }
type Adding = { file: File | null }

const ICON: Record<EvidenceKind, typeof IconFileText> = {
  document: IconFileText,
  register: IconLink,
  statement: IconUserCheck,
  link: IconLink,
}
const isPaper = ({ kind, file }: FakeEvidence) => (kind === 'document' ? file !== null : kind === 'register')
/** A paper of which no copy is kept is a link. */
const shownKind = ({ kind, file }: FakeEvidence) => (kind === 'document' && file === null ? 'link' : kind)

/** What the verdict stands on. A paper may be dropped anywhere on the panel. */
export function EvidencePanel({ fake, userId, isFirst }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState<Adding | null>(null)
  const [removed, setRemoved] = useState<FakeEvidence | null>(null)
  const [isOver, setOver] = useState(false)
  const canAdd = fake.abilities.addEvidence
  const hasPaper = fake.evidence.some(isPaper)
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      setAdding({ file: event.dataTransfer.files[0] ?? null })
    },
  }
  return (
    <section
      className={`panel ${styles.fakePanel} ${isFirst ? styles.first : ''} ${isOver ? styles.dropTarget : ''}`}
      id="fk-facts"
      aria-labelledby="fk-facts-h"
      {...(canAdd && drop)}
    >
      <div className="ph">
        <h2 id="fk-facts-h">{t('fakes.evidence.title')}</h2>
        <State name={hasPaper ? 'done' : 'attention'} className="xs end">
          {t(hasPaper ? 'fakes.evidence.hasPaper' : 'fakes.evidence.needsPaper')}
        </State>
      </div>
      {fake.evidence.length === 0 && (
        <p className={`${styles.nothing} sm muted`}>{t('fakes.evidence.empty')}</p>
      )}
      <ul className={styles.entries}>
        {fake.evidence.map((evidence) => (
          <EvidenceRow
            key={evidence.id}
            fakeId={fake.id}
            evidence={evidence}
            onRemove={() => setRemoved(evidence)}
          />
        ))}
      </ul>
      {canAdd && (
        <div className={`${styles.addition} row g2 wrap`}>
          <Button
            size="s"
            icon={<IconPlus className="ic" aria-hidden="true" />}
            onClick={() => setAdding({ file: null })}
          >
            {t('fakes.evidence.add')}
          </Button>
          <span className={`xs muted ${filesStyles.dropHint}`}>{t('fakes.evidence.drag')}</span>
        </div>
      )}
      <TruthBlock fake={fake} userId={userId} hasPaper={hasPaper} />
      {adding && <EvidenceDialog fake={fake} firstFile={adding.file} onClose={() => setAdding(null)} />}
      {removed && (
        <RemoveEvidenceDialog fakeId={fake.id} evidence={removed} onClose={() => setRemoved(null)} />
      )}
    </section>
  )
}

type RowProps = { fakeId: string; evidence: FakeEvidence; onRemove: () => void }

function EvidenceRow({ fakeId, evidence, onRemove }: RowProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { kind, title, detail, source, url, file, hash, addedAt, addedByName } = evidence
  const Icon = ICON[kind]
  const facts = [source, detail, `${addedByName}, ${shortMoment(addedAt)}`].filter(Boolean).join(' · ')
  return (
    <li className={styles.entry}>
      <Icon className="ic l" aria-hidden="true" />
      <div className="grow">
        <b className="m">{title}</b>
        <p className="xs muted">
          {facts}
          {hash ? (
            <>
              {' · '}
              <ShortHash hash={hash} />
            </>
          ) : (
            url && ` · ${t('fakes.evidence.noCopy')}`
          )}
        </p>
        {(url || file) && (
          <p className="xs row g2 wrap">
            {file && (
              <a href={fileHref(fakeId, file.id)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            )}
            {url && <NetworkLink permalink={url}>{t('fakes.evidence.open')}</NetworkLink>}
          </p>
        )}
      </div>
      <State name={isPaper(evidence) ? 'done' : 'waiting'} className="xs">
        {t(`fakes.evidence.kind.${shownKind(evidence)}`)}
      </State>
      {evidence.canRemove && (
        <Button
          size="s"
          look="quiet"
          icon={<IconTrash className="ic" />}
          aria-label={t('fakes.evidence.remove', { title })}
          onClick={onRemove}
        />
      )}
    </li>
  )
}
