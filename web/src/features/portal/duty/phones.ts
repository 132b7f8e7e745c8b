/** Telephones as people write them, each with the address a telephone calls. Pure. */
export type PhoneKind = 'mobile' | 'landline' | 'short'
/** `kind`: what tells it from the others; null where it stands alone or its own words tell. */
export type Phone = { shown: string; href: string | null; kind: PhoneKind | null }

/** Several are told apart by commas and semicolons; what has no number to call is only shown. */
export function phonesOf(text: string): Phone[] {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.map((shown) => {
    const [main = '', extension = ''] = shown.split(EXTENSION)
    const number = main.replaceAll(/[^\d+]/g, '')
    const own = extension.replaceAll(/\D/g, '')
    return {
      shown,
      href: number.length >= 2 ? `tel:${number}${own ? `,${own}` : ''}` : null,
      kind: parts.length > 1 && number.length >= 2 && !saysWhich(shown) ? kindOf(number) : null,
    }
  })
}

const EXTENSION = /доб\.?|вн\.?|#/i

/** An extension tells where a call goes within a number, not which of two numbers it is. */
function saysWhich(shown: string): boolean {
  return /\p{L}/u.test(shown.replaceAll(new RegExp(EXTENSION, 'gi'), ''))
}

/** By the plan of numbers of Russia: codes of mobile networks begin with a nine. */
function kindOf(number: string): PhoneKind {
  if (number.length <= 4) return 'short'
  return /^(?:\+7|8|7)?9\d{9}$/.test(number) ? 'mobile' : 'landline'
}
