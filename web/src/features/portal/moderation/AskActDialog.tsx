import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { ChoiceField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { ActFields, type Said, termOf, UNSAID } from './ActFields.tsx'
import { EarlierActs } from './EarlierActs.tsx'
import { Limits } from './Limits.tsx'
import { type ActsOffer, askAct, offerQuery } from './moderation.queries.ts'
import { OfWhom } from './OfWhom.tsx'

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
        {data && data.limits.length === 0 && <p>{t('portal.moderation.nothing')}</p>}
        {data && <Limits offer={data} />}
        {data && <EarlierActs acts={data.earlier} />}
      </div>
    </Dialog>
  )
}

type Act = ActsOffer['acts'][number]

function Form({ offer, onClose }: { offer: ActsOffer; onClose: () => void }) {
  const { t } = useTranslation()
  const [[id, alsoId]] = useState(() => [randomId(), randomId()] as const)
  const [kind, setKind] = useState<Act['kind']>(offer.acts[0]?.kind ?? 'delete')
  const [said, setSaid] = useState(UNSAID)
  const [alsoSaid, setAlsoSaid] = useState<Said | null>(null)
  const [knowsOfQuestion, setKnows] = useState(false)
  const act = offer.acts.find((one) => one.kind === kind)
  // Whoever is put out for a message has it deleted, and the other way round.
  const also = offer.acts.find((one) => one.kind === (kind === 'delete' ? 'ban' : 'delete')) ?? null
  const isBoth = also !== null && alsoSaid !== null
  const second = isBoth ? bodyOf(also, alsoSaid, alsoId) : null
  const secondBody = second && second.reason !== '' ? { ...second, reason: second.reason } : null
  const { reason, ...first } = bodyOf(act, said, id)
  const body = { ...first, reason, messageId: offer.messageId, knowsOfQuestion, also: secondBody }
  const isComplete = second === null || (secondBody !== null && secondBody.words.length >= SHORTEST)
  return (
    <FormDialog
      title={t('portal.moderation.ask')}
      submitLabel={t(submitOf(act, isBoth))}
      doneText={t(saidOf(act, isBoth))}
      refresh={['moderation']}
      isDangerous
      accepted={{
        ...{ schema: ASKED, body: { ...body, also: null } },
        words: { reason: t('portal.moderation.noReason'), words: t('portal.moderation.noWords') },
      }}
      missing={{
        ...(second?.reason === '' && { alsoReason: t('portal.moderation.noReason') }),
        ...(second && second.words.length < SHORTEST && { alsoWords: t('portal.moderation.noWords') }),
      }}
      send={isComplete ? () => (reason === '' ? Promise.resolve() : askAct({ ...body, reason })) : null}
      onClose={onClose}
    >
      <OfWhom act={offer} />
      <blockquote className="sm pre">{offer.text}</blockquote>
      <ChoiceField label={t('portal.moderation.what')} name="kind">
        {offer.acts.map((one) => (
          <label className="chk-l" key={one.kind}>
            <input type="radio" name="kind" checked={one.kind === kind} onChange={() => setKind(one.kind)} />
            {t(`portal.moderation.kind.${one.kind}`)}
          </label>
        ))}
      </ChoiceField>
      <Limits offer={offer} />
      {act && <ActFields act={act} said={said} onChange={setSaid} />}
      {also && (
        <label className="chk-l">
          <input
            type="checkbox"
            name="also"
            checked={isBoth}
            onChange={({ target }) => setAlsoSaid(target.checked ? UNSAID : null)}
          />
          {t(`portal.moderation.also.${also.kind}`)}
        </label>
      )}
      {isBoth && (
        <fieldset className="col g2">
          <legend className="sm m">{t(`portal.moderation.kind.${also.kind}`)}</legend>
          <ActFields act={also} said={alsoSaid} isSecond onChange={setAlsoSaid} />
        </fieldset>
      )}
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
      <EarlierActs acts={offer.earlier} />
    </FormDialog>
  )
}

const SHORTEST = 3

function bodyOf(act: Act | undefined, { reason, term, words }: Said, id: string) {
  return {
    ...{ id, kind: act?.kind ?? 'delete', way: act?.way ?? 'network', reason, words: words.trim() },
    term: act ? termOf(act, term) : null,
  }
}

function submitOf(act: Act | undefined, isBoth: boolean) {
  if (isBoth) return 'portal.moderation.submit.both'
  if (act?.needsSecond) return 'portal.moderation.submit.propose'
  return act?.way === 'hand' ? 'portal.moderation.submit.record' : 'portal.moderation.submit.do'
}

function saidOf(act: Act | undefined, isBoth: boolean) {
  if (isBoth) return 'portal.moderation.said.both'
  return act?.needsSecond ? 'portal.moderation.said.waiting' : 'portal.moderation.said.asked'
}
