import { IconPlus, IconTrash } from '@tabler/icons-react'
import { FIELD_CONDITIONS } from '@veche/contract/values/portal/work-rules.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { FieldProblem, SelectField } from '../../../../ui/forms/Field.tsx'
import { type Line, newLine } from '../rule-form.ts'
import * as styles from '../rules.module.css'
import type { RuleOptions } from '../use-rule-options.ts'
import { LineValue } from './LineValue.tsx'
import type { About } from './OwnFieldLine.tsx'

type Props<Kind extends string> = {
  field: 'conditions' | 'acts'
  kinds: readonly Kind[]
  /** Those that may be chosen anew; what a line says already stays. */
  offered?: readonly Kind[]
  /** `line`: in which the kind is offered. */
  nameOf: (kind: Kind, line: Line<Kind>) => string
  noteOf?: (line: Line<Kind>) => ReactNode
  most: number
  lines: readonly Line<Kind>[]
  options: RuleOptions
  onChange: (lines: readonly Line<Kind>[]) => void
}
const WORDS = {
  conditions: { no: 'rules.conditionNo', add: 'rules.addCondition' },
  acts: { no: 'rules.actNo', add: 'rules.addAct' },
} as const

/** Several fields may be asked. */
const isOfField = (kind: string) => FIELD_CONDITIONS.some((known) => known === kind)

/** Lines of «и …» or of «то …»; a condition of each kind stands once. */
export function RuleLines<Kind extends string>({
  field,
  kinds,
  offered = kinds,
  nameOf,
  noteOf,
  most,
  lines,
  options,
  onChange,
}: Props<Kind>) {
  const { t } = useTranslation()
  const words = WORDS[field]
  const isAct = field === 'acts'
  const change = (id: number, changes: Partial<Line>) =>
    // The kind of a line is chosen out of the kinds of its field.
    onChange(lines.map((line) => (line.id === id ? { ...line, ...(changes as Partial<Line<Kind>>) } : line)))
  const givenTo = lines.find(({ kind }) => kind === 'give')?.codes[0] ?? null
  const free = (own: Kind | '') =>
    kinds.filter(
      (kind) =>
        kind === own ||
        (offered.includes(kind) && (isAct || isOfField(kind) || !lines.some((line) => line.kind === kind))),
    )
  return (
    <fieldset>
      <legend className="lab">{t(`rules.field.${field}`)}</legend>
      {lines.map((line, index) => (
        <div key={line.id} className={styles.ruleLine}>
          <div className={styles.lineHead}>
            <SelectField
              label={t(words.no, { no: index + 1 })}
              name={field}
              value={line.kind}
              onChange={({ target }) => {
                const kind = kinds.find((one) => one === target.value) ?? ''
                const field = kind === 'give_on_shift' ? (givenTo ?? '') : ''
                change(line.id, { ...newLine<string>(kind), id: line.id, field })
              }}
            >
              <option value="">{t('rules.choose')}</option>
              {free(line.kind).map((kind) => (
                <option key={kind} value={kind}>
                  {nameOf(kind, line)}
                </option>
              ))}
            </SelectField>
            <Button
              look="quiet"
              aria-label={t('rules.remove', { what: t(words.no, { no: index + 1 }) })}
              onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}
            >
              <IconTrash className="ic" aria-hidden="true" />
            </Button>
          </div>
          <div className={styles.lineValue}>
            <LineValue
              line={line}
              place={t(words.no, { no: index + 1 })}
              isAct={isAct}
              options={options}
              about={aboutOf(lines)}
              givenTo={givenTo}
              onChange={(changes) => change(line.id, changes)}
            />
            {noteOf?.(line)}
          </div>
        </div>
      ))}
      <FieldProblem name={field} />
      {lines.length < most && (
        <Button
          size="s"
          icon={<IconPlus className="ic" aria-hidden="true" />}
          onClick={() => onChange([...lines, newLine<Kind>()])}
        >
          {t(words.add)}
        </Button>
      )}
    </fieldset>
  )
}

/** Of which topics and groups the rule is, as far as its lines say. */
function aboutOf(lines: readonly Line[]): About {
  const codesOf = (kind: string) => lines.flatMap((line) => (line.kind === kind ? line.codes : []))
  return { topicCodes: codesOf('topic'), groupCodes: codesOf('group') }
}
