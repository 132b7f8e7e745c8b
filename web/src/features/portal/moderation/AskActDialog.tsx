import { useQuery } from '@tanstack/react-query'
import { NETWORK_ACT_REASONS, NETWORK_ACT_WORDS_LIMIT } from '@veche/contract/values/portal/moderation.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { ChoiceField, SelectField, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { EarlierActs } from './EarlierActs.tsx'
import { type ActsOffer, askAct, offerQuery } from './moderation.queries.ts'

const ASKED = schemaOf(() => import('@veche/contract/portal/moderation.ts'), 'AskNetworkActRequest')

type Props = { messageId: string; onClose: () => void }

/** What may be done with a message in its network: each act with its reason, a ban by two people. */
export function AskActDialog({ messageId, onClose }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(offerQuery(messageId))
  if (data && data.acts.length > 0) return <Form offer={data} onClose={onClose} />
  return (
    <Dialog title={t('portal.moderation.ask')} onClose={onClose}>
      <div className="dlg-b col g2">
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <SkeletonRows count={3} label={t('portal.moderation.loading')} />}
        {data && <p>{t('portal.moderation.nothing')}</p>}
        {data && <EarlierActs acts={data.earlier} />}
      </div>
    </Dialog>
  )
}

type Act = ActsOffer['acts'][number]

function Form({ offer, onClose }: { offer: ActsOffer; onClose: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const [kind, setKind] = useState<Act['kind']>(offer.acts[0]?.kind ?? 'delete')
  const [reason, setReason] = useState<(typeof NETWORK_ACT_REASONS)[number] | ''>('')
  const [chosenTerm, setTerm] = useState<Act['terms'][number] | null>(null)
  const [words, setWords] = useState('')
  const [knowsOfQuestion, setKnows] = useState(false)
  const act = offer.acts.find((one) => one.kind === kind)
  const term = act?.terms.find((one) => one === chosenTerm) ?? act?.terms[0] ?? null
  const body = {
    ...{ id, messageId: offer.messageId, kind, way: act?.way ?? 'network', reason },
    ...{ words: words.trim(), term, knowsOfQuestion },
  }
  const isByHand = act?.way === 'hand'
  return (
    <FormDialog
      title={t('portal.moderation.ask')}
      submitLabel={t(submitOf(act))}
      doneText={t(act?.needsSecond ? 'portal.moderation.said.waiting' : 'portal.moderation.said.asked')}
      refresh={['moderation']}
      isDangerous
      accepted={{
        ...{ schema: ASKED, body },
        words: { reason: t('portal.moderation.noReason'), words: t('portal.moderation.noWords') },
      }}
      send={() => (reason === '' ? Promise.resolve() : askAct({ ...body, reason }))}
      onClose={onClose}
    >
      <blockquote className="sm pre">{offer.text}</blockquote>
      <ChoiceField label={t('portal.moderation.what')} name="kind">
        {offer.acts.map((one) => (
          <label className="chk-l" key={one.kind}>
            <input type="radio" name="kind" checked={one.kind === kind} onChange={() => setKind(one.kind)} />
            {t(`portal.moderation.kind.${one.kind}`)}
          </label>
        ))}
      </ChoiceField>
      {act && act.terms.length > 0 && (
        <SelectField
          label={t('portal.moderation.termField')}
          name="term"
          value={term ?? ''}
          onChange={({ target }) => setTerm(act.terms.find((one) => one === target.value) ?? null)}
        >
          {act.terms.map((one) => (
            <option key={one} value={one}>
              {t(`portal.moderation.term.${one}`)}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t('portal.moderation.reasonField')}
        name="reason"
        hint={t('portal.moderation.criticism')}
        value={reason}
        onChange={({ target }) => setReason(NETWORK_ACT_REASONS.find((one) => one === target.value) ?? '')}
      >
        <option value="">{t('portal.moderation.choose')}</option>
        {NETWORK_ACT_REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`portal.moderation.reason.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t('portal.moderation.words')}
        name="words"
        rows={3}
        limit={NETWORK_ACT_WORDS_LIMIT}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {offer.hasOpenQuestion && (
        <Notice state="attention" title={t('portal.moderation.question')}>
          <label className="chk-l">
            <input
              type="checkbox"
              name="knowsOfQuestion"
              checked={knowsOfQuestion}
              onChange={({ target }) => setKnows(target.checked)}
            />
            {t('portal.moderation.knows')}
          </label>
        </Notice>
      )}
      {act?.needsSecond && <p className="sm">{t('portal.moderation.second')}</p>}
      {isByHand && (
        <Notice state="attention" title={t('portal.moderation.byHand')}>
          <p className="sm">
            {t(act.needsSecond ? 'portal.moderation.byHandLater' : 'portal.moderation.byHandNow')}
          </p>
        </Notice>
      )}
      {act && !act.isUndoable && <p className="sm muted">{t('portal.moderation.noWayBack')}</p>}
      <EarlierActs acts={offer.earlier} />
    </FormDialog>
  )
}

function submitOf(act: Act | undefined) {
  if (act?.needsSecond) return 'portal.moderation.submit.propose'
  return act?.way === 'hand' ? 'portal.moderation.submit.record' : 'portal.moderation.submit.do'
}
