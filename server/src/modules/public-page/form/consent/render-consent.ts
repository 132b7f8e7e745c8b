import { type Html, html } from '../../domain/html.ts'
import type { Language } from '../../domain/words.ts'
import type { ConsentRow } from './consent.repository.ts'
import { consentWordsOf } from './words.ts'

export type ShownConsent = ConsentRow & { language: Language }

/** Who handles the data, under the words of the consent; the form says which wording was shown. */
export function renderOperator({
  language,
  no,
  operatorName,
  operatorAddress,
  policyUrl,
}: ShownConsent): Html {
  const words = consentWordsOf(language)
  return html` <span id="operator">${words.operator(operatorName, operatorAddress)}</span>${
    policyUrl !== '' && html` <a href="${policyUrl}">${words.policy}</a>`
  }<input type="hidden" name="consentText" value="${no}">`
}

type Withdrawal = { language: Language; number: number; code: string; action: string; at: string | null }

export function renderWithdrawal({ language, number, code, action, at }: Withdrawal): Html {
  const words = consentWordsOf(language)
  if (at !== null) return html`<p class="notice" role="status" id="withdrawn">${words.withdrawn(at)}</p>`
  return html`<details id="withdraw"><summary>${words.withdraw}</summary><form method="post" action="${action}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}"><p class="hint">${words.withdrawHint}</p><button type="submit" class="quiet">${words.withdraw}</button></form></details>`
}
