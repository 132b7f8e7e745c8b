/** Telephones as people write them, each with the address a telephone calls. Pure. */
export type Phone = { shown: string; href: string | null }

/** Several are told apart by commas and semicolons; what has no number to call is only shown. */
export function phonesOf(text: string): Phone[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((shown) => {
      const [main = '', extension = ''] = shown.split(/доб\.?|вн\.?|#/i)
      const number = main.replaceAll(/[^\d+]/g, '')
      const own = extension.replaceAll(/\D/g, '')
      return { shown, href: number.length >= 2 ? `tel:${number}${own ? `,${own}` : ''}` : null }
    })
}
