import { useMutation, useQuery } from '@tanstack/react-query'
import type { OwnValue } from '@veche/contract/rules/own-fields/own-field.ts'
import {
  HAND_NAME_LIMIT,
  HAND_PHONE_LIMIT,
  HAND_WAYS,
  HAND_WORDS_LIMIT,
} from '@veche/contract/values/casework/by-hand.ts'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useSendsByPress } from '../../../lib/line/sends-later.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormProblemsContext } from '../../../ui/forms/form-problems.ts'
import { OwnFieldInputs } from '../../../ui/forms/own-fields/OwnFieldInputs.tsx'
import { useOwnFieldDraft } from '../../../ui/forms/own-fields/use-own-field-draft.ts'
import { useForm } from '../../../ui/forms/use-form.tsx'
import * as styles from './by-hand.module.css'
import { type HandSlip, proposalsQuery, type Recorded, registerByHand } from './by-hand.queries.ts'
import { bodyOf, type HandForm as Form, isInFuture, momentFields } from './hand-form.ts'
import { LinkPart } from './LinkPart.tsx'
import { NearbyPart } from './NearbyPart.tsx'
import { PhotosPart } from './PhotosPart.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { PointField } from './PointField.tsx'
import { readPoint } from './read-point.ts'
import { usePhotos } from './use-photos.ts'

const RECORDED = schemaOf(() => import('@veche/contract/casework/by-hand.ts'), 'RecordQuestionRequest')
/** Fewer letters say nothing of a topic. */
const WORTH_READING = 12

type Props = {
  form: Form
  change: (changes: Partial<Form>) => void
  /** Others must choose a topic: of theirs nobody sees what is not sorted. */
  maySortLater: boolean
  renderIncident: (incidentId: string, content: string) => ReactNode
  /** `sent`: as it went; the same may be asked for again. */
  onRecorded: (slip: HandSlip, sent: Recorded) => void
  onClear: () => void
}

/** Written while somebody speaks: the words first, everything else proposed. */
export function HandForm({ form, change, maySortLater, renderIncident, onRecorded, onClear }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  useSendsByPress(true)
  const own = useOwnFieldDraft({ topicCode: form.topicCode, draft: form.own })
  const ownFields = saidOf(own.values)
  const body = { ...bodyOf(form, { now: serverNow(), locale }), ...(ownFields && { ownFields }) }
  const proposals = useProposals(form)
  const photos = usePhotos({ form, change })
  const isRead = form.way === 'link' && form.isReadFromLink
  const save = useMutation({
    mutationFn: async () => {
      const { municipalityCode, ...rest } = body
      if (municipalityCode === null) throw new Error('A question has a place')
      const brought = (await photos.whenBrought()).map(({ kept }) => kept)
      const sent = { ...rest, photos: isRead ? [] : brought, municipalityCode }
      return { slip: await registerByHand(form.recordId, sent), sent }
    },
    onSuccess: ({ slip, sent }) => onRecorded(slip, sent),
  })
  const {
    form: attributes,
    submit,
    problems,
    notices,
  } = useForm({
    accepted: {
      ...{ schema: RECORDED, body },
      words: {
        ...{ text: t('by-hand.problem.text'), municipalityCode: t('by-hand.problem.place') },
        ...{ email: t('by-hand.problem.email'), link: t('by-hand.problem.link') },
      },
    },
    missing: {
      ...own.problems,
      ...(isInFuture(form, { now: serverNow(), locale }) && { saidAt: t('by-hand.problem.future') }),
      ...(form.point.trim() !== '' && body.point === null && { point: t('by-hand.problem.point') }),
      ...(form.topicCode === null && !maySortLater && { topicCode: t('by-hand.problem.topic') }),
      ...(form.way === 'link' && form.link.trim() === '' && { link: t('by-hand.problem.link') }),
    },
    error: save.error,
    onSubmit: () => save.mutate(),
  })
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !save.isPending) submit(event)
  }
  return (
    <form {...attributes} className={`form ${styles.handForm}`} onKeyDown={onKeyDown}>
      {notices}
      <FormProblemsContext value={problems}>
        <fieldset className="seg" aria-label={t('by-hand.way.title')}>
          {HAND_WAYS.map((way) => (
            <button
              key={way}
              type="button"
              aria-pressed={form.way === way}
              onClick={() => change({ way, isReadFromLink: false })}
            >
              {t(`by-hand.way.${way}`)}
            </button>
          ))}
        </fieldset>
        {form.way === 'link' && <LinkPart form={form} change={change} renderIncident={renderIncident} />}
        <TextArea
          label={t(isRead ? 'by-hand.textRead' : 'by-hand.text')}
          name="text"
          rows={5}
          limit={HAND_WORDS_LIMIT}
          value={form.text}
          readOnly={isRead}
          data-autofocus=""
          onChange={({ target }) => change({ text: target.value })}
        />
        <TopicPart maySortLater={maySortLater} form={form} change={change} topics={proposals?.topics ?? []} />
        <OwnFieldInputs
          fields={own.fields}
          draft={form.own}
          onChange={(said) => change({ own: said })}
          needed={own.needed}
        />
        <PlaceFields form={form} change={change} proposals={proposals} />
        <PointField form={form} change={change} />
        <label className="chk-l">
          <input
            type="checkbox"
            checked={form.isUrgent}
            onChange={({ target }) => change({ isUrgent: target.checked })}
          />
          <span>{t(proposals?.isUrgent ? 'by-hand.urgentProposed' : 'by-hand.urgent')}</span>
        </label>
        <NearbyPart
          nearby={proposals?.nearby ?? []}
          joinId={form.joinId}
          onJoin={(joinId) => change({ joinId })}
          renderIncident={renderIncident}
        />
        {!isRead && <PersonFields form={form} change={change} />}
        {!isRead && <PhotosPart {...{ form, change, photos }} />}
        <SaidAtFields form={form} change={change} />
      </FormProblemsContext>
      <div className={styles.handFoot}>
        <Button look="primary" type="submit" keys="Ctrl+Enter" isBusy={save.isPending}>
          {t(form.joinId === null ? 'by-hand.submit' : 'by-hand.submitJoined')}
        </Button>
        <Button look="quiet" onClick={onClear}>
          {t('by-hand.clear')}
        </Button>
        <p className="xs muted" role="status">
          {t(save.isPending && photos.isPending ? 'by-hand.savesWithPhotos' : 'by-hand.kept')}
        </p>
      </div>
    </form>
  )
}

/** What is said; undefined where nothing is. */
function saidOf(values: Readonly<Record<string, OwnValue | null>>): Record<string, OwnValue> | undefined {
  const said = Object.entries(values).filter((one): one is [string, OwnValue] => one[1] !== null)
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

/** Asked when the typing rests. */
function useProposals({ text, municipalityCode, topicCode, address, point }: Form) {
  const asked = useDeferredValue(
    useMemo(
      () =>
        JSON.stringify({ text: text.trim(), municipalityCode, topicCode, address, point: readPoint(point) }),
      [text, municipalityCode, topicCode, address, point],
    ),
  )
  return useQuery({ ...proposalsQuery(asked), enabled: text.trim().length >= WORTH_READING }).data
}

type PartProps = Pick<Props, 'form' | 'change'>

function TopicPart({
  form,
  change,
  topics,
  maySortLater,
}: PartProps & Pick<Props, 'maySortLater'> & { topics: readonly { code: string; confidence: number }[] }) {
  const { t } = useTranslation()
  const { directory, groupName, topic } = useDirectory()
  const options = useMemo(
    () =>
      directory.topics.map(({ code, name, groupCode, definition }) => ({
        value: code,
        label: name,
        group: groupName(groupCode) ?? undefined,
        description: definition ?? undefined,
      })),
    [directory, groupName],
  )
  const choose = (code: string | null) =>
    change({ topicCode: code, isUrgent: form.isUrgent || (code !== null && topic(code)?.isUrgent === true) })
  return (
    <div>
      <Combobox
        label={t('by-hand.topic')}
        name="topicCode"
        value={form.topicCode}
        options={options}
        canClear
        placeholder={t(maySortLater ? 'by-hand.topicLater' : 'by-hand.topicPlaceholder')}
        onChange={choose}
      />
      {form.topicCode === null && topics.length > 0 && (
        <p className={`row g2 wrap ${styles.proposed}`}>
          <span className="xs muted">{t('by-hand.proposed')}</span>
          {topics.map(({ code }) => (
            <Button key={code} size="s" onClick={() => choose(code)}>
              {topic(code)?.name ?? code}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}

function PersonFields({ form, change }: PartProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.formPart}>
      <legend className="lab">{t('by-hand.person')}</legend>
      <label className="chk-l">
        <input
          type="checkbox"
          checked={form.isNameless}
          onChange={({ target }) => change({ isNameless: target.checked })}
        />
        <span>{t('by-hand.nameless')}</span>
      </label>
      <div className="grid2">
        {!form.isNameless && (
          <TextField
            label={t('by-hand.name')}
            name="name"
            autoComplete="off"
            limit={HAND_NAME_LIMIT}
            value={form.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
        <TextField
          label={t('by-hand.phone')}
          name="phone"
          type="tel"
          autoComplete="off"
          limit={HAND_PHONE_LIMIT}
          value={form.phone}
          onChange={({ target }) => change({ phone: target.value })}
        />
        <TextField
          label={t('by-hand.email')}
          name="email"
          type="email"
          autoComplete="off"
          hint={t('by-hand.emailHint')}
          value={form.email}
          onChange={({ target }) => change({ email: target.value })}
        />
      </div>
    </fieldset>
  )
}

/** Now, unless somebody says otherwise: a paper of yesterday is written down today. */
function SaidAtFields({ form, change }: PartProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  if (form.day === '')
    return (
      <p className="row g2 wrap sm">
        {t('by-hand.saidNow')}
        <Button size="s" look="quiet" onClick={() => change(momentFields(serverNow(), locale))}>
          {t('by-hand.saidBefore')}
        </Button>
      </p>
    )
  return (
    <div className="grid2">
      <TextField
        label={t('by-hand.saidDay')}
        name="saidAt"
        type="date"
        max={momentFields(serverNow(), locale).day}
        value={form.day}
        onChange={({ target }) => change({ day: target.value })}
      />
      <TextField
        label={t('by-hand.saidTime')}
        name="saidTime"
        type="time"
        value={form.time}
        onChange={({ target }) => change({ time: target.value })}
      />
    </div>
  )
}
