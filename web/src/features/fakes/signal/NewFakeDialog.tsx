import { useQuery } from '@tanstack/react-query'
import { FAKE_SIGNALS } from '@veche/contract/values/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { messageClaimQuery } from '../fakes.queries.ts'
import { FakeFields } from './FakeFields.tsx'
import {
  aboutOf,
  claimProblem,
  emptyForm,
  type FakeForm,
  firstSeenOf,
  firstSeenProblem,
} from './fake-form.ts'

/** A message of a resident that the card is made of. */
export type SourceMessage = {
  messageId: string
  text: string
  municipalityCode: string | null
  topicCode: string | null
  writtenAt: string
  signal: FakeForm['signal']
}
type Props = { source?: SourceMessage; onClose: () => void; onCreated: (fakeId: string) => void }

/** A card is begun by a person: by hand, or from a message. */
export function NewFakeDialog({ source, onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const { locale, moment } = useFormat()
  const now = useNow()
  const [isTouched, setTouched] = useState(false)
  const [typed, setTyped] = useState<FakeForm>(() => ({
    ...emptyForm(now, locale),
    ...(source && {
      fullText: source.text,
      municipalityCode: source.municipalityCode,
      topicCode: source.topicCode,
      signal: source.signal,
    }),
  }))
  const [isClaimTyped, setClaimTyped] = useState(false)
  const proposed = useQuery({ ...messageClaimQuery(source?.messageId ?? ''), enabled: source !== undefined })
  const form = isClaimTyped ? typed : { ...typed, claim: proposed.data?.claim ?? '' }
  const change = (changes: Partial<FakeForm>) => {
    setTouched(true)
    if (changes.claim !== undefined) setClaimTyped(true)
    setTyped((before) => ({ ...before, ...changes }))
  }
  // What a message says of its own time nobody types again.
  const seenProblem = source ? null : firstSeenProblem(form, Date.now(), locale)
  const firstSeenAt = source?.writtenAt ?? firstSeenOf(form, locale)
  const wordsProblem = claimProblem(form.claim)
  const isComplete = wordsProblem === null && seenProblem === null && firstSeenAt !== null

  async function send(at: string) {
    const { id } = await unwrap(
      api.POST('/api/fakes', {
        body: {
          ...aboutOf(form),
          signal: form.signal,
          firstSeenAt: at,
          ...(source && { messageId: source.messageId }),
        },
      }),
    )
    onCreated(id)
  }

  return (
    <FormDialog
      title={t(source ? 'fakes.form.fromMessage' : 'fakes.form.create')}
      submitLabel={t('fakes.form.submit')}
      doneText={t('fakes.form.created')}
      refresh={['fakes']}
      send={isComplete ? () => send(firstSeenAt) : null}
      missing={{
        ...(wordsProblem && { claim: t(`fakes.form.problem.${wordsProblem}`) }),
        ...(seenProblem && { firstSeenAt: t(`fakes.form.problem.${seenProblem}`) }),
      }}
      onClose={onClose}
      isWide
    >
      <FakeFields form={form} isTouched={isTouched} onChange={change} />
      <SelectField
        label={t('fakes.form.signal')}
        name="signal"
        value={form.signal}
        onChange={({ target }) =>
          change({ signal: FAKE_SIGNALS.find((code) => code === target.value) ?? form.signal })
        }
      >
        {FAKE_SIGNALS.map((code) => (
          <option key={code} value={code}>
            {t(`fakes.signal.${code}`)}
          </option>
        ))}
      </SelectField>
      {source ? (
        <p className="sm muted">{t('fakes.form.seenAt', { moment: moment(source.writtenAt) })}</p>
      ) : (
        <div className="grid2">
          <TextField
            label={t('fakes.form.day')}
            type="date"
            name="firstSeenAt"
            value={form.day}
            error={seenProblem ? t(`fakes.form.problem.${seenProblem}`) : undefined}
            onChange={({ target }) => change({ day: target.value })}
          />
          <TextField
            label={t('fakes.form.time')}
            name="time"
            type="time"
            value={form.time}
            onChange={({ target }) => change({ time: target.value })}
          />
        </div>
      )}
    </FormDialog>
  )
}
