import type { OutageResponse } from '@veche/contract/outages.ts'
import { type KeptEdit, useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { editOutage, type NewOutage } from '../outages.queries.ts'
import { useFieldWords } from '../use-field-words.ts'
import { formOf, type OutageForm, putField, saidOf } from './outage-form.ts'

type Typed = { form: OutageForm; setForm: (form: OutageForm) => void }

/** Saves what was touched since the form was opened, whatever the outage has become meanwhile. */
export function useOutageEdit(outage: OutageResponse | null, { form, setForm }: Typed): KeptEdit {
  const { locale } = useFormat()
  const { labelOf: label, wordsOf } = useFieldWords()
  return useKeptEdit<NewOutage>({
    raw: outage,
    // Through the form: seconds that it does not show are nobody's change.
    opened: outage && saidOf(formOf(outage, locale), locale),
    said: saidOf(form, locale),
    save: (changes, before) => editOutage(outage?.id ?? '', changes, before),
    put: (field, value) => setForm(putField(form, { [field]: value }, locale)),
    labels: {
      kind: label('kind'),
      reason: label('reason'),
      agencyCode: label('agencyCode'),
      municipalityCode: label('municipalityCode'),
      addresses: label('addresses'),
      area: label('area'),
      beginsAt: label('beginsAt'),
      endsAt: label('endsAt'),
    },
    words: {
      kind: (kind) => wordsOf('kind', kind),
      agencyCode: (code) => wordsOf('agencyCode', code),
      municipalityCode: (code) => wordsOf('municipalityCode', code),
      area: (area) => wordsOf('area', area),
      beginsAt: (moment) => wordsOf('beginsAt', moment),
      endsAt: (moment) => wordsOf('endsAt', moment),
    },
  })
}
