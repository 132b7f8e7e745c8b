import { callByName } from '@veche/contract/rules/replies/call-by-name.ts'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useScreenToast } from '../../../ui/overlays/toast.tsx'
import { findWords, type ShowWords } from '../checklist/index.ts'

type Field = { text: string; field: RefObject<HTMLTextAreaElement | null> }
/** `fields`: the answer first. `onCall` gets it with the name of its reader, which stands in no field before. */
type Props = { fields: readonly [Field, ...Field[]]; onCall: (text: string) => void }

/** Leads from a remark to the words that it is about. */
export function useShowWords({ fields, onCall }: Props): ShowWords {
  const { t } = useTranslation()
  const sayHere = useScreenToast()

  function call(firstName: string) {
    const [{ text }] = fields
    onCall(callByName(text, firstName))
    sayHere(t('editor.check.called'), () => onCall(text))
  }

  function select(words: string) {
    for (const { text, field } of fields) {
      const place = findWords(text, words)
      if (!place) continue
      // Chosen before the focus comes, so that a browser brings the words into sight, not the beginning of a long text.
      field.current?.setSelectionRange(place.start, place.end)
      field.current?.focus()
      return
    }
  }

  return {
    canShow: ({ code }, words) =>
      code === 'by_name' || fields.some(({ text }) => findWords(text, words) !== null),
    show: ({ code }, words) => (code === 'by_name' ? call(words) : select(words)),
  }
}
