import type { ArticleResponse } from '@veche/contract/portal/knowledge.ts'
import { ARTICLE_TEXT_LIMIT, SEASONS } from '@veche/contract/values/knowledge.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { type ArticleForm, emptyForm, emptyNormAt, formOf, lackOf, saidOf } from './article-form.ts'
import { CodesField } from './CodesField.tsx'
import * as styles from './knowledge.module.css'
import { type ArticleContent, changeArticle, createArticle } from './knowledge.queries.ts'
import { NormsField } from './NormsField.tsx'
import { useLacks } from './use-lacks.ts'

const CREATED = schemaOf(() => import('@veche/contract/portal/knowledge.ts'), 'CreateArticleRequest')
const TEXTS = ['need', 'steps', 'term', 'who', 'avoid'] as const
const FIELDS = [
  ...(['title', 'topicCodes', 'municipalityCodes', 'words', 'seasons', 'responsible', 'isPublic'] as const),
  ...(['checkedOn', 'validUntil', 'norms', 'answers', ...TEXTS] as const),
]

type Props = {
  /** Null: a new one. */
  article: ArticleResponse | null
  onClose: () => void
  onCreated?: (articleId: string) => void
}

/** Writes an article or its next version; it waits for somebody else then. */
export function ArticleDialog({ article, onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { locale } = useFormat()
  // As it was when the form opened: the page may bring another one meanwhile.
  const [opened] = useState(article)
  const [first] = useState(() => (opened ? formOf(opened.content) : emptyForm(dayKey(serverNow(), locale))))
  // What was begun on an earlier version would undo the one after it.
  const [begun, setForm] = useBegun(`article ${opened ? `${opened.id} ${opened.newestNo}` : ''}`, first)
  const form: ArticleForm = { ...first, ...begun }
  const [isGoneOn, setGoneOn] = useState(begun !== first)
  const change = (part: Partial<ArticleForm>) => setForm({ ...form, ...part })
  const said = saidOf(form)
  const lacks = useLacks(said)
  const lack = lackOf(form.norms)
  const empty = emptyNormAt(form.norms)
  const wordsOfLack = ({ no, fields }: NonNullable<typeof lack>) =>
    t('portal.normLacks', { no, fields: fields.map((field) => quoted(t(`portal.norm.${field}`))).join(', ') })
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`portal.field.${field}`)]))
  const edit = useKeptEdit<ArticleContent>({
    opened: opened?.content ?? null,
    said,
    save: async (changes, before) => opened && changeArticle(opened, { changes, before }),
    put: (field, value) => setForm(formOf({ ...said, [field]: value })),
    labels: labels as Record<keyof ArticleContent, string>,
    words: { norms: (value) => (Array.isArray(value) ? String(value.length) : null) },
  })

  async function create() {
    const { id } = await createArticle(said)
    setForm(first)
    onCreated?.(id)
  }

  async function save() {
    const saved = await edit.send?.()
    setForm(first)
    return saved
  }

  function beginAnew() {
    const before = form
    setForm(first)
    setGoneOn(false)
    showToast(t('portal.begunAnew'), () => setForm(before))
  }

  const text = (name: (typeof TEXTS)[number] | 'answers', rows: number) => (
    <TextArea
      label={t(`portal.field.${name}`)}
      name={name}
      rows={rows}
      limit={ARTICLE_TEXT_LIMIT}
      hint={
        name === 'answers' ? t('portal.answersHint') : name === 'steps' ? t('portal.textHint') : undefined
      }
      value={form[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  )
  const day = (name: 'checkedOn' | 'validUntil') => (
    <TextField
      label={t(`portal.field.${name}`)}
      name={name}
      type="date"
      required
      hint={t(`portal.${name}Hint`)}
      value={form[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  )
  return (
    <FormDialog
      title={t(article ? 'portal.edit' : 'portal.create')}
      submitLabel={t(article ? 'portal.save' : 'portal.saveNew')}
      doneText={t('portal.saved')}
      refresh={['articles']}
      isWide
      accepted={{ schema: CREATED, body: said }}
      missing={{
        // At the field itself, which is brought into sight.
        ...(lack && { [`norms.${lack.no - 1}.${lack.fields[0]}`]: wordsOfLack(lack) }),
        ...(empty !== null && { [`norms.${empty}.document`]: t('portal.normEmpty', { no: empty + 1 }) }),
      }}
      edit={opened ? edit : undefined}
      send={opened ? edit.send && save : create}
      onClose={onClose}
    >
      {isGoneOn && (
        <p className="row g2 wrap sm" role="status">
          <span className="grow">{t('portal.goneOn')}</span>
          <Button size="s" onClick={beginAnew}>
            {t('portal.beginAnew')}
          </Button>
        </p>
      )}
      <p className="xs muted">{t('portal.marked')}</p>
      <div className={styles.marked}>
        <TextField
          label={t('portal.field.title')}
          name="title"
          required
          limit={160}
          data-autofocus=""
          value={form.title}
          onChange={({ target }) => change({ title: target.value })}
        />
      </div>
      <label className="chk-l">
        <input
          type="checkbox"
          name="isPublic"
          checked={form.isPublic}
          onChange={({ target }) => change({ isPublic: target.checked })}
        />
        <span>
          {t('portal.field.isPublic')}
          <span className="blk xs muted">{t('portal.publicHint')}</span>
        </span>
      </label>
      <CodesField
        label={t('portal.field.topicCodes')}
        name="topicCodes"
        options={directory.topics.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={form.topicCodes}
        onChange={(topicCodes) => change({ topicCodes })}
      />
      <CodesField
        label={t('portal.field.municipalityCodes')}
        name="municipalityCodes"
        options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={form.municipalityCodes}
        onChange={(municipalityCodes) => change({ municipalityCodes })}
      />
      <fieldset className="row g3 wrap">
        <legend className="lab">{t('portal.field.seasons')}</legend>
        {SEASONS.map((season) => (
          <label className="chk-l" key={season}>
            <input
              type="checkbox"
              checked={form.seasons.includes(season)}
              onChange={({ target }) => change({ seasons: withSeason(form.seasons, season, target.checked) })}
            />
            {t(`portal.season.${season}`)}
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t('portal.field.words')}
        name="words"
        rows={3}
        hint={t('portal.wordsHint')}
        value={form.words}
        onChange={({ target }) => change({ words: target.value })}
      />
      {text('need', 3)}
      {text('steps', 6)}
      {text('term', 3)}
      {text('who', 3)}
      <NormsField norms={form.norms} onChange={(norms) => change({ norms })} />
      {text('answers', 8)}
      {text('avoid', 3)}
      <TextField
        label={t('portal.field.responsible')}
        name="responsible"
        limit={500}
        value={form.responsible}
        onChange={({ target }) => change({ responsible: target.value })}
      />
      <div className={`grid2 ${styles.marked}`}>
        {day('checkedOn')}
        {day('validUntil')}
      </div>
      {lacks !== '' && (
        <p className="sm muted" role="status">
          {t('portal.lacksDraft', { fields: lacks })}
        </p>
      )}
    </FormDialog>
  )
}

type Season = (typeof SEASONS)[number]

/** In the order of the year. */
function withSeason(seasons: readonly Season[], season: Season, isIn: boolean): Season[] {
  return SEASONS.filter((one) => (one === season ? isIn : seasons.includes(one)))
}
