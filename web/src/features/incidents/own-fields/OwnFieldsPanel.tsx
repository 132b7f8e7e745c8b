import { IconForms } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { isFieldOf, missingFields } from '@veche/contract/rules/own-fields/own-field.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { fieldsOf, ownFieldsQuery } from '../../../lib/own-fields/own-fields.ts'
import { Button } from '../../../ui/Button.tsx'
import { useOwnFieldWords } from '../../../ui/forms/own-fields/use-own-field-words.ts'
import { State } from '../../../ui/State.tsx'
import * as cardStyles from '../card/card.module.css'
import { KeptFields } from './KeptFields.tsx'
import { OwnFieldsDialog } from './OwnFieldsDialog.tsx'

/** Fields of its topic, and what was said in those of another one. */
export function OwnFieldsPanel({ incident }: { incident: IncidentResponse }) {
  const { t } = useTranslation()
  const { data } = useQuery(ownFieldsQuery)
  const { nameOf, say } = useOwnFieldWords()
  const [isOpen, setOpen] = useState(false)
  const { topic } = useDirectory()
  const { topicCode, ownFields: values } = incident
  const of = { topicCode, groupCode: topic(topicCode)?.groupCode ?? null }
  const fields = fieldsOf(data?.fields ?? [], of, values)
  if (fields.length === 0) return null
  const missing = missingFields(fields, { at: 'answer', of, values }).map(({ code }) => code)
  return (
    <section aria-label={t('fields.title')}>
      <h3>{t('fields.title')}</h3>
      <dl className={`${cardStyles.facts} sm`}>
        {fields.map((field) => (
          <div key={field.code}>
            <dt className="xs muted">{nameOf(field)}</dt>
            <dd>
              {say(field, values[field.code]) ??
                (missing.includes(field.code) ? (
                  <State name="attention">{t('fields.neededForAnswer')}</State>
                ) : (
                  <span className="faint">{t('fields.nothing')}</span>
                ))}
              {!isFieldOf(field, of) && <span className="xs muted blk">{t('fields.ofAnotherTopic')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <KeptFields {...{ incident, fields }} onMend={incident.abilities.tag ? () => setOpen(true) : null} />
      {incident.abilities.tag && (
        <div className="row no-print">
          <Button
            size="s"
            icon={<IconForms className="ic" aria-hidden="true" />}
            onClick={() => setOpen(true)}
          >
            {t('fields.fillIn')}
          </Button>
        </div>
      )}
      {isOpen && (
        <OwnFieldsDialog
          incident={incident}
          fields={fields}
          needed={missing}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}
