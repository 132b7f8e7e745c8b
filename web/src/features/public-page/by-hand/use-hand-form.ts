import { useState } from 'react'
import { randomId } from '../../../lib/browser/random-id.ts'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'
import { emptyForm, type HandForm, isBegun, readKept } from './hand-form.ts'

/** By person: a shared computer mixes nobody's words. */
export function useHandForm(userId: string, municipalityCode: string | null) {
  const key = `by-hand.${userId}`
  const [form, setForm] = useState<HandForm>(() =>
    readKept(readStored(key), emptyForm(randomId(), municipalityCode)),
  )
  function keep(next: HandForm): HandForm {
    writeStored(key, isBegun(next) ? JSON.stringify(next) : null)
    return next
  }
  return {
    form,
    change: (changes: Partial<HandForm>) => setForm((before) => keep({ ...before, ...changes })),
    begin: () => setForm(keep(emptyForm(randomId(), form.municipalityCode))),
    /** The server has them: words and telephones do not stay in this browser. */
    forget: () => writeStored(key, null),
  }
}
