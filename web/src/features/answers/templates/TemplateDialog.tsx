import { useQuery } from '@tanstack/react-query'
import type { TemplateResponse } from '@veche/contract/casework/templates.ts'
import { ANSWER_KINDS } from '@veche/contract/values/answers.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directoryQuery } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import * as fieldsStyles from '../promises/fields.module.css'
import * as styles from './templates.module.css'
import {
  changeTemplate,
  createTemplate,
  type TemplateBody,
  templateVersionsQuery,
} from './templates.queries.ts'

const TEMPLATE = schemaOf(() => import('@veche/contract/casework/templates.ts'), 'SaveTemplateRequest')

type Props = { template: TemplateResponse | null; variables: readonly string[]; onClose: () => void }

function bodyOf(
  template: TemplateResponse | null,
  scope: TemplateBody['scope'],
  agencyCode: string | null,
): TemplateBody {
  if (!template)
    return { scope, agencyCode, topicCode: null, groupCode: null, kind: null, name: '', text: '' }
  const { topicCode, groupCode, kind, name, text } = template
  return { scope: template.scope, agencyCode: template.agencyCode, topicCode, groupCode, kind, name, text }
}

export function TemplateDialog({ template, variables, onClose }: Props) {
  const { t } = useTranslation()
  const { data: directory } = useQuery(directoryQuery)
  const { scopes, agencies } = useScopes()
  const [body, setBody] = useState(() => bodyOf(template, scopes[0] ?? 'own', agencies[0] ?? null))
  const change = (part: Partial<TemplateBody>) => setBody((known) => ({ ...known, ...part }))
  // As it was when the form opened: the list may bring another one meanwhile.
  const [opened] = useState(template)
  const edit = useKeptEdit<TemplateBody>({
    opened: template && bodyOf(template, template.scope, template.agencyCode),
    said: { ...body, name: body.name.trim(), text: body.text.trim() },
    save: async (changes, before) => opened && changeTemplate(opened, { changes, before }),
    put: (field, value) => setBody({ ...body, [field]: value }),
    labels: {
      name: t('templates.name'),
      scope: t('templates.whose'),
      agencyCode: t('templates.whose'),
      topicCode: t('templates.topic'),
      groupCode: t('templates.topic'),
      kind: t('answers.kind.title'),
      text: t('answers.text'),
    },
    words: {
      topicCode: (code) => directory?.topics.find((topic) => topic.code === code)?.name ?? null,
      kind: (value) =>
        ANSWER_KINDS.filter((kind) => kind === value).map((kind) => t(`answers.kind.${kind}`))[0] ?? null,
    },
  })
  return (
    <FormDialog
      title={t(template ? 'templates.change' : 'templates.create')}
      submitLabel={t('common.save')}
      doneText={t('templates.saved')}
      refresh={['templates']}
      onClose={onClose}
      isWide
      accepted={{ schema: TEMPLATE, body }}
      edit={edit}
      send={template ? edit.send : () => createTemplate(body)}
    >
      <TextField
        label={t('templates.name')}
        name="name"
        required
        limit={120}
        data-autofocus=""
        value={body.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <div className={fieldsStyles.twoFields}>
        <SelectField
          label={t('templates.whose')}
          name="scope"
          value={body.scope}
          disabled={template !== null}
          onChange={({ target }) => {
            const scope = scopes.find((one) => one === target.value)
            if (scope) change({ scope, agencyCode: scope === 'agency' ? (agencies[0] ?? null) : null })
          }}
        >
          {(template ? [template.scope] : scopes).map((scope) => (
            <option key={scope} value={scope}>
              {t(`templates.scope.${scope}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('templates.topic')}
          name="topicCode"
          value={body.topicCode ?? ''}
          onChange={({ target }) => change({ topicCode: target.value || null })}
        >
          <option value="">{t('templates.anyTopic')}</option>
          {directory?.topics.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('answers.kind.title')}
          name="kind"
          value={body.kind ?? ''}
          onChange={({ target }) =>
            change({ kind: ANSWER_KINDS.find((kind) => kind === target.value) ?? null })
          }
        >
          <option value="">{t('templates.anyKind')}</option>
          {ANSWER_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`answers.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextArea
        label={t('answers.text')}
        name="text"
        required
        rows={8}
        limit={10_000}
        hint={t('templates.variables', { names: variables.map((name) => `{${name}}`).join(' ') })}
        value={body.text}
        onChange={({ target }) => change({ text: target.value })}
      />
      {template && <Versions templateId={template.id} />}
    </FormDialog>
  )
}

function Versions({ templateId }: { templateId: string }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { data } = useQuery(templateVersionsQuery(templateId))
  if (!data || data.versions.length < 2) return null
  return (
    <details>
      <summary className="sm">{t('templates.versions', { count: data.versions.length })}</summary>
      <ul className={styles.templates}>
        {data.versions.map(({ versionNo, text, changedByName, changedAt }) => (
          <li className={styles.version} key={versionNo}>
            <span className="xs muted">
              {t('answers.diff.version', { version: versionNo })}, {changedByName}, {shortMoment(changedAt)}
            </span>
            <p className="sm pre">{text}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Whose templates the person may make; the server asks again. */
function useScopes(): { scopes: TemplateBody['scope'][]; agencies: string[] } {
  const { data: me } = useQuery(meQuery)
  const grants = me?.grants ?? []
  const isCentre = grants.some(({ role }) => role === 'dispatcher' || role === 'moderator')
  const agencies = grants.flatMap(({ role, scope }) =>
    role === 'coordinator' && scope.kind === 'agency' ? [scope.code] : [],
  )
  const scopes: TemplateBody['scope'][] = [
    ...(isCentre ? (['region'] as const) : []),
    ...(agencies.length > 0 ? (['agency'] as const) : []),
    'own',
  ]
  return { scopes, agencies }
}
