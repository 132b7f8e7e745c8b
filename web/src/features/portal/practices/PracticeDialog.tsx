import { useQuery } from '@tanstack/react-query'
import { PRACTICE_TEXT_LIMIT } from '@veche/contract/values/portal/practices.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnreachable } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { meQuery } from '../../../lib/session.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { dropPictures, sendPictures } from './kept-pictures.ts'
import {
  dropKeptPractice,
  findRefusedPractice,
  keepPractice,
  type Saving,
  sendPractice,
} from './kept-practices.ts'
import { PicturesField } from './PicturesField.tsx'
import { useSubjectName } from './PracticeList.tsx'
import { type Practice, type PracticeContent, REFRESH } from './practices.queries.ts'

const CREATED = schemaOf(() => import('@veche/contract/portal/practices.ts'), 'CreatePracticeRequest')
const TEXTS = ['problem', 'done', 'cost'] as const
const FIELDS = ['title', 'municipalityCode', 'subject', 'startedOn', ...TEXTS, 'pictures'] as const
const LIMITS = { problem: PRACTICE_TEXT_LIMIT, done: PRACTICE_TEXT_LIMIT, cost: 500 } as const

type Props = {
  /** Null: a new one. */
  practice: Practice | null
  /** Of which a new one may be. */
  places?: readonly string[]
  onClose: () => void
  onCreated?: (practiceId: string) => void
}

/** No figure is asked for: where, about what and since when is enough to count them. */
export function PracticeDialog({ practice, places = [], onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const { directory, municipalityName } = useDirectory()
  const subjectName = useSubjectName()
  const { locale } = useFormat()
  const today = dayKey(serverNow(), locale)
  const [opened] = useState(practice)
  const [first] = useState<PracticeContent>(
    () =>
      opened?.content ?? {
        ...{ title: '', municipalityCode: onlyOf(places), problem: '', done: '', cost: '', startedOn: today },
        ...{ subject: { kind: 'topic', code: '' }, pictures: [] },
      },
  )
  // What was begun on an earlier version would undo the one after it.
  const userId = useQuery(meQuery).data?.id ?? ''
  // What was refused after it had waited for the line is in the form again.
  const [refused, setRefused] = useState(() => findRefusedPractice(userId, practice?.id ?? null))
  const [begun, setForm] = useBegun(`practice ${opened ? `${opened.id} ${opened.versionNo}` : ''}`, first)
  const form: PracticeContent = { ...first, ...(begun === first ? refused?.content : begun) }
  // Words that were typed while a picture was on its way stay.
  const latest = useRef(form)
  latest.current = form
  const [isGoneOn, setGoneOn] = useState(begun !== first || refused !== null)
  const [isSubmitted, setSubmitted] = useState(true)
  const change = (part: Partial<PracticeContent>) => {
    latest.current = { ...latest.current, ...part }
    setForm(latest.current)
  }
  const said = {
    ...{ ...form, title: form.title.trim(), problem: form.problem.trim() },
    ...{ done: form.done.trim(), cost: form.cost.trim() },
    pictures: form.pictures.map(({ id, caption }) => ({ id, caption: caption.trim() })),
  }
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`practices.field.${field}`)]))
  const edit = useKeptEdit<PracticeContent>({
    ...{ opened: opened?.content ?? null, said },
    save: async (changes, before) =>
      opened &&
      deliver({
        ...{ practiceId: opened.id, content: { ...opened.content, ...changes }, isSubmitted },
        before: { ...opened.content, ...before },
      }),
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: labels as Record<keyof PracticeContent, string>,
    words: {
      municipalityCode: (value) => municipalityName(String(value)),
      subject: (value) => subjectName(value as PracticeContent['subject']),
      pictures: (value) => t('practices.pictures', { count: (value as PracticeContent['pictures']).length }),
    },
  })
  const known = directory.municipalities.filter(({ code }) => places.length === 0 || places.includes(code))
  const options = [
    ...directory.topicGroups.map(({ code, name }) => ({ value: `group:${code}`, label: name })),
    ...directory.topics.map(({ code, name }) => ({ value: `topic:${code}`, label: name })),
  ]

  /** What is only here goes first; what the server refused of it is seen before anything is sent. Without a line all waits. */
  async function deliver(saving: Saving): Promise<Delivered> {
    const ids = saving.content.pictures.map(({ id }) => id)
    try {
      const [lost, ...others] = await sendPictures(ids)
      if (lost) {
        const isLeft = (id: string) => ![lost, ...others].some((one) => one.id === id)
        change({ pictures: latest.current.pictures.filter(({ id }) => isLeft(id)) })
        throw lost.error
      }
      const practiceId = await sendPractice(saving)
      letGo()
      void dropPictures(ids)
      return { practiceId }
    } catch (error) {
      if (!isUnreachable(error) || !keepPractice(userId, saving)) throw error
      letGo()
      return { practiceId: null }
    }
  }
  function letGo() {
    if (refused) dropKeptPractice(userId, refused.id)
    setRefused(null)
    setForm(first)
  }
  async function create() {
    const made = await deliver({ practiceId: null, content: said, isSubmitted, before: null })
    if (made.practiceId !== null) onCreated?.(made.practiceId)
    return made
  }
  const save = edit.send
  /** A draft with no other word may still be sent for approval. */
  async function saveOpened(practiceId: string, content: PracticeContent) {
    return (await save?.()) ?? deliver({ practiceId, content, isSubmitted, before: { ...content } })
  }

  function beginAnew() {
    const before = form
    letGo()
    setGoneOn(false)
    showToast(t('practices.begunAnew'), () => setForm(before))
  }

  return (
    <FormDialog
      title={t(opened ? 'practices.edit' : 'practices.create')}
      submitLabel={t(isSubmitted ? 'practices.submit' : 'practices.saveDraft')}
      doneText={(answer) =>
        isDelivered(answer)
          ? t(isSubmitted ? 'practices.said.submit' : 'practices.said.draft')
          : t('practices.kept.waits')
      }
      isSentLater
      refresh={REFRESH}
      isWide
      accepted={{ schema: CREATED, body: said }}
      missing={{
        ...(said.subject.code === '' && { 'subject.code': t('practices.noSubject') }),
        ...(said.startedOn > today && { startedOn: t('practices.dayAhead') }),
      }}
      edit={opened ? edit : undefined}
      send={opened ? save && (() => saveOpened(opened.id, opened.content)) : create}
      onClose={onClose}
    >
      {isGoneOn && (
        <p className="row g2 wrap sm" role="status">
          <span className="grow">{t('practices.goneOn')}</span>
          <Button size="s" onClick={beginAnew}>
            {t('practices.beginAnew')}
          </Button>
        </p>
      )}
      <TextField
        label={t('practices.field.title')}
        name="title"
        limit={160}
        data-autofocus=""
        value={form.title}
        onChange={({ target }) => change({ title: target.value })}
      />
      <div className="grid2">
        <SelectField
          label={t('practices.field.municipalityCode')}
          name="municipalityCode"
          value={form.municipalityCode}
          onChange={({ target }) => change({ municipalityCode: target.value })}
        >
          <option value="">{t('practices.choosePlace')}</option>
          {known.map(({ code, shortName }) => (
            <option key={code} value={code}>
              {shortName}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('practices.field.startedOn')}
          name="startedOn"
          type="date"
          max={today}
          hint={t('practices.startedHint')}
          value={form.startedOn}
          onChange={({ target }) => change({ startedOn: target.value })}
        />
      </div>
      <Combobox
        label={t('practices.field.subject')}
        name="subject.code"
        value={form.subject.code === '' ? null : `${form.subject.kind}:${form.subject.code}`}
        options={options}
        onChange={(value) => {
          const [kind, code = ''] = (value ?? 'topic:').split(':')
          change({ subject: { kind: kind === 'group' ? 'group' : 'topic', code } })
        }}
      />
      {TEXTS.map((field) => (
        <TextArea
          key={field}
          label={t(`practices.field.${field}`)}
          name={field}
          rows={field === 'cost' ? 2 : 5}
          limit={LIMITS[field]}
          value={form[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      ))}
      <PicturesField pictures={form.pictures} onChange={(pictures) => change({ pictures })} />
      <label className="chk-l">
        <input
          type="checkbox"
          checked={isSubmitted}
          onChange={({ target }) => setSubmitted(target.checked)}
        />
        {t('practices.submitNow')}
      </label>
    </FormDialog>
  )
}

/** Null: it waits here for the line. */
type Delivered = { practiceId: string | null }

function isDelivered(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'practiceId' in answer && answer.practiceId !== null
}

/** Whoever writes of one place need not choose it. */
function onlyOf(places: readonly string[]): string {
  return places.length === 1 ? (places[0] ?? '') : ''
}
