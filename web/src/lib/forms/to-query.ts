/** Fields of a search as the end of an address; what is not asked is not there. */
export function toQuery(search: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(search).flatMap(([key, value]) => (value ? [[key, value]] : []))
  return new URLSearchParams(asked).toString()
}
